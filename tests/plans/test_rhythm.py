import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.plans.brief import BadBrief, Rhythm
from planner.plans.rhythm import kinds

EVERY = st.sampled_from([0, 4, 5, 7, 12])


def test_without_a_rhythm_every_meeting_is_study():
    assert kinds(Rhythm(), "on-demand", 3) == ("study", "study", "study")


def test_every_third_meeting_is_a_review():
    found = kinds(Rhythm(review=3), "on-demand", 6)

    assert found == ("study", "study", "review", "study", "study", "review")


def test_of_two_kinds_on_one_meeting_the_second_takes_the_next():
    found = kinds(Rhythm(rest=3, curiosity=3), "on-demand", 7)

    assert found == ("study", "study", "break", "curiosity", "study", "break", "curiosity")


def test_breadth_first_plans_explore_and_read_papers_unless_told_otherwise():
    assert kinds(Rhythm(), "breadth-first", 6)[3:] == ("exploration", "study", "paper")
    assert kinds(Rhythm(exploration=0, paper=0), "breadth-first", 6) == ("study",) * 6


def test_what_was_asked_for_comes_before_what_a_mode_adds():
    found = kinds(Rhythm(review=3, curiosity=5), "breadth-first", 12)

    assert "exploration" not in found
    assert "paper" not in found


def test_towards_a_deadline_every_fifth_meeting_is_a_review():
    assert kinds(Rhythm(), "deadline", 5)[4] == "review"


def test_a_rhythm_that_leaves_no_study_is_refused():
    with pytest.raises(BadBrief, match="leave none for study"):
        kinds(Rhythm(review=2, rest=2), "on-demand", 4)


@given(EVERY, EVERY, EVERY, st.integers(1, 40))
def test_more_meetings_never_change_those_before_them(review, curiosity, rest, count):
    rhythm = Rhythm(review=review, curiosity=curiosity, rest=rest, paper=12)

    longer = kinds(rhythm, "on-demand", count + 7)

    assert kinds(rhythm, "on-demand", count) == longer[:count]
    assert longer[0] == "study"
