"""What a group has otherwise than the catalogue follows entries that become others.

What it hides or estimates follows a rename only: of two that are one, nobody has said whether it
means both. What it has added names what there is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from curriculum.carrying import Move
from planner.groups.override_models import Override

NAMED_AS = {
    "areas": {"area"},
    "decisions": {"decision", "decisions"},
    "goals": {"goals"},
    "strategies": {"strategies"},
    "topics": {"topic"},
}


def follow(moves: Sequence[Move], now: dt.datetime) -> None:
    del now
    for move in moves:
        if move.is_renamed:
            _follow_rename(move)
        if move.became and move.section in NAMED_AS:
            _follow_names(move)


def _follow_rename(move: Move) -> None:
    rows = Override.objects.exclude(kind=Override.Kind.ADD)
    if move.section == "units":
        rows.filter(section="resources", part=move.entry).update(part=move.became[0])
    else:
        rows.filter(section=move.section, entry=move.entry).update(entry=move.became[0])


def _follow_names(move: Move) -> None:
    for row in Override.objects.filter(kind=Override.Kind.ADD).order_by("id"):
        says = _renamed(row.says, move)
        if says != row.says:
            row.says = says
            row.save(update_fields=["says"])


def _renamed(value: Any, move: Move) -> Any:
    if isinstance(value, list):
        return [_renamed(each, move) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: _name(each, move) if key in NAMED_AS[move.section] else _renamed(each, move)
        for key, each in value.items()
    }


def _name(value: Any, move: Move) -> Any:
    """One id, or a list of them without doubles."""
    if isinstance(value, list):
        return list(dict.fromkeys(_name(each, move) for each in value))
    return move.became[0] if value == move.entry else value
