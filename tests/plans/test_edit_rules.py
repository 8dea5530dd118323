import dataclasses
import datetime as dt

import pytest

from planner.plans import edits
from planner.plans.brief import Away, Participant, Rhythm, Wanted
from planner.plans.edit_rules import CannotEdit
from tests.plans.plans_that_go_on import THREE, plan
from tests.plans.small_catalogues import week

NOON, EVENING = dt.time(12), dt.time(18)
BREAK = Away(first=week(2), last=week(2), reason="winter break")
FIRST = plan()
CURIOUS = plan(rhythm=Rhythm(curiosity=3))
CLOSED = plan(no_meeting=(BREAK,))


def refusal(first, edit, *, count=0, **around):
    with pytest.raises(CannotEdit) as refused:
        first.edit(edit, now=first.after(count), **around)
    return str(refused.value)


MOVE = edits.Move(key="m2", on=week(9), at=NOON)
TO_COME = [
    MOVE,
    edits.Swap(key="m2", other="m4"),
    edits.Swap(key="m4", other="m2"),
    edits.Lock(key="m2", is_locked=True),
    edits.Assign(key="m2", lead="Ada"),
    edits.Pick(key="m2", topic="odds"),
    edits.Skip(key="m2", reason="ill"),
    edits.Cancel(key="m2", reason="ill"),
]
PAST = [edits.NotHeld(key="m2"), edits.Overran(key="m2", topic="rings", depth=1, minutes=5)]


@pytest.mark.parametrize("edit", TO_COME, ids=lambda edit: type(edit).__name__)
def test_the_past_stays_as_it_was(edit):
    assert refusal(FIRST, edit, count=2) == (
        "The meeting of Thu 21 Jan has begun; the past stays as it was."
    )


@pytest.mark.parametrize("edit", PAST, ids=lambda edit: type(edit).__name__)
def test_what_is_still_to_come_has_neither_failed_nor_overrun(edit):
    assert refusal(FIRST, edit, count=1) == "The meeting of Thu 21 Jan is still to come."


@pytest.mark.parametrize("edit", [*TO_COME, *PAST], ids=lambda edit: type(edit).__name__)
def test_a_meeting_that_is_gone_cannot_be_edited(edit):
    gone = FIRST.edit(edits.Skip(key="m2", reason="ill"))

    assert refusal(gone, edit) == "That meeting is not in the plan any more."


@pytest.mark.parametrize("edit", [*TO_COME, *PAST], ids=lambda edit: type(edit).__name__)
def test_a_cancelled_meeting_cannot_be_edited(edit):
    off = FIRST.edit(edits.Cancel(key="m2", reason="ill"))

    assert refusal(off, edit) == "The meeting of Thu 21 Jan was cancelled."


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (
            edits.Move(key="m2", on=week(3), at=EVENING),
            "There is a meeting on Thu 28 Jan already; swap them instead.",
        ),
        (
            edits.Insert(key="new", on=week(3), at=EVENING),
            "There is a meeting on Thu 28 Jan already; swap them instead.",
        ),
        (
            edits.Move(key="m2", on=week(-1), at=NOON),
            "31 December 2026 is past; choose a date that is still to come.",
        ),
        (
            edits.Insert(key="new", on=week(-1), at=NOON),
            "31 December 2026 is past; choose a date that is still to come.",
        ),
        (edits.Insert(key="m2", on=week(9), at=NOON), "That meeting is in the plan already."),
        (edits.Swap(key="m2", other="m2"), "A meeting cannot change places with itself."),
        (edits.MeetAnyway(on=week(2), key="new"), "Thu 21 Jan is no skipped date."),
        (edits.Skip(key="m2", reason=" \n"), "Say why, so that everybody knows."),
        (edits.Cancel(key="m2", reason=""), "Say why, so that everybody knows."),
    ],
)
def test_dates_and_reasons_have_to_make_sense(edit, sentence):
    assert refusal(FIRST, edit) == sentence


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (edits.Assign(key="m2", lead="Zoe"), "Zoe is not among the people of this plan."),
        (
            edits.Assign(key="m2", lead="Ada", backup="Zoe"),
            "Zoe is not among the people of this plan.",
        ),
        (edits.Assign(key="m2", lead="", backup="Ada"), "Choose who leads."),
        (
            edits.Assign(key="m2", lead="Ada", backup="Ada"),
            "Ada cannot stand in for themselves.",
        ),
        (
            edits.Pick(key="m2", topic="odds"),
            "The meeting of Thu 21 Jan is not kept free for curiosity.",
        ),
    ],
)
def test_people_and_meetings_have_to_fit(edit, sentence):
    assert refusal(FIRST, edit) == sentence


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (edits.Deepen(topic="nix", depth=1), "The catalogue has no such topic."),
        (edits.Deepen(topic="rings", depth=2), "Rings has no depth working."),
        (edits.Deepen(topic="sets", depth=7), "Sets has no depth 7."),
        (edits.Deepen(topic="sets", depth=-1), "Sets has no depth -1."),
        (edits.Units(topic="nix", depth=1, resource="book"), "The catalogue has no such topic."),
        (
            edits.Units(topic="rings", depth=1, resource="book"),
            "That resource has no unit for this topic at this depth.",
        ),
        (edits.Want(decision="nix"), "The catalogue has no such decision."),
        (edits.Want(decision="ship"), "That decision is asked for already."),
        (
            edits.Want(decision="bet"),
            "That decision belongs to another goal than those of this plan.",
        ),
        (edits.Drop(decision="bet"), "That decision is not asked for."),
    ],
)
def test_what_the_catalogue_or_the_plan_lacks_is_refused(edit, sentence):
    assert refusal(FIRST, edit) == sentence


