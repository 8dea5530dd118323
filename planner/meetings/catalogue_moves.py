"""The agendas of meetings to come name what entries of the catalogue have become.

What was held, and what people said of it, stays as it was.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from curriculum.carrying import Move
from planner.meetings.models import AgendaItem, Meeting

Renames = Mapping[str, Mapping[str, str]]


def follow(moves: Sequence[Move], now: dt.datetime) -> None:
    """A line of a split topic names its first part until a lead plans anew; titles stay."""
    renames: dict[str, dict[str, str]] = {}
    for move in moves:
        if move.became:
            renames.setdefault(move.section, {})[move.entry] = move.became[0]
    if not renames.keys() & {"topics", "units", "resources", "exercises"}:
        return
    for item in ahead(now).order_by("id"):
        if _is_renamed(item, renames):
            item.save(update_fields=["topic", "reading", "tasks"])


def ahead(now: dt.datetime) -> Any:
    """Lines of meetings that are still to come, whatever became of their group."""
    return AgendaItem.objects.filter(
        meeting__starts_at__gt=now,
        meeting__state__in=[
            *(Meeting.State.PLANNED, Meeting.State.WITHDRAWN, Meeting.State.CANCELLED),
        ],
    )


def _is_renamed(item: AgendaItem, renames: Renames) -> bool:
    before = (item.topic, item.reading, item.tasks)
    item.topic = renames.get("topics", {}).get(item.topic, item.topic)
    item.reading = [
        _renamed(each, renames, unit="units", resource="resources") for each in item.reading
    ]
    item.tasks = [_renamed(each, renames, exercise="exercises") for each in item.tasks]
    return before != (item.topic, item.reading, item.tasks)


def _renamed(part: Any, renames: Renames, **sections: str) -> Any:
    new = {
        name: renames.get(section, {}).get(part[name], part[name])
        for name, section in sections.items()
        if name in part
    }
    return {**part, **new}
