import dataclasses
import datetime as dt

import pytest

from planner.plans import edits
from planner.plans.brief import Away, Instead, Participant, Rhythm, Wanted
from planner.plans.schedule import Carried, Closed, Item, Slot
from planner.plans.stored import from_document, to_document
from tests.plans.plans_that_go_on import THREE, plan
from tests.plans.small_catalogues import week

NOON, EVENING = dt.time(12), dt.time(18)
BREAK = Away(first=week(2), last=week(2), reason="winter break")
RINGS = ("rings", 1)
FIRST = plan()
CURIOUS = plan(rhythm=Rhythm(curiosity=3))
CLOSED = plan(no_meeting=(BREAK,))


def slots(found):
    return {each.key: each for each in found.schedule.slots}


def changed(before, after):
    """The fields that differ, slot by slot; those that came or went are there whole."""
    old, new = slots(before), slots(after)
    return {
        key: _fields(old[key], new[key]) if key in old and key in new else new.get(key)
        for key in sorted({*old, *new})
        if old.get(key) != new.get(key)
    }


def _fields(old, new):
    names = [field.name for field in dataclasses.fields(old)]
    return {name: getattr(new, name) for name in names if getattr(new, name) != getattr(old, name)}


def rest(found):
    """All but the slots."""
    return (found.brief, dataclasses.replace(found.schedule, slots=()))


def pieces(*numbers):
    return tuple(Item(topic="rings", depth=1, piece=number) for number in numbers)


# --- edits by hand ---


def test_a_moved_meeting_has_another_date_and_nothing_else_changes():
    found = FIRST.edit(edits.Move(key="m2", on=week(9), at=EVENING))

    assert changed(FIRST, found) == {"m2": {"on": week(9), "at": EVENING}}
    assert [each.key for each in found.schedule.slots] == ["m1", "m3", "m4", "m5", "m6", "m2"]
    assert rest(found) == rest(FIRST)


def test_a_meeting_may_move_to_another_time_of_its_day():
    found = FIRST.edit(edits.Move(key="m2", on=week(2), at=EVENING))

    assert changed(FIRST, found) == {"m2": {"at": EVENING}}


def test_a_meeting_that_moves_onto_a_closed_date_says_in_spite_of_what():
    found = CLOSED.edit(edits.Move(key="m2", on=week(2), at=NOON))

    assert changed(CLOSED, found) == {"m2": {"on": week(2), "reason": "winter break"}}
    assert found.schedule.closed == ()


def test_a_meeting_that_moves_away_from_a_closed_date_is_in_spite_of_nothing():
    anyway = CLOSED.edit(edits.MeetAnyway(on=week(2), key="new"))

    found = anyway.edit(edits.Move(key="new", on=week(9), at=NOON))

    assert slots(found)["new"].reason == ""


def test_two_meetings_exchange_their_dates_and_times():
    evening = FIRST.edit(edits.Move(key="m2", on=week(2), at=EVENING))

    found = evening.edit(edits.Swap(key="m2", other="m4"))

    assert changed(evening, found) == {
        "m2": {"on": week(4), "at": NOON},
        "m4": {"on": week(2), "at": EVENING},
    }
    assert rest(found) == rest(evening)


def test_the_reason_to_meet_anyway_stays_with_its_date():
    anyway = CLOSED.edit(edits.MeetAnyway(on=week(2), key="new"))

    found = slots(anyway.edit(edits.Swap(key="new", other="m1")))

    assert (found["new"].reason, found["m1"].reason) == ("", "winter break")


def test_a_further_meeting_has_no_agenda_yet():
    found = FIRST.edit(edits.Insert(key="new", on=week(9), at=EVENING, kind="review"))

    assert changed(FIRST, found) == {"new": Slot(key="new", on=week(9), at=EVENING, kind="review")}
    assert rest(found) == rest(FIRST)


