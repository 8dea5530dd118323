"""Words about meetings that several pages share: when, who, how deep."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planner.accounts.models import User
from planner.language.dates import full_day
from planner.meetings.models import Meeting
from planner.meetings.zones import zone_named


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time from `iso` to `iso_end`, as the clocks of `zone` show it."""

    iso: str
    iso_end: str
    day: str
    clock: str
    zone: str


def when(start: dt.datetime, end: dt.datetime, zone: str) -> When:
    begins, ends = (each.astimezone(zone_named(zone)) for each in (start, end))
    return When(
        iso=begins.isoformat(),
        iso_end=ends.isoformat(),
        day=full_day(begins.date()),
        clock=f"{begins:%H:%M}–{ends:%H:%M}",
        zone=zone.replace("_", " "),
    )


def dots(depth: int) -> str:
    return "●" * depth + "○" * (3 - depth) if depth else ""


def lead_name(meeting: Meeting) -> str:
    """Never an address; empty where nobody leads."""
    return _name(meeting.lead, meeting.lead_name)


def backup_name(meeting: Meeting) -> str:
    return _name(meeting.backup, meeting.backup_name)


def _name(user: User | None, name: str) -> str:
    return (user.name if user else "") or name
