"""Which steps took longer in a group's meetings than planned, and what nobody has said yet."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import F, Q

from planner.groups.models import Group
from planner.meetings.models import CoveredItem, Meeting

MUCH = 5
"""Minutes more than this are told of: attendance is taken in fives."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overrun:
    """A line of an agenda. `is_left`: not all of it was covered."""

    meeting: Meeting
    title: str
    topic: str
    depth: int
    planned: int
    minutes: int
    is_left: bool

    @property
    def more(self) -> int:
        return self.minutes - self.planned


def overruns(group: Group, *, most: int) -> tuple[Overrun, ...]:
    """Of the meetings held, the latest first."""
    longer = Q(minutes__gt=F("planned") + MUCH) | ~Q(extent=CoveredItem.Extent.YES)
    rows = CoveredItem.objects.reckoned().filter(longer, meeting__group=group, planned__gt=0)
    ordered = rows.filter(meeting__state=Meeting.State.HELD).select_related("meeting")
    return tuple(
        Overrun(
            meeting=row.meeting,
            title=row.title,
            topic=row.topic,
            depth=row.depth,
            planned=row.planned,
            minutes=row.minutes,
            is_left=row.extent != CoveredItem.Extent.YES,
        )
        for row in ordered.order_by("-meeting__starts_at", "position", "id")[:most]
    )


def untold(group: Group, *, now: dt.datetime, since: dt.datetime) -> tuple[Meeting, ...]:
    """Meetings since then of which nobody has said who was there, or what came of them."""
    rows = group.meetings.taking_place().filter(ends_at__lte=now, starts_at__gt=since)
    without = rows.filter(Q(state=Meeting.State.PLANNED) | Q(recap=None))
    return tuple(without.select_related("recap").order_by("starts_at", "id"))