def test_a_meeting_is_locked_and_unlocked():
    locked = FIRST.edit(edits.Lock(key="m2", is_locked=True))

    assert changed(FIRST, locked) == {"m2": {"is_locked": True}}
    assert locked.edit(edits.Lock(key="m2", is_locked=False)) == FIRST


@pytest.mark.parametrize(
    ("lead", "backup", "stands_in"),
    [("Ada", "", "Cleo"), ("Cleo", "", "Ben"), ("Cleo", "Ada", "Ada")],
    ids=["the backup stays", "the backup leads", "another backup"],
)
def test_somebody_else_is_asked_to_lead(lead, backup, stands_in):
    found = FIRST.edit(edits.Assign(key="m2", lead=lead, backup=backup))

    (slot,) = (each for each in found.schedule.slots if each.key == "m2")
    assert (slot.lead, slot.backup, slot.is_turn_settled) == (lead, stands_in, True)
    assert list(changed(FIRST, found)) == ["m2"]
    assert rest(found) == rest(FIRST)


def test_a_pick_replaces_what_was_picked():
    without = CURIOUS.edit(edits.Cancel(key="m6", reason="ill"))

    found = without.edit(edits.Pick(key="m3", topic="odds"))

    item = Item(topic="odds", depth=1, piece=0, is_curious=True)
    assert changed(without, found) == {"m3": {"items": (item,), "is_pick_settled": True}}
    assert rest(found) == rest(without)


def test_a_step_is_read_from_another_resource():
    unit = edits.Units(topic="rings", depth=1, resource="course")

    found = FIRST.edit(unit, unit)

    assert found.brief.instead == (Instead(topic="rings", depth=1, resource="course"),)
    assert found.schedule == FIRST.schedule


# --- events ---


def test_a_skipped_date_has_a_reason_and_its_items_wait():
    found = FIRST.edit(edits.Skip(key="m2", reason=" all-hands \n day "))

    assert changed(FIRST, found) == {"m2": None}
    assert found.schedule.closed == (Closed(on=week(2), reason="all-hands day"),)
    assert found.schedule.waiting == pieces(0, 1)
    assert (found.brief, found.schedule.carried) == (FIRST.brief, ())


def test_a_cancelled_meeting_keeps_its_place_and_its_items_wait():
    locked = FIRST.edit(edits.Lock(key="m2", is_locked=True))

    found = locked.edit(edits.Cancel(key="m2", reason="ill"))

    assert changed(FIRST, found) == {"m2": {"items": (), "state": "cancelled", "reason": "ill"}}
    assert (found.schedule.waiting, found.schedule.closed) == (pieces(0, 1), ())


def test_a_meeting_of_the_past_that_did_not_happen_gives_its_items_back():
    found = FIRST.edit(edits.NotHeld(key="m2"), now=FIRST.after(3))

    assert changed(FIRST, found) == {
        "m2": {"items": (), "state": "not held", "reason": "it did not happen"}
    }
    assert (found.schedule.waiting, found.schedule.closed) == (pieces(0, 1), ())


def test_items_that_wait_stay_in_line():
    found = FIRST.edit(edits.Skip(key="m2", reason="x"), edits.Cancel(key="m3", reason="y"))

    assert found.schedule.waiting == pieces(0, 1, 2, 3)


def test_what_took_longer_is_carried_over_to_the_next_part():
    overran = edits.Overran(key="m2", topic="rings", depth=1, minutes=20)

    found = FIRST.edit(overran, now=FIRST.after(2))

    assert found.schedule.carried == (
        Carried(topic="rings", depth=1, piece=2, minutes=20, meeting="m2"),
    )
    assert (found.brief, changed(FIRST, found)) == (FIRST.brief, {})


def test_a_closed_date_gets_its_meeting_at_the_usual_time():
    found = CLOSED.edit(edits.MeetAnyway(on=week(2), key="new"))

    slot = Slot(key="new", on=week(2), at=NOON, kind="study", reason="winter break")
    assert changed(CLOSED, found) == {"new": slot}
    assert found.schedule.closed == ()


