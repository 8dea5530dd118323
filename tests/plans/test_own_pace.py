"""A plan that goes on at the group's own pace, through what happens to it afterwards."""

from dataclasses import replace

import pytest

from planner.plans import edits
from planner.plans.edit_rules import Around, CannotEdit, Edited
from planner.plans.late_joiner import catch_up
from planner.plans.replanning import proposals
from planner.plans.schedule import Schedule
from planner.plans.stored import from_document, to_document
from tests.plans.plans_that_go_on import plan
from tests.plans.small_programmes import CATALOGUE

FIRST = plan()
SLOWER, FASTER = edits.Pace(percent=150), edits.Pace(percent=60)


def ways(found, edit, now):
    before = Edited(brief=found.brief, schedule=found.schedule)
    around = Around(catalogue=found.catalogue, people=found.brief.people, now=now)
    return proposals(edit, before, found.programme, around)


def gone_on(found, edit, now):
    """In the smallest way that there is."""
    way = ways(found, edit, now)[0]
    return replace(found, brief=way.plan.brief, schedule=way.plan.schedule, programme=way.programme)


def rings(found):
    """Minutes of each meeting on rings."""
    lines = [(meeting, line) for meeting in found.programme.meetings() for line in meeting.lines]
    return [(meeting.key, line.minutes) for meeting, line in lines if line.title == "Rings"]


@pytest.mark.parametrize("count", [0, 1, 2, 3])
@pytest.mark.parametrize("edit", [SLOWER, FASTER])
def test_every_way_is_sound_and_leaves_the_past_to_the_byte(edit, count):
    past = [to_document(each) for each in FIRST.programme.meetings()[:count]]

    for way in ways(FIRST, edit, FIRST.after(count)):
        assert way.broken == ()
        assert [to_document(each) for each in way.programme.meetings()[:count]] == past


def test_a_slower_group_gets_more_minutes_for_what_is_ahead():
    assert rings(FIRST) == [("m2", 40), ("m3", 40)]
    assert rings(gone_on(FIRST, SLOWER, FIRST.after(1))) == [("m2", 40), ("m3", 40), ("m4", 40)]


def test_a_step_that_was_begun_goes_on_with_its_rest():
    assert rings(gone_on(FIRST, SLOWER, FIRST.after(2))) == [("m2", 40), ("m3", 40), ("m4", 20)]


def test_a_faster_group_gets_fewer():
    assert rings(gone_on(FIRST, FASTER, FIRST.after(1))) == [("m2", 15), ("m3", 33)]


def test_the_difference_says_why_before_it_says_what():
    way = ways(FIRST, SLOWER, FIRST.after(2))[0]

    assert [each.text for each in way.difference.changes][:3] == [
        "From here on steps take 150 % of their estimated minutes in meetings, which is the "
        "group's own pace; it was 100 %.",
        "Rings (awareness) takes 100 instead of 80 min in all, in 5 parts instead of 4.",
        "Rings (awareness), part 5 of 5, is added on Thu 4 Feb.",
    ]


def test_parts_that_a_faster_group_spares_are_no_loss():
    found = ways(FIRST, FASTER, FIRST.after(1))[0].difference

    assert found.counts() == (
        "1 step moves, 1 step takes other minutes, 1 part is not needed any more, "
        "nothing is dropped."
    )


@pytest.mark.parametrize("percent", [49, 201, 100])
def test_a_pace_that_makes_no_sense_is_refused(percent):
    with pytest.raises(CannotEdit):
        FIRST.edit(edits.Pace(percent=percent))


def test_what_is_locked_stays_as_it_is():
    locked = FIRST.edit(edits.Lock(key="m2", is_locked=True)).written()

    assert rings(gone_on(locked, SLOWER, FIRST.after(1))) == [("m2", 40), ("m3", 40), ("m4", 20)]


def test_a_later_replan_changes_nothing():
    slower = gone_on(FIRST, SLOWER, FIRST.after(1))

    for count in (1, 2, 3):
        way = ways(slower, edits.Refresh(), FIRST.after(count))[0]
        assert (way.difference.changes, way.broken) == ((), ())


def test_back_to_the_estimates_is_back_to_the_plan():
    slower = gone_on(FIRST, SLOWER, FIRST.after(2))

    back = gone_on(slower, edits.Pace(percent=100), FIRST.after(2))

    as_it_was = FIRST.written(FIRST.after(2)).programme
    assert (back.brief, back.schedule) == (FIRST.brief, FIRST.schedule)
    assert back.programme.entries == as_it_was.entries


def test_whoever_joins_late_makes_up_for_the_parts_that_there_were():
    slower = gone_on(FIRST, SLOWER, FIRST.after(2))

    found = catch_up(slower.brief, slower.schedule, CATALOGUE, knows=(), now=FIRST.after(3))

    steps = [(each.line.title, each.line.last_piece) for each in found.ways[0].steps]
    assert steps == [("Sets", 1), ("Maps", 1), ("Rings", 4)]


def test_a_schedule_of_before_can_be_read():
    document = to_document(FIRST.schedule)
    del document["begun"]

    assert from_document(Schedule, document) == FIRST.schedule
