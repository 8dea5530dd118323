"""Pure: a schedule and a programme with other turns, and nothing else in them changed."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from curriculum.records import Catalogue
from planner.meetings.dates import spoken
from planner.plans import brief_document, edits, schedule
from planner.plans.brief import Brief
from planner.plans.continued_words import is_same
from planner.plans.edit_rules import Around, Edited
from planner.plans.editing import edited
from planner.plans.programme import MeetingEntry, Programme, SkippedEntry, TurnCount


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Who is to lead a meeting, and who stands in, by name; "" for nobody."""

    key: str
    lead: str
    backup: str = ""


def edits_of(turns: Sequence[Turn]) -> tuple[edits.Assign, ...]:
    return tuple(edits.Assign(key=each.key, lead=each.lead, backup=each.backup) for each in turns)


def with_turns(plan: Edited, turns: Sequence[Turn], *, now: dt.datetime) -> Edited:
    """As if a lead had asked these people. Raises CannotEdit."""
    around = Around(catalogue=Catalogue(), people=(), now=now)
    for turn, edit in zip(turns, edits_of(turns), strict=True):
        plan = edited(edit, plan, around)
        slot = plan.schedule.slot(turn.key)
        if slot is not None:
            # The edit itself asks whoever led before where nobody is named.
            settled = replace(slot, backup=turn.backup)
            plan = replace(plan, schedule=schedule.replaced(plan.schedule, settled))
    return plan


def programme_with(
    programme: Programme, plan: Edited, turns: Sequence[Turn], ids: Mapping[str, str]
) -> Programme:
    """What people read, with these turns. `ids`: the accounts behind names."""
    new = {turn.key: turn for turn in turns}
    entries = tuple(
        _with_turn(entry, new[entry.key], ids)
        if isinstance(entry, MeetingEntry) and entry.key in new
        else entry
        for entry in programme.entries
    )
    unled = {f"Nobody leads on {spoken(each.starts_at.date())}" for each in _of(entries, new)}
    warnings = (each for each in programme.warnings if not each.startswith(tuple(unled)))
    return replace(
        programme,
        entries=entries,
        warnings=tuple(warnings),
        turns=tuple(_counts(programme.turns, plan.brief, programme, entries)),
    )


def _with_turn(entry: MeetingEntry, turn: Turn, ids: Mapping[str, str]) -> MeetingEntry:
    return replace(
        entry,
        lead=turn.lead,
        backup=turn.backup,
        turn_note="",
        lead_id=ids.get(turn.lead, ""),
        backup_id=ids.get(turn.backup, ""),
    )


def _of(
    entries: Sequence[MeetingEntry | SkippedEntry], turns: Mapping[str, Turn]
) -> list[MeetingEntry]:
    return [each for each in entries if isinstance(each, MeetingEntry) and each.key in turns]


def _counts(
    counts: Sequence[TurnCount],
    brief: Brief,
    before: Programme,
    entries: Sequence[MeetingEntry | SkippedEntry],
) -> list[TurnCount]:
    """The counts moved on by what changed, whoever else they are about."""
    after = [each for each in entries if isinstance(each, MeetingEntry)]
    led, stood_in = Counter[str](), Counter[str]()
    for sign, meetings in ((-1, before.meetings()), (1, after)):
        for entry in meetings:
            for person in brief.people:
                led[person.name] += sign * is_same(person, entry.lead, entry.lead_id)
                stood_in[person.name] += sign * is_same(person, entry.backup, entry.backup_id)
    return [
        replace(
            each, leads=each.leads + led[each.name], backs_up=each.backs_up + stood_in[each.name]
        )
        for each in counts
    ]


def renamed(turns: Sequence[Turn], brief: Brief, document: object) -> tuple[Turn, ...]:
    """The same people under the names that another brief has for their accounts."""
    ids = {person.name: person.id for person in brief.people if person.id}
    other = brief_document.from_document(document)
    names = {person.id: person.name for person in other.people if person.id}
    return tuple(
        replace(
            turn,
            lead=names.get(ids.get(turn.lead, ""), turn.lead),
            backup=names.get(ids.get(turn.backup, ""), turn.backup),
        )
        for turn in turns
    )
