"""A programme as its reader's language says it, to be handed on: what is kept stays English."""

from __future__ import annotations

from dataclasses import replace

from planner.plans.programme import (
    DecisionEntry,
    Impossible,
    Line,
    MeetingEntry,
    Programme,
    SkippedEntry,
)
from planner.plans.said import said


def spoken(programme: Programme) -> Programme:
    """Reasons that people typed and titles of resources stay as they are."""
    counting = replace(programme.counting, text=_all(programme.counting.text))
    return replace(
        programme,
        title=said(programme.title),
        summary=_all(programme.summary),
        entries=tuple(_entry(each) for each in programme.entries),
        decisions=tuple(_decision(each) for each in programme.decisions),
        dial_text=_all(programme.dial_text),
        counting=counting,
        quality_text=said(programme.quality_text),
        warnings=_all(programme.warnings),
        suggestions=_all(programme.suggestions),
        not_in_plan=_all(programme.not_in_plan),
        impossible=_impossible(programme.impossible),
    )


def _all(sentences: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(said(each) for each in sentences)


def _entry(entry: MeetingEntry | SkippedEntry) -> MeetingEntry | SkippedEntry:
    if isinstance(entry, SkippedEntry):
        return replace(entry, reason=said(entry.reason))
    lines = tuple(_line(each) for each in entry.lines)
    notes = _all(entry.notes)
    return replace(entry, lines=lines, notes=notes, turn_note=said(entry.turn_note))


def _line(line: Line) -> Line:
    return replace(line, title=said(line.title), why=said(line.why))


def _decision(decision: DecisionEntry) -> DecisionEntry:
    return replace(decision, question=said(decision.question), text=said(decision.text))


def _impossible(refusal: Impossible | None) -> Impossible | None:
    if refusal is None:
        return None
    return Impossible(
        text=said(refusal.text),
        conflict=_all(refusal.conflict),
        relaxations=_all(refusal.relaxations),
    )
