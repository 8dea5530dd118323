import datetime as dt

import pytest

from planner.plans.brief import Participant
from planner.plans.going_on import free_to_read_ahead, going_on
from planner.plans.programme import Line, MeetingEntry
from planner.solver import Piece
from tests.plans.small_catalogues import brief, week
from tests.plans.small_programmes import asked

RINGS = ("rings", 1)
STEPS = asked()[0].steps


def rings(done=0, *carried, longest=40):
    """`carried`: for which piece how many minutes."""
    steps, finished = going_on(STEPS, {RINGS: done}, {RINGS: carried}, longest=longest)
    return steps[RINGS], RINGS in finished


def held(number, reading, *, spared=()):
    starts_at = dt.datetime.combine(week(number), dt.time(12), dt.UTC)
    line = Line(kind="study", title="Sets", minutes=20, reading_minutes=reading, spared=spared)
    return MeetingEntry(
        number=number, kind="study", starts_at=starts_at, ends_at=starts_at, lines=(line,)
    )


def test_where_nothing_was_studied_the_steps_are_as_they_were():
    assert going_on(STEPS, {}, {}, longest=40) == (STEPS, frozenset())


def test_pieces_that_were_studied_are_not_there_any_more():
    whole = STEPS[RINGS]

    found, is_finished = rings(done=1)

    assert (found.done, found.pieces, is_finished) == (1, whole.pieces[1:], False)
    assert (found.before, found.together) == (whole.before[1:], whole.together[1:])


def test_a_finished_step_is_given_as_it_was():
    assert rings(done=4) == (STEPS[RINGS], True)


def test_a_step_that_lost_pieces_since_is_finished():
    assert rings(done=9) == (STEPS[RINGS], True)


def test_what_is_carried_over_lengthens_the_next_piece():
    found, _ = rings(1, (1, 15))

    assert [each.discussion for each in found.pieces] == [35, 20, 20]
    assert [each.reading for each in found.pieces] == [40, 40, 40]


def test_what_a_meeting_has_no_room_for_goes_on_in_the_pieces_after_it():
    found, _ = rings(2, (2, 50))

    assert [each.discussion for each in found.pieces] == [40, 40, 10]
    assert [each.reading for each in found.pieces] == [40, 40, 0]


def test_what_went_on_in_a_later_piece_still_does_when_the_first_was_studied():
    found, _ = rings(3, (2, 50))

    assert [each.discussion for each in found.pieces] == [40, 10]


def test_what_was_carried_into_studied_pieces_is_made_up_for():
    assert rings(3, (1, 15), (2, 20)) == rings(3)


@pytest.mark.parametrize("done", [4, 5])
def test_a_finished_step_that_is_carried_over_has_one_more_piece(done):
    found, is_finished = rings(done, (done, 25))

    assert (found.done, found.pieces) == (done, (Piece(discussion=25, reading=0),))
    assert (len(found.before), found.together, is_finished) == (1, ((),), False)


def test_before_the_first_meeting_nothing_was_read_ahead():
    assert free_to_read_ahead(brief(), []) == {"Ada": 0, "Ben": 0}


def test_what_a_meeting_left_of_the_week_was_free_to_read_ahead():
    people = (Participant(name="Ada"), Participant(name="Ben", reading=30))

    found = free_to_read_ahead(brief(people=people), [held(1, 20)])

    assert found == {"Ada": 70, "Ben": 10}


def test_what_was_read_ahead_leaves_more_of_the_next_week():
    assert free_to_read_ahead(brief(), [held(1, 40), held(2, 120)]) == {"Ada": 20, "Ben": 20}


def test_time_is_not_saved_up_for_longer_than_from_one_meeting_to_the_next():
    assert free_to_read_ahead(brief(), [held(1, 0), held(2, 0)]) == {"Ada": 90, "Ben": 90}


def test_two_weeks_count_at_most():
    assert free_to_read_ahead(brief(), [held(1, 0), held(5, 0)]) == {"Ada": 180, "Ben": 180}


def test_who_knows_it_already_has_more_time():
    assert free_to_read_ahead(brief(), [held(1, 60, spared=("Ben",))]) == {"Ada": 30, "Ben": 90}
