import datetime as dt
import zoneinfo

import pytest

from planner.plans.brief import Away, Rhythm
from planner.plans.schedule import (
    Carried,
    Closed,
    Item,
    Schedule,
    Slot,
    ahead,
    behind,
    carried_over,
    done,
    ordered,
    replaced,
)
from planner.plans.stored import from_document, to_document
from tests.plans.plans_that_go_on import plan
from tests.plans.small_catalogues import week

NOON = dt.time(12)
BREAK = Away(first=week(2), last=week(2), reason="winter break")


def slot(key, on, *items, **rest):
    return Slot(key=key, on=on, at=NOON, kind="study", items=items, **rest)


def piece(number, topic="rings"):
    return Item(topic=topic, depth=1, piece=number)


def schedule(*slots, **rest):
    return Schedule(slots=slots, closed=(), meeting_limit=40, reading_limit=90, **rest)


def test_a_first_schedule_has_the_dates_the_agendas_and_the_turns_of_its_programme():
    found = plan(meetings=2, no_meeting=(BREAK,)).schedule

    assert found.slots == (
        slot("m1", week(1), piece(0, "sets"), piece(0, "maps"), lead="Ada", backup="Ben"),
        slot("m2", week(3), lead="Ben", backup="Cleo"),
    )
    assert found.closed == (Closed(on=week(2), reason="winter break"),)
    assert (found.meeting_limit, found.reading_limit) == (20, 90)


def test_several_pieces_in_one_line_are_several_items():
    found = plan().schedule.slots

    assert found[1].items == (piece(0), piece(1))
    assert found[2].items == (piece(2), piece(3))


def test_what_was_picked_out_of_curiosity_stays_so_and_other_lines_are_no_items():
    found = plan(rhythm=Rhythm(curiosity=3, review=2)).schedule.slots

    assert found[1].items == ()
    assert found[2].items == (Item(topic="games", depth=1, piece=0, is_curious=True),)


def test_a_meeting_on_a_closed_date_keeps_what_it_is_held_in_spite_of():
    found = plan(no_meeting=(BREAK,), meet_anyway=(week(2),)).schedule

    assert [each.reason for each in found.slots[:3]] == ["", "winter break", ""]
    assert found.closed == ()


def test_a_meeting_that_has_a_key_keeps_it():
    first = plan()

    again = first.written().programme

    assert [each.key for each in again.meetings()] == [each.key for each in first.schedule.slots]


def test_a_schedule_comes_back_from_its_document():
    whole = plan(rhythm=Rhythm(curiosity=3), no_meeting=(BREAK,)).schedule
    carried = (Carried(topic="sets", depth=1, piece=1, minutes=20),)
    found = Schedule(
        slots=whole.slots,
        closed=whole.closed,
        meeting_limit=40,
        reading_limit=90,
        waiting=(piece(3),),
        carried=carried,
    )

    assert from_document(Schedule, to_document(found)) == found


def test_slots_and_closed_dates_stand_in_the_order_of_their_dates():
    late, early = slot("a", week(2)), slot("b", week(1))
    closed = (Closed(on=week(4), reason="x"), Closed(on=week(3), reason="y"))

    found = ordered(Schedule(slots=(late, early), closed=closed, meeting_limit=1, reading_limit=1))

    assert (found.slots, found.closed) == ((early, late), closed[::-1])


def test_a_slot_is_replaced_by_that_of_the_same_key():
    first, second = slot("a", week(1)), slot("b", week(2))
    moved = slot("a", week(3))

    assert replaced(schedule(first, second), moved).slots == (second, moved)


@pytest.mark.parametrize(
    ("minute", "coming"),
    [(-1, ("a", "b")), (0, ("b",)), (1, ("b",))],
    ids=["before", "at", "after"],
)
def test_a_meeting_that_has_begun_lies_behind(minute, coming):
    both = schedule(slot("a", week(1)), slot("b", week(2)))
    zone = zoneinfo.ZoneInfo("America/New_York")
    now = dt.datetime.combine(week(1), NOON, zone) + dt.timedelta(minutes=minute)

    assert tuple(each.key for each in ahead(both, zone="America/New_York", now=now)) == coming
    past = {"a", "b"} - set(coming)
    assert {each.key for each in behind(both, zone="America/New_York", now=now)} == past


def test_what_was_called_off_lies_neither_behind_nor_ahead():
    found = schedule(
        slot("a", week(1), state="not held"),
        slot("b", week(2), state="held"),
        slot("c", week(3), state="cancelled"),
    )
    now = dt.datetime.combine(week(2), dt.time(20), dt.UTC)

    assert ahead(found, zone="UTC", now=now) == ()
    assert [each.key for each in behind(found, zone="UTC", now=now)] == ["b"]


def test_only_what_takes_place_is_found_by_its_date():
    off, on = slot("a", week(1), state="cancelled"), slot("b", week(1))
    found = schedule(off, on)

    assert found.slot_on(week(1)) == on
    assert (found.slot("a"), found.slot("x"), found.slot_on(week(2))) == (off, None, None)


def test_pieces_are_done_from_the_first_one_on():
    found = done([slot("a", week(1), piece(0), piece(1)), slot("b", week(2), piece(0, "sets"))])

    assert found == {("rings", 1): 2, ("sets", 1): 1}


def test_a_piece_after_one_that_was_missed_is_not_done_yet():
    assert done([slot("b", week(2), piece(1), piece(2))]) == {("rings", 1): 0}


def test_what_is_carried_over_is_told_by_step():
    carried = [
        Carried(topic=topic, depth=1, piece=number, minutes=minutes)
        for topic, number, minutes in (("rings", 1, 10), ("sets", 1, 5), ("rings", 2, 20))
    ]
    found = schedule(carried=tuple(carried))

    assert carried_over(found) == {("rings", 1): ((1, 10), (2, 20)), ("sets", 1): ((1, 5),)}
