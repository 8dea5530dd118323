"""Pure: the programme of a plan that goes on, written from its schedule.

What lies behind stays as it was written; what lies ahead is written anew from the catalogue, the
people and the schedule, and judged.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from curriculum.records import Catalogue
from planner.plans.brief import Brief
from planner.plans.continued_words import (
    continued_decisions,
    continued_summary,
    continued_turns,
)
from planner.plans.counting import counting
from planner.plans.future import what_lies_ahead
from planner.plans.meeting_entries import entries
from planner.plans.problem import Question, question
from planner.plans.programme import MeetingEntry, Programme, SkippedEntry
from planner.plans.programme_writer import title
from planner.plans.remarks import not_in_plan, suggestions, warnings
from planner.plans.schedule import (
    Schedule,
    Slot,
    ahead,
    slot_of,
    starts_at,
)
from planner.plans.todays import brief_today, schedule_today
from planner.solver import (
    Placement,
    Solution,
    Turn,
    Violation,
    Wanted,
    arranged,
    told,
    violations,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What lies ahead as the solver sees it. `slots` runs in parallel to the problem's meetings."""

    question: Question
    slots: tuple[Slot, ...]
    placements: tuple[Placement, ...]
    turns: tuple[Turn, ...]

    @property
    def solution(self) -> Solution:
        return told(self.question.problem, self.placements, self.turns)

    @property
    def violations(self) -> tuple[Violation, ...]:
        return violations(self.question.problem, self.solution)


def outlook(
    brief: Brief,
    schedule: Schedule,
    catalogue: Catalogue,
    before: Programme,
    *,
    now: dt.datetime,
) -> Outlook:
    """The schedule's future as a question and the answer that stands.

    `before` is the programme that the schedule came from. What the catalogue has renamed, merged
    or split since is asked for as it is called today. Raises BadBrief.
    """
    brief, schedule = brief_today(brief, catalogue), schedule_today(schedule, catalogue)
    slots = ahead(schedule, zone=brief.cadence.zone, now=now)
    asked = question(
        brief,
        catalogue,
        what_lies_ahead(brief, schedule, catalogue, before, now=now),
    )
    return Outlook(
        question=asked,
        slots=slots,
        placements=arranged(asked.problem, _wanted(asked, slots)),
        turns=tuple(_turns(asked, slots)),
    )


def continued(
    view: Outlook, schedule: Schedule, before: Programme, *, now: dt.datetime
) -> Programme:
    """The whole programme: the past of `before` to the letter, and the future of the schedule."""
    asked, solution = view.question, view.solution
    zone = asked.brief.cadence.zone
    meetings = _meetings(view, schedule, before)
    skipped = [
        SkippedEntry(on=each.on, reason=each.reason, can_meet_anyway=each.can_meet_anyway)
        for each in schedule.closed
    ]
    decisions = tuple(continued_decisions(asked, solution, before, schedule, now=now))
    value = sum(each.weight for each in decisions if each.reached_on is not None)
    return Programme(
        title=title(asked),
        mode=asked.mode,
        zone=zone,
        summary=continued_summary(meetings, decisions, zone=zone, now=now),
        entries=tuple(sorted([*meetings, *skipped], key=_date_of)),
        decisions=decisions,
        dial=(),
        dial_text=(),
        turns=tuple(continued_turns(asked, meetings)),
        counting=counting(asked, solution),
        quality_text=solution.quality.text if view.slots else "",
        value=value,
        bound=value - solution.quality.value + solution.quality.bound,
        is_proven_best=solution.quality.is_proven_best,
        warnings=tuple(warnings(asked, solution)),
        suggestions=suggestions(asked, solution),
        not_in_plan=not_in_plan(asked.catalogue),
    )


def _meetings(view: Outlook, schedule: Schedule, before: Programme) -> list[MeetingEntry]:
    asked = view.question
    old = {entry.key: entry for entry in before.meetings()}
    written = (each for each in entries(asked, view.solution) if isinstance(each, MeetingEntry))
    new = {
        slot.key: _marked(entry, slot, old.get(slot.key))
        for slot, entry in zip(view.slots, written, strict=True)
    }
    meetings = [
        new[slot.key] if slot.key in new else _kept(slot, old.get(slot.key), asked)
        for slot in schedule.slots
    ]
    return [
        entry if entry.number == number else replace(entry, number=number)
        for number, entry in enumerate(meetings, start=1)
    ]


def _date_of(entry: MeetingEntry | SkippedEntry) -> tuple[dt.date, int]:
    if isinstance(entry, SkippedEntry):
        return (entry.on, 0)
    return (entry.starts_at.date(), entry.number)


def _marked(entry: MeetingEntry, slot: Slot, old: MeetingEntry | None) -> MeetingEntry:
    """The written meeting as its slot says; a locked one that nobody touched as it was."""
    if slot.is_locked and old is not None and _is_untouched(slot, old):
        return replace(old, is_locked=True)
    return replace(
        entry, key=slot.key, state=slot.state, reason=slot.reason, is_locked=slot.is_locked
    )


def _is_untouched(slot: Slot, old: MeetingEntry) -> bool:
    same = slot_of(old, lambda: "")
    settled = replace(
        same, is_turn_settled=slot.is_turn_settled, is_pick_settled=slot.is_pick_settled
    )
    return replace(settled, is_locked=True) == slot


def _kept(slot: Slot, old: MeetingEntry | None, asked: Question) -> MeetingEntry:
    """A meeting that is past or called off: as it was, but for what became of it."""
    if old is None:
        starts = starts_at(slot, asked.brief.cadence.zone)
        minutes = dt.timedelta(minutes=asked.brief.cadence.minutes)
        old = MeetingEntry(
            number=0, kind=slot.kind, starts_at=starts, ends_at=starts + minutes, lines=()
        )
        old = replace(old, key=slot.key)
    if old.state == slot.state:
        return old
    if slot.takes_place:
        return replace(old, state=slot.state, reason=slot.reason)
    return replace(
        old,
        state=slot.state,
        reason=slot.reason,
        is_locked=slot.is_locked,
        lines=(),
        reached=(),
        study_minutes=0,
        spare_minutes=0,
        reading_minutes=0,
    )


def _wanted(asked: Question, slots: Sequence[Slot]) -> list[Wanted]:
    return [
        Wanted(
            meeting=number,
            key=item.key,
            piece=item.piece - asked.steps[item.key].done,
            curious=item.is_curious,
        )
        for number, slot in enumerate(slots)
        for item in slot.items
        if item.key in asked.steps
    ]


def _turns(asked: Question, slots: Sequence[Slot]) -> Iterable[Turn]:
    names = {person.name for person in asked.brief.people}
    for number, (slot, meeting) in enumerate(zip(slots, asked.problem.meetings, strict=True)):
        if meeting.is_led:
            lead = slot.lead if slot.lead in names else None
            backup = slot.backup if slot.backup in names and lead else None
            note = slot.turn_note
            if lead is None and slot.lead:
                note = f"{slot.lead} left the group."
            elif lead is None and not note:
                note = "Nobody was asked yet."
            yield Turn(meeting=number, lead=lead, backup=backup, reason=note)
