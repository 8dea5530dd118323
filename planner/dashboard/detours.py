"""When a detour is long: for goals that have a product or a date, never for breadth and curiosity.

A detour is what holds somebody up on one topic: the minutes they spent on it while stuck, or two
meetings gone by since they got stuck.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from curriculum.records import Mode
from planner.accounts.models import User
from planner.groups.models import Group
from planner.meetings.models import Meeting
from planner.plans.modes import has_capped_detours
from planner.progress.models import Stuck
from planner.progress.queries import minutes_stuck_on

MOST_MEETINGS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Detour:
    """A long one. `minutes` spent so far, `cap` of the group; `meetings` since it began."""

    minutes: int
    cap: int
    meetings: int

    @property
    def is_over(self) -> bool:
        """By its minutes; by meetings otherwise."""
        return self.minutes > self.cap


def cap_of(group: Group | None, modes: frozenset[Mode]) -> int | None:
    """Minutes that a detour may take in a group that learns in these modes; None where it takes
    what it takes."""
    return group.detour_minutes if group and has_capped_detours(modes) else None


def long_detour(user: User, moment: Stuck, *, cap: int | None, now: dt.datetime) -> Detour | None:
    """None as long as it is short. `cap`: as `cap_of` says."""
    if cap is None or moment.ended_at is not None:
        return None
    found = Detour(
        minutes=minutes_stuck_on(user, moment.topic) if moment.topic else 0,
        cap=cap,
        meetings=_meetings_since(moment, now),
    )
    return found if found.is_over or found.meetings >= MOST_MEETINGS else None


def _meetings_since(moment: Stuck, now: dt.datetime) -> int:
    met = Meeting.objects.taking_place().filter(group=moment.group_id)
    return met.filter(starts_at__gte=moment.began_at, ends_at__lte=now).count()
