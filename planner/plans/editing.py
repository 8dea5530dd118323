"""Pure: what an edit does to a brief and a schedule, and what is refused."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import singledispatch

from curriculum.records import Catalogue
from planner.plans import edits, schedule
from planner.plans.brief import Brief, Instead, Participant, Wanted
from planner.plans.brief_rules import PACES
from planner.plans.edit_rules import (
    Around,
    CannotEdit,
    Edited,
    reason_given,
    refuse_bad_place,
    require_topic,
    slot_ahead,
    slot_behind,
)
from planner.plans.formats.wording import day
from planner.plans.knowing import taken_as_known
from planner.plans.pace import at_another_pace
from planner.plans.schedule import Carried, Closed, Item, Schedule, Slot
from planner.plans.steps import resources_for

MOST_MINUTES = 240


def edited(edit: edits.Edit, plan: Edited, around: Around) -> Edited:
    """The plan after the edit. Items that lose their meeting wait. Raises CannotEdit."""
    return _apply(edit, plan, around)


@singledispatch
def _apply(edit: object, plan: Edited, around: Around) -> Edited:
    raise TypeError(f"no such edit: {edit}")


@_apply.register
def _move(edit: edits.Move, plan: Edited, around: Around) -> Edited:
    slot = slot_ahead(edit.key, plan, around)
    in_spite_of = slot.reason if slot.on == edit.on else _closing_reason(plan, edit.on)
    moved = replace(slot, on=edit.on, at=edit.at, reason=in_spite_of)
    refuse_bad_place(moved, plan, around)
    closed = tuple(each for each in plan.schedule.closed if each.on != edit.on)
    return _with(plan, replace(schedule.replaced(plan.schedule, moved), closed=closed))


@_apply.register
def _swap(edit: edits.Swap, plan: Edited, around: Around) -> Edited:
    first, second = (slot_ahead(key, plan, around) for key in (edit.key, edit.other))
    if first.key == second.key:
        raise CannotEdit("A meeting cannot change places with itself.")
    return _with(
        plan,
        schedule.replaced(
            plan.schedule,
            replace(first, on=second.on, at=second.at, reason=second.reason),
            replace(second, on=first.on, at=first.at, reason=first.reason),
        ),
    )


@_apply.register
def _insert(edit: edits.Insert, plan: Edited, around: Around) -> Edited:
    in_spite_of = _closing_reason(plan, edit.on)
    slot = Slot(key=edit.key, on=edit.on, at=edit.at, kind=edit.kind, reason=in_spite_of)
    return _with_new(plan, slot, around)


def _closing_reason(plan: Edited, on: dt.date) -> str:
    return next((each.reason for each in plan.schedule.closed if each.on == on), "")


@_apply.register
def _meet_anyway(edit: edits.MeetAnyway, plan: Edited, around: Around) -> Edited:
    closed = next((each for each in plan.schedule.closed if each.on == edit.on), None)
    if closed is None:
        raise CannotEdit(f"{day(edit.on)} is no skipped date.")
    if not closed.can_meet_anyway:
        raise CannotEdit(f"Nobody could come on {day(edit.on)}: {closed.reason}.")
    at = plan.brief.cadence.at
    slot = Slot(key=edit.key, on=edit.on, at=at, kind="study", reason=closed.reason)
    return _with_new(plan, slot, around)


def _with_new(plan: Edited, slot: Slot, around: Around) -> Edited:
    if plan.schedule.slot(slot.key) is not None:
        raise CannotEdit("That meeting is in the plan already.")
    refuse_bad_place(slot, plan, around)
    closed = tuple(each for each in plan.schedule.closed if each.on != slot.on)
    slots = (*plan.schedule.slots, slot)
    return _with(plan, schedule.ordered(replace(plan.schedule, slots=slots, closed=closed)))


@_apply.register
def _lock(edit: edits.Lock, plan: Edited, around: Around) -> Edited:
    slot = slot_ahead(edit.key, plan, around)
    return _with(plan, schedule.replaced(plan.schedule, replace(slot, is_locked=edit.is_locked)))


@_apply.register
def _assign(edit: edits.Assign, plan: Edited, around: Around) -> Edited:
    slot = slot_ahead(edit.key, plan, around)
    if slot.kind == "break":
        raise CannotEdit("Nobody has to lead a break.")
    names = {person.name for person in plan.brief.people}
    for name in (edit.lead, edit.backup):
        if name and name not in names:
            raise CannotEdit(f"{name} is not among the people of this plan.")
    if not edit.lead:
        raise CannotEdit("Choose who leads.")
    if edit.lead == edit.backup:
        raise CannotEdit(f"{edit.lead} cannot stand in for themselves.")
    backup = edit.backup or (slot.backup if slot.backup != edit.lead else slot.lead)
    settled = replace(slot, lead=edit.lead, backup=backup, turn_note="", is_turn_settled=True)
    return _with(plan, schedule.replaced(plan.schedule, settled))


@_apply.register
def _pick(edit: edits.Pick, plan: Edited, around: Around) -> Edited:
    slot = slot_ahead(edit.key, plan, around)
    if slot.kind != "curiosity":
        raise CannotEdit(f"The meeting of {day(slot.on)} is not kept free for curiosity.")
    require_topic(edit.topic, 1, around)
    item = Item(topic=edit.topic, depth=1, piece=0, is_curious=True)
    if any(item.key == other.key for each in plan.schedule.slots for other in each.items):
        raise CannotEdit("That topic is in the plan already.")
    if all(edit.topic in dict((*plan.brief.known, *each.knows)) for each in plan.brief.people):
        raise CannotEdit("Everybody knows that topic already.")
    picked = replace(slot, items=(item,), is_pick_settled=True)
    return _with(plan, schedule.replaced(plan.schedule, picked))


@_apply.register
def _units(edit: edits.Units, plan: Edited, around: Around) -> Edited:
    require_topic(edit.topic, edit.depth, around)
    fitting = resources_for(around.catalogue, plan.brief.taste, (edit.topic, edit.depth))
    if edit.resource not in fitting:
        raise CannotEdit("That resource has no unit for this topic at this depth.")
    others = (e for e in plan.brief.instead if (e.topic, e.depth) != (edit.topic, edit.depth))
    chosen = Instead(topic=edit.topic, depth=edit.depth, resource=edit.resource)
    return replace(plan, brief=replace(plan.brief, instead=(*others, chosen)))


@_apply.register
def _skip(edit: edits.Skip, plan: Edited, around: Around) -> Edited:
    slot = slot_ahead(edit.key, plan, around)
    reason = reason_given(edit.reason)
    left = tuple(each for each in plan.schedule.slots if each.key != slot.key)
    closed = (*plan.schedule.closed, Closed(on=slot.on, reason=reason))
    waiting = (*plan.schedule.waiting, *slot.items)
    return _with(
        plan, schedule.ordered(replace(plan.schedule, slots=left, closed=closed, waiting=waiting))
    )


@_apply.register
def _cancel(edit: edits.Cancel, plan: Edited, around: Around) -> Edited:
    slot = slot_ahead(edit.key, plan, around)
    off = replace(
        slot, state="cancelled", reason=reason_given(edit.reason), items=(), is_locked=False
    )
    return _with_waiting(plan, off, slot.items)


@_apply.register
def _not_held(edit: edits.NotHeld, plan: Edited, around: Around) -> Edited:
    slot = slot_behind(edit.key, plan, around)
    reason = reason_given(edit.reason) if edit.reason.strip() else "it did not happen"
    off = replace(slot, state="not held", reason=reason, items=(), is_locked=False)
    return _with_waiting(plan, off, slot.items)


def _with_waiting(plan: Edited, slot: Slot, items: tuple[Item, ...]) -> Edited:
    changed = schedule.replaced(plan.schedule, slot)
    return _with(plan, replace(changed, waiting=(*changed.waiting, *items)))


@_apply.register
def _overran(edit: edits.Overran, plan: Edited, around: Around) -> Edited:
    slot = slot_behind(edit.key, plan, around)
    key = (edit.topic, edit.depth)
    pieces = [item.piece for item in slot.items if item.key == key]
    if not pieces:
        raise CannotEdit(f"The meeting of {day(slot.on)} was not about that.")
    if not 1 <= edit.minutes <= MOST_MINUTES:
        raise CannotEdit(f"Carry over 1 to {MOST_MINUTES} minutes.")
    held = schedule.behind(plan.schedule, zone=plan.brief.cadence.zone, now=around.now)
    piece = schedule.done(held).get(key, 0)
    carried = Carried(
        topic=edit.topic, depth=edit.depth, piece=piece, minutes=edit.minutes, meeting=slot.key
    )
    return _with(plan, replace(plan.schedule, carried=(*plan.schedule.carried, carried)))


@_apply.register
def _deepen(edit: edits.Deepen, plan: Edited, around: Around) -> Edited:
    require_topic(edit.topic, edit.depth, around)
    others = (each for each in plan.brief.depths if each[0] != edit.topic)
    depths = (*others, (edit.topic, edit.depth))
    return replace(plan, brief=replace(plan.brief, depths=depths))


@_apply.register
def _want(edit: edits.Want, plan: Edited, around: Around) -> Edited:
    record = around.catalogue.decision_by_id.get(edit.decision)
    if record is None:
        raise CannotEdit("The catalogue has no such decision.")
    if plan.brief.goals and not set(plan.brief.goals).intersection(record.goals):
        raise CannotEdit("That decision belongs to another goal than those of this plan.")
    named = asked_decisions(plan.brief, around.catalogue)
    if edit.decision in {each.decision for each in named}:
        raise CannotEdit("That decision is asked for already.")
    decisions = (*named, Wanted(decision=edit.decision))
    return replace(plan, brief=replace(plan.brief, decisions=decisions))


@_apply.register
def _drop(edit: edits.Drop, plan: Edited, around: Around) -> Edited:
    named = asked_decisions(plan.brief, around.catalogue)
    left = tuple(each for each in named if each.decision != edit.decision)
    if len(left) == len(named):
        raise CannotEdit("That decision is not asked for.")
    if not left:
        raise CannotEdit("A plan needs a decision; archive the plan instead.")
    return replace(plan, brief=replace(plan.brief, decisions=left))


@_apply.register
def _pace(edit: edits.Pace, plan: Edited, around: Around) -> Edited:
    minutes = plan.brief.minutes
    least, most = PACES
    if not least <= edit.percent <= most:
        raise CannotEdit(f"A plan can go on at {least} to {most} % of its estimates.")
    if edit.percent == minutes.pace:
        raise CannotEdit(f"The plan goes at {minutes.pace} % of its estimates already.")
    zone = plan.brief.cadence.zone
    held = schedule.behind(plan.schedule, zone=zone, now=around.now)
    coming = schedule.ahead(plan.schedule, zone=zone, now=around.now)
    stay = (*held, *(slot for slot in coming if slot.is_locked))
    return Edited(
        brief=replace(plan.brief, minutes=replace(minutes, pace=edit.percent)),
        schedule=at_another_pace(plan.schedule, stay, was=minutes.pace, pace=edit.percent),
    )


@_apply.register
def _known(edit: edits.Known, plan: Edited, around: Around) -> Edited:
    return taken_as_known(plan, edit.steps, around)


@_apply.register
def _refresh(edit: edits.Refresh, plan: Edited, around: Around) -> Edited:
    if not around.people:
        raise CannotEdit("Nobody is in the group.")
    people = tuple(_queued(person, plan, around) for person in around.people)
    names = {person.id: person.name for person in people if person.id}
    old = {person.name: person.id for person in plan.brief.people}

    def renamed(name: str) -> str:
        return names.get(old.get(name, ""), name)

    zone = plan.brief.cadence.zone
    coming = schedule.ahead(plan.schedule, zone=zone, now=around.now)
    slots = (replace(s, lead=renamed(s.lead), backup=renamed(s.backup)) for s in coming)
    return Edited(
        brief=replace(plan.brief, people=people),
        schedule=schedule.replaced(plan.schedule, *slots),
    )


def _queued(person: Participant, plan: Edited, around: Around) -> Participant:
    """Whoever joins a rota that is under way waits for a turn as long as who led last."""
    known = {each.id or each.name for each in plan.brief.people}
    if (person.id or person.name) in known or person.name in known:
        return person
    held = schedule.behind(plan.schedule, zone=plan.brief.cadence.zone, now=around.now)
    last = max((slot.on for slot in held), default=None)
    if last is None:
        return person
    return replace(person, led_on=person.led_on or last, since=last + dt.timedelta(days=1))


def asked_decisions(brief: Brief, catalogue: Catalogue) -> tuple[Wanted, ...]:
    """Those of the brief by name; a brief without any asks for all of its goals'."""
    if brief.decisions:
        return brief.decisions
    goals = set(brief.goals)
    return tuple(
        Wanted(decision=each.id) for each in catalogue.decisions if goals.intersection(each.goals)
    )


def _with(plan: Edited, changed: Schedule) -> Edited:
    return replace(plan, schedule=changed)
