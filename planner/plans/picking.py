"""Pure: a topic takes a meeting that is kept free for curiosity, and nothing else changes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from curriculum.records import AWARENESS, Catalogue
from planner.plans import edits
from planner.plans.continuing import Outlook, continued, outlook
from planner.plans.edit_rules import Around, CannotEdit, Edited
from planner.plans.editing import edited
from planner.plans.programme import MeetingEntry, Programme


@dataclass(frozen=True, kw_only=True)
class PickTable:
    """A plan as it stands, to be asked which topics would fit into it. `before`: what people
    read of it."""

    plan: Edited
    before: Programme
    catalogue: Catalogue
    now: dt.datetime

    @cached_property
    def broken(self) -> frozenset[str]:
        """Rules that it breaks already. Raises BadBrief."""
        return frozenset(each.text for each in self.view(self.plan).violations)

    def view(self, plan: Edited) -> Outlook:
        return outlook(plan.brief, plan.schedule, self.catalogue, self.before, now=self.now)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    plan: Edited
    programme: Programme


def picked(table: PickTable, *, key: str, topic: str) -> Picked:
    """The plan with the topic in that meeting.

    Raises CannotEdit where it does not fit: it is in the plan, longer than a meeting, or breaks a
    rule that the plan keeps, such as coming before what it builds on. Raises BadBrief.
    """
    around = Around(catalogue=table.catalogue, people=(), now=table.now)
    plan = edited(edits.Pick(key=key, topic=topic), table.plan, around)
    view = table.view(plan)
    step = view.question.steps.get((topic, AWARENESS))
    if step is None:
        raise CannotEdit("It was left out of this plan on purpose.")
    if len(step.pieces) > 1:
        raise CannotEdit("It takes longer than one meeting.")
    news = (each.text for each in view.violations if each.text not in table.broken)
    if (why := next(news, None)) is not None:
        raise CannotEdit(why)
    written = continued(view, plan.schedule, table.before, now=table.now)
    return Picked(plan=plan, programme=_with_meeting(table.before, written, key))


def _with_meeting(before: Programme, written: Programme, key: str) -> Programme:
    """`written` follows the catalogue as it is now, also where nobody asked for a change."""
    new = {entry.key: entry for entry in written.meetings()}[key]
    entries = tuple(
        _about(entry, new) if isinstance(entry, MeetingEntry) and entry.key == key else entry
        for entry in before.entries
    )
    return replace(
        before,
        entries=entries,
        counting=written.counting,
        warnings=written.warnings,
        suggestions=written.suggestions,
    )


def _about(entry: MeetingEntry, new: MeetingEntry) -> MeetingEntry:
    return replace(
        entry,
        lines=new.lines,
        study_minutes=new.study_minutes,
        spare_minutes=new.spare_minutes,
        reading_minutes=new.reading_minutes,
    )
