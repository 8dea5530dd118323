"""Who may need a hand, of those who want their leads to hear of it; and never with what."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Min, Q

from planner.accounts.models import User
from planner.groups.models import Group
from planner.groups.sharing import telling_need
from planner.meetings.models import Attendance, Meeting
from planner.progress.models import Stuck

STUCK_FOR = dt.timedelta(days=3)
MISSED = 2
"""So many meetings one after another, the last that were held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InNeed:
    """`stuck_since`: of what they are stuck on longest, None for not so long; `has_missed`: the
    last meetings."""

    user: User
    stuck_since: dt.datetime | None
    has_missed: bool


def in_need(group: Group, *, now: dt.datetime) -> tuple[InNeed, ...]:
    """By name. With five queries at most, one where nobody wants it."""
    wanting = telling_need(group)
    if not wanting:
        return ()
    stuck, missed = _stuck(group, wanting, now), _missed(group, wanting)
    users = User.objects.filter(pk__in={*stuck, *missed}).order_by("name", "pk")
    return tuple(
        InNeed(user=user, stuck_since=stuck.get(user.pk), has_missed=user.pk in missed)
        for user in users
    )


def _stuck(group: Group, users: set[int], now: dt.datetime) -> dict[int, dt.datetime]:
    """What belongs to another group is that one's."""
    rows = Stuck.objects.open().filter(
        Q(group=group) | Q(group=None), user__in=users, began_at__lte=now - STUCK_FOR
    )
    return dict(rows.values_list("user").annotate(since=Min("began_at")).order_by("user"))


def _missed(group: Group, users: set[int]) -> set[int]:
    held = group.meetings.filter(state=Meeting.State.HELD).order_by("-starts_at", "-id")
    last = list(held.values_list("pk", flat=True)[:MISSED])
    absent = Attendance.objects.filter(meeting__in=last, user__in=users, is_present=False)
    counts: dict[int, int] = {}
    for user in absent.values_list("user", flat=True):
        counts[user] = counts.get(user, 0) + 1
    return {user for user, count in counts.items() if count == MISSED}
