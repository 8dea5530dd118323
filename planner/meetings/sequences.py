"""Telling calendars that what they show of a meeting is another than before."""

from __future__ import annotations

import datetime as dt

from django.db.models import F

from planner.meetings.models import MeetingQuerySet


def tell_calendars(meetings: MeetingQuerySet, now: dt.datetime) -> None:
    """They take in only what has a higher sequence."""
    meetings.update(sequence=F("sequence") + 1, changed_at=now)