def test_a_skipped_date_can_be_met_on_all_the_same():
    skipped = FIRST.edit(edits.Skip(key="m2", reason="ill"))

    found = skipped.edit(edits.MeetAnyway(on=week(2), key="new"))

    assert [each.key for each in found.schedule.slots] == ["m1", "new", "m3", "m4", "m5", "m6"]
    assert (found.schedule.closed, found.schedule.waiting) == ((), pieces(0, 1))


def test_a_topic_is_studied_to_another_depth_or_left_out():
    found = FIRST.edit(edits.Deepen(topic="odds", depth=2), edits.Deepen(topic="odds", depth=0))

    assert found.brief == dataclasses.replace(FIRST.brief, depths=(("odds", 0),))
    assert found.schedule == FIRST.schedule


def test_a_further_decision_joins_those_that_were_asked_for():
    ship = Wanted(decision="ship", weight=3)
    first = plan(goals=("build", "hired"), decisions=(ship,))

    found = first.edit(edits.Want(decision="bet"))

    assert found.brief.decisions == (ship, Wanted(decision="bet"))
    assert found.schedule == first.schedule


def test_a_decision_is_given_up_and_the_others_keep_their_weight():
    weighed = (Wanted(decision="ship", weight=3), Wanted(decision="prove"))

    found = plan(decisions=weighed).edit(edits.Drop(decision="prove"))

    assert found.brief.decisions == weighed[:1]


def test_people_are_brought_up_to_date_under_their_new_names():
    before = plan(people=tuple(dataclasses.replace(each, id=each.name[0]) for each in THREE))
    people = (Participant(name="Ada", id="A"), Participant(name="Bob", id="B"))

    found = before.edit(edits.Refresh(), now=before.after(2), people=people)

    assert found.brief == dataclasses.replace(before.brief, people=people)
    assert changed(before, found) == {"m4": {"backup": "Bob"}, "m5": {"lead": "Bob"}}


def test_a_long_reason_is_cut():
    found = FIRST.edit(edits.Skip(key="m2", reason="x" * 300))

    assert found.schedule.closed == (Closed(on=week(2), reason="x" * 200),)


def test_a_cancelled_date_is_free_for_another_meeting():
    off = FIRST.edit(edits.Cancel(key="m2", reason="ill"))

    found = off.edit(edits.Insert(key="new", on=week(2), at=NOON))

    assert [each.key for each in found.schedule.slots] == [
        "m1",
        "m2",
        "new",
        "m3",
        "m4",
        "m5",
        "m6",
    ]
    assert [each.number for each in found.written().programme.meetings()] == [1, 2, 3, 4, 5, 6, 7]


# --- documents ---

EVERY = [
    edits.Move(key="m2", on=week(9), at=NOON),
    edits.Swap(key="m2", other="m4"),
    edits.Lock(key="m2", is_locked=True),
    edits.Assign(key="m2", lead="Ada"),
    edits.Pick(key="m2", topic="odds"),
    *(event(key="m2", reason="ill") for event in (edits.Skip, edits.Cancel)),
    edits.NotHeld(key="m2"),
    edits.Overran(key="m2", topic="rings", depth=1, minutes=5),
    edits.Insert(key="new", on=week(9), at=EVENING, kind="paper"),
    edits.Units(topic="rings", depth=1, resource="course"),
    edits.MeetAnyway(on=week(2), key="new"),
    edits.Deepen(topic="odds", depth=0),
    edits.Want(decision="bet"),
    edits.Drop(decision="ship"),
    edits.Pace(percent=125),
    edits.Known(steps=(("maps", 1),)),
    edits.Refresh(),
]


@pytest.mark.parametrize("edit", EVERY, ids=lambda edit: type(edit).__name__)
def test_an_edit_comes_back_from_its_document(edit):
    assert from_document(type(edit), to_document(edit)) == edit
    assert from_document(edits.Edit, to_document(edit)) == edit


def test_no_edit_is_forgotten_here():
    assert {type(edit) for edit in EVERY} == set(edits.Edit.__args__)
