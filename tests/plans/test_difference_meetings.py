import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

from planner.plans.difference import difference
from tests.plans.small_agendas import meeting, plan, sentences, step

MAPS, SETS = step("Maps"), step("Sets")
FIRST = meeting("a", 1, 14, MAPS)


def of_the_first(**changed):
    """What is said when only the first of two meetings is changed so."""
    last = meeting("b", 1, 21, SETS)
    return sentences(plan(FIRST, last), plan(replace(FIRST, **changed), last))


def at(day, hour=12, zone="Europe/Berlin"):
    return dt.datetime(2027, 1, day, hour, tzinfo=ZoneInfo(zone))


def test_a_meeting_moves_and_takes_its_steps_along():
    assert of_the_first(starts_at=at(15), ends_at=at(15, 13)) == [
        "The meeting of Thu 14 Jan moves to Fri 15 Jan, 12:00–13:00."
    ]


def test_a_meeting_moves_to_another_time():
    assert of_the_first(starts_at=at(14, 13), ends_at=at(14, 14)) == [
        "The meeting of Thu 14 Jan is at 13:00–14:00 instead of 12:00–13:00."
    ]
    assert of_the_first(starts_at=at(15, 13), ends_at=at(15, 14)) == [
        "The meeting of Thu 14 Jan, 12:00–13:00, moves to Fri 15 Jan, 13:00–14:00."
    ]


def test_the_years_are_named_where_they_differ():
    old, new = meeting("a", 1, 14), meeting("a", 1, 14)
    before = old.starts_at.replace(year=2026, month=12, day=31)
    old = replace(old, starts_at=before, ends_at=before.replace(hour=13))

    assert sentences(plan(old), plan(new)) == [
        "The meeting of Thu 31 Dec 2026 moves to Thu 14 Jan 2027, 12:00–13:00."
    ]


def test_zones_are_named_where_the_clock_alone_does_not_explain():
    zone = "Europe/London"

    assert of_the_first(starts_at=at(14, 12, zone), ends_at=at(14, 13, zone)) == [
        "The meeting of Thu 14 Jan is at 12:00–13:00 (Europe/London) instead of "
        "12:00–13:00 (Europe/Berlin)."
    ]


def test_a_meeting_is_added_with_its_lead_and_its_steps():
    new = plan(FIRST, meeting("b", 1, 21, SETS))

    assert sentences(plan(FIRST), new) == [
        "There is a further meeting on Thu 21 Jan, 12:00–13:00, led by Ada, with Ben as backup.",
        "Sets (working) is added on Thu 21 Jan.",
    ]


def test_a_meeting_is_dropped_with_its_steps():
    old = plan(FIRST, meeting("b", 1, 21, SETS))

    assert sentences(old, plan(FIRST)) == [
        "The meeting of Thu 21 Jan is dropped from the plan.",
        "Sets (working) is dropped; it was planned for Thu 21 Jan.",
    ]


def test_a_new_number_is_no_change():
    old = plan(meeting("a", 1, 14), meeting("b", 1, 21, SETS))
    new = plan(meeting("b", 1, 21, SETS))

    assert sentences(old, new) == ["The meeting of Thu 14 Jan is dropped from the plan."]


def test_a_meeting_is_cancelled_or_did_not_happen():
    off = {"reason": "Ada is ill.", "lead": "", "lead_id": "", "lines": ()}

    assert of_the_first(state="cancelled", **off) == [
        "The meeting of Thu 14 Jan is cancelled: Ada is ill.",
        "Maps (working) is dropped; it was planned for Thu 14 Jan.",
    ]
    assert of_the_first(state="not held") == [
        "The meeting of Thu 14 Jan did not happen.",
        "Maps (working) is dropped; it was planned for Thu 14 Jan.",
    ]


def test_a_meeting_unknown_before_can_be_off_already():
    cancelled = meeting("b", 1, 21, state="cancelled", reason="storm")
    not_held = meeting("c", 1, 28, SETS, state="not held")

    assert sentences(plan(FIRST), plan(FIRST, cancelled, not_held)) == [
        "The meeting of Thu 21 Jan is cancelled: storm.",
        "The meeting of Thu 28 Jan did not happen.",
    ]


def test_a_meeting_takes_place_after_all():
    off = meeting("a", 1, 14, MAPS, state="cancelled")

    assert sentences(plan(off), plan(FIRST)) == ["The meeting of Thu 14 Jan takes place after all."]
    assert sentences(plan(off), plan(replace(FIRST, state="held"))) == [
        "The meeting of Thu 14 Jan took place after all."
    ]


def test_that_a_meeting_was_held_is_noted():
    held = replace(FIRST, state="held")

    assert sentences(plan(FIRST), plan(held)) == ["The meeting of Thu 14 Jan took place."]
    assert sentences(plan(held), plan(FIRST)) == [
        "The meeting of Thu 14 Jan no longer counts as held."
    ]


def test_locks_are_told():
    locked = plan(replace(FIRST, is_locked=True))

    assert sentences(plan(FIRST), locked) == ["The meeting of Thu 14 Jan is now locked."]
    assert sentences(locked, plan(FIRST)) == ["The meeting of Thu 14 Jan is no longer locked."]


def test_a_meeting_becomes_one_of_another_kind():
    assert of_the_first(kind="review") == ["On Thu 14 Jan there is a review instead of study."]


def test_another_person_leads_or_backs_up():
    assert of_the_first(lead="Ben", lead_id="2", backup="Ada", backup_id="1") == [
        "Ben leads on Thu 14 Jan instead of Ada.",
        "Ada is backup on Thu 14 Jan instead of Ben.",
    ]
    assert of_the_first(lead="", lead_id="", backup="", backup_id="") == [
        "Ada no longer leads on Thu 14 Jan, and nobody else does yet.",
        "Ben is no longer backup on Thu 14 Jan, and nobody else is yet.",
    ]


def test_somebody_leads_where_nobody_did():
    nobody = replace(FIRST, lead="", lead_id="", backup="", backup_id="")

    assert sentences(plan(nobody), plan(FIRST)) == [
        "Ada leads on Thu 14 Jan.",
        "Ben is backup on Thu 14 Jan.",
    ]


def test_a_new_name_is_no_new_lead_and_yet_seen():
    found = difference(plan(FIRST), plan(replace(FIRST, lead="Ada L.")))

    assert (found.changes, found.is_empty) == ((), False)
    assert found.counts() == "No meeting changes, only words and figures around them."


def test_notes_and_reasons_are_told():
    assert of_the_first(notes=("Ben is away",), reason="You meet anyway") == [
        "The notes of Thu 14 Jan change: + “Ben is away”; + “You meet anyway”."
    ]
