"""A programme as a JSON document; `planner/plans/schema/plan-v1.json` is its published schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TypeAlias

from planner.plans.formats.wording import depth_name
from planner.plans.programme import (
    Counting,
    DecisionEntry,
    DialEntry,
    Impossible,
    Line,
    MeetingEntry,
    Programme,
    Reading,
    SkippedEntry,
    Task,
    TurnCount,
)

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"

SCHEMA = "lemma-plan/1"
SCHEMA_PATH = Path(__file__).parent.parent / "schema" / "plan-v1.json"


def render(programme: Programme) -> str:
    """The document as text: keys in the schema's order, the same bytes for the same programme."""
    return json.dumps(to_document(programme), ensure_ascii=False, indent=2) + "\n"


def to_document(programme: Programme) -> dict[str, Json]:
    """Plain values, valid against the schema. Minutes are whole, dates ISO 8601."""
    return {
        "schema": SCHEMA,
        "title": programme.title,
        "mode": programme.mode,
        "zone": programme.zone,
        "is_possible": programme.impossible is None,
        "impossible": _impossible(programme.impossible),
        "summary": list(programme.summary),
        "quality": {
            "value": programme.value,
            "bound": programme.bound,
            "is_proven_best": programme.is_proven_best,
            "text": programme.quality_text,
        },
        "entries": [_entry(entry) for entry in programme.entries],
        "decisions": [_decision(decision) for decision in programme.decisions],
        "dial": [_dial(entry) for entry in programme.dial],
        "dial_text": list(programme.dial_text),
        "turns": [_turn(turn) for turn in programme.turns],
        "counting": _counting(programme.counting),
        "warnings": list(programme.warnings),
        "suggestions": list(programme.suggestions),
        "not_in_plan": list(programme.not_in_plan),
    }


def _impossible(impossible: Impossible | None) -> Json:
    if impossible is None:
        return None
    return {
        "text": impossible.text,
        "conflict": list(impossible.conflict),
        "relaxations": list(impossible.relaxations),
    }


def _entry(entry: MeetingEntry | SkippedEntry) -> Json:
    if isinstance(entry, SkippedEntry):
        return {
            "entry": "skipped",
            "on": entry.on.isoformat(),
            "reason": entry.reason,
            "can_meet_anyway": entry.can_meet_anyway,
        }
    return _meeting(entry)


def _meeting(meeting: MeetingEntry) -> Json:
    return {
        "entry": "meeting",
        "number": meeting.number,
        "kind": meeting.kind,
        "starts_at": meeting.starts_at.isoformat(timespec="seconds"),
        "ends_at": meeting.ends_at.isoformat(timespec="seconds"),
        "lead": meeting.lead or None,
        "backup": meeting.backup or None,
        "turn_note": meeting.turn_note,
        "opening_minutes": meeting.opening_minutes,
        "recall_minutes": meeting.recall_minutes,
        "study_minutes": meeting.study_minutes,
        "spare_minutes": meeting.spare_minutes,
        "reading_minutes": meeting.reading_minutes,
        "lines": [_line(line) for line in meeting.lines],
        "reached": list(meeting.reached),
        "notes": list(meeting.notes),
        "key": meeting.key,
        "state": meeting.state,
        "reason": meeting.reason,
        "is_locked": meeting.is_locked,
    }


def _line(line: Line) -> Json:
    return {
        "kind": line.kind,
        "title": line.title,
        "topic": line.topic or None,
        "depth": depth_name(line.depth) or None,
        "area": line.area or None,
        "piece": line.piece,
        "last_piece": line.last_piece,
        "pieces": line.pieces,
        "minutes": line.minutes,
        "reading_minutes": line.reading_minutes,
        "own_practice_minutes": line.own_practice_minutes,
        "you_can": line.you_can,
        "reading": [_reading(reading) for reading in line.reading],
        "tasks": [_task(task) for task in line.tasks],
        "why": line.why,
        "decisions": list(line.decisions),
        "spared": list(line.spared),
    }


def _reading(reading: Reading) -> Json:
    return {
        "unit": reading.unit,
        "resource": reading.resource,
        "title": reading.title,
        "resource_title": reading.resource_title,
        "location": reading.location,
        "part": reading.part,
        "url": reading.url,
        "minutes": reading.minutes,
        "of_minutes": reading.of_minutes,
        "is_estimate": reading.is_estimate,
        "is_free": reading.is_free,
    }


def _task(task: Task) -> Json:
    return {
        "exercise": task.exercise,
        "title": task.title,
        "minutes": task.minutes,
        "in_meeting": task.in_meeting,
    }


def _decision(decision: DecisionEntry) -> Json:
    return {
        "id": decision.id,
        "question": decision.question,
        "weight": decision.weight,
        "minutes": decision.minutes,
        "left_minutes": decision.left_minutes,
        "reached_on": decision.reached_on.isoformat() if decision.reached_on else None,
        "is_known": decision.is_known,
        "is_target": decision.is_target,
        "is_open": decision.is_open,
        "text": decision.text,
    }


def _dial(entry: DialEntry) -> Json:
    return {
        "meetings": entry.meetings,
        "value": entry.value,
        "bound": entry.bound,
        "decisions": list(entry.decisions),
    }


def _turn(turn: TurnCount) -> Json:
    return {
        "name": turn.name,
        "leads": turn.leads,
        "backs_up": turn.backs_up,
        "available": turn.available,
    }


def _counting(counting: Counting) -> Json:
    return {
        "from_zero": counting.from_zero,
        "in_meetings": counting.in_meetings,
        "before_meetings": counting.before_meetings,
        "spared_by_knowledge": counting.spared_by_knowledge,
        "text": list(counting.text),
        "pace": counting.pace,
    }
