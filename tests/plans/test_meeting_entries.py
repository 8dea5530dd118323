import datetime as dt

from planner.plans.brief import Away, Participant, Rhythm
from planner.plans.programme import SkippedEntry
from tests.plans.small_catalogues import week
from tests.plans.small_programmes import written

CLEO = Participant(name="Cleo")
SAILING = Away(first=week(2), last=week(2), reason="sailing")


def test_a_skipped_date_stands_in_its_place_with_its_reason():
    closed = (Away(first=week(2), last=week(2), reason="winter break"),)

    found = written(no_meeting=closed, meetings=2).entries

    assert found[1] == SkippedEntry(on=week(2), reason="winter break", can_meet_anyway=True)
    assert [each.number for each in (found[0], found[2])] == [1, 2]


def test_times_are_those_of_the_group():
    first = written().meetings()[0]

    assert first.starts_at.isoformat() == "2027-01-14T12:00:00+00:00"
    assert first.ends_at - first.starts_at == dt.timedelta(hours=1)


def test_who_is_away_is_noted_and_does_not_lead():
    people = (Participant(name="Ada"), Participant(name="Ben", away=(SAILING,)), CLEO)

    second = written(people=people).meetings()[1]

    assert second.notes == ("Ben away: sailing",)
    assert "Ben" not in (second.lead, second.backup)


def test_a_decision_is_reached_in_the_meeting_that_completes_it():
    assert [each.reached for each in written(meetings=3).meetings()] == [("ship",), (), ("prove",)]


def test_a_review_is_recall_from_end_to_end():
    review = written(rhythm=Rhythm(review=3)).meetings()[2]

    assert (review.opening_minutes, review.recall_minutes, review.study_minutes) == (10, 0, 50)


def test_a_break_asks_nothing_of_anybody():
    rest = written(rhythm=Rhythm(rest=2)).meetings()[1]

    assert (rest.lead, rest.opening_minutes, rest.study_minutes) == ("", 0, 0)
    assert [line.kind for line in rest.lines] == ["break"]


def test_a_paper_is_read_as_far_as_the_time_goes():
    paper = written(rhythm=Rhythm(paper=2)).meetings()[1]

    (reading,) = paper.lines[0].reading
    assert (reading.minutes, reading.of_minutes) == (90, 180)
    assert (reading.part, paper.reading_minutes) == ("as far as the time goes", 90)
    assert paper.lines[1].title == "Paper in plain words: question, idea, limit"


def test_exploration_asks_for_no_output_and_brings_a_prompt_card():
    meetings = written(rhythm=Rhythm(exploration=2), seed=1).meetings()

    lines = [meeting.lines[0] for meeting in meetings if meeting.kind == "exploration"]
    assert [line.title for line in lines] == [
        "Free exploration: break it",
        "Free exploration: draw it",
        "Free exploration: break it",
    ]
    assert lines[0].why == "No output is asked. Nothing has to come out."


def test_what_nearly_all_know_is_caught_up_by_the_others():
    knowing = [Participant(name=name, knows=(("sets", 1),)) for name in ("Ada", "Ben", "Cleo")]

    line = written(people=(*knowing, Participant(name="Dan"))).meetings()[0].lines[0]

    assert (line.kind, line.minutes, line.reading_minutes) == ("catch-up", 0, 40)
    assert line.spared == ("Ada", "Ben", "Cleo")


def test_a_line_says_what_it_is_for_and_why_it_is_here():
    line = written().meetings()[0].lines[0]

    assert (line.you_can, line.decisions) == ("use sets at depth 1", ("prove", "ship"))
    assert line.why == (
        "«Prove?» needs Rings at awareness depth, which stands on this through Maps. "
        "So does one other decision. it helps"
    )


def test_an_exercise_is_done_in_the_meeting():
    line = written().meetings()[0].lines[1]

    assert [(task.title, task.minutes, task.in_meeting) for task in line.tasks] == [
        ("Count", 20, True)
    ]
