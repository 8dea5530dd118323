"""What mathematics was worth to a group where it explained a bug, for those who ask."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch

from planner.groups.models import Group
from planner.progress.models import DebugEntry, DebugTopic


@dataclass(frozen=True, slots=True, kw_only=True)
class PayOff:
    """Of no person: `topics` and `decision` are ids of the catalogue, `decision` empty for none;
    `saved` in words, perhaps empty; `hours` None where nobody said."""

    entry: int
    found_on: dt.date
    bug: str
    saved: str
    hours: Decimal | None
    decision: str
    topics: tuple[str, ...]


def pay_offs(group: Group, *, since: dt.date, until: dt.date) -> tuple[PayOff, ...]:
    """What was understood on these days, both included, latest first. Two queries at most."""
    rows = DebugEntry.objects.present().filter(group=group, found_on__range=(since, until))
    topics = Prefetch("topics", DebugTopic.objects.order_by("id"))
    return tuple(
        PayOff(
            entry=row.pk,
            found_on=row.found_on,
            bug=row.bug,
            saved=row.saved,
            hours=row.hours,
            decision=row.decision,
            topics=tuple(each.topic for each in row.topics.all()),
        )
        for row in rows.prefetch_related(topics).order_by("-found_on", "-id")
    )
