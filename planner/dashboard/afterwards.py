"""After a meeting: what came of it, and what somebody has still to say of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import QuerySet

from planner.accounts.models import User
from planner.groups.access import Inside
from planner.groups.models import Group
from planner.meetings.coming import is_writer
from planner.meetings.meeting_page import may_record, may_write, scribe_of
from planner.meetings.models import Meeting
from planner.meetings.wording import When, when

ASKED_FOR = dt.timedelta(days=14)
"""Whoever has not said it by then is not asked any more, but still can."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Afterwards:
    """A meeting that has begun. `is_to_record`: the reader can take attendance, and nobody has;
    `is_to_write`: so for the recap."""

    meeting: Meeting
    when: When
    is_to_record: bool
    is_to_write: bool


def last_meeting(inside: Inside, *, now: dt.datetime) -> Afterwards | None:
    """The group's latest that took place, with what its reader may say of it."""
    meeting = _begun([inside.group], now).first()
    if meeting is None:
        return None
    is_active = inside.group.archived_at is None
    return _shown(
        meeting,
        records=is_active and may_record(inside, meeting),
        writes=is_active and may_write(inside, meeting),
    )


def still_to_say(reader: User, groups: Collection[Group], *, now: dt.datetime) -> list[Afterwards]:
    """Of meetings that the reader led or writes up, the earliest first."""
    rows = _begun(groups, now).filter(starts_at__gt=now - ASKED_FOR)
    found = (
        _shown(
            meeting,
            records=meeting.lead_id == reader.pk,
            writes=is_writer(meeting, scribe_of(meeting), reader),
        )
        for meeting in reversed(rows)
    )
    return [each for each in found if each.is_to_record or each.is_to_write]


def _begun(groups: Collection[Group], now: dt.datetime) -> QuerySet[Meeting]:
    rows = Meeting.objects.taking_place().filter(group__in=groups, starts_at__lte=now)
    return rows.select_related("group", "arrangement", "recap").order_by("-starts_at", "-id")


def _shown(meeting: Meeting, *, records: bool, writes: bool) -> Afterwards:
    return Afterwards(
        meeting=meeting,
        when=when(meeting.starts_at, meeting.ends_at, meeting.group.zone),
        is_to_record=records and meeting.state == Meeting.State.PLANNED,
        is_to_write=writes and getattr(meeting, "recap", None) is None,
    )