@pytest.mark.parametrize(
    ("topic", "minutes", "sentence"),
    [
        ("sets", 5, "The meeting of Thu 21 Jan was not about that."),
        ("rings", 0, "Carry over 1 to 240 minutes."),
        ("rings", 241, "Carry over 1 to 240 minutes."),
    ],
)
def test_only_what_was_on_the_agenda_overruns_and_not_without_end(topic, minutes, sentence):
    edit = edits.Overran(key="m2", topic=topic, depth=1, minutes=minutes)

    assert refusal(FIRST, edit, count=2) == sentence


def test_what_is_in_the_plan_already_is_no_pick():
    edit = edits.Pick(key="m3", topic="sets")

    assert refusal(CURIOUS, edit) == "That topic is in the plan already."
    assert refusal(CURIOUS, edits.Pick(key="m3", topic="nix")) == "The catalogue has no such topic."


def test_what_everybody_knows_is_no_pick():
    people = tuple(dataclasses.replace(each, knows=(("odds", 1),)) for each in THREE)
    edit = edits.Pick(key="m3", topic="odds")

    found = plan(people=people, rhythm=Rhythm(curiosity=3))

    assert refusal(found, edit) == "Everybody knows that topic already."


def test_a_date_on_which_nobody_could_come_stays_closed():
    away = Away(first=week(2), last=week(2), reason="sailing")
    people = (Participant(name="Ada", away=(away,)),)

    found = refusal(plan(people=people), edits.MeetAnyway(on=week(2), key="new"))

    assert found == "Nobody could come on Thu 21 Jan: Ada away (1 of 1)."


def test_a_closed_date_of_the_past_stays_closed():
    found = refusal(CLOSED, edits.MeetAnyway(on=week(2), key="new"), count=2)

    assert found == "21 January 2027 is past; choose a date that is still to come."


def test_nobody_leads_a_break():
    resting = plan(rhythm=Rhythm(rest=2))

    assert refusal(resting, edits.Assign(key="m2", lead="Ada")) == "Nobody has to lead a break."


def test_the_last_decision_stays():
    only = plan(goals=(), decisions=(Wanted(decision="ship"),))

    found = refusal(only, edits.Drop(decision="ship"))

    assert found == "A plan needs a decision; archive the plan instead."


def test_a_plan_without_people_is_refused():
    assert refusal(FIRST, edits.Refresh(), people=()) == "Nobody is in the group."
