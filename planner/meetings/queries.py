"""Meetings as pages, plans and calendars need them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db.models import Count, Max, Q

from planner.accounts.models import User
from planner.groups.models import Group
from planner.meetings.models import Meeting
from planner.meetings.zones import clock_time, zone_named


def next_meeting(group: Group, now: dt.datetime) -> Meeting | None:
    """The one that runs or comes next and is neither cancelled nor over, with its agenda."""
    planned = group.meetings.upcoming(now).filter(state=Meeting.State.PLANNED)
    return planned.with_agenda().order_by("starts_at", "id").first()


def meetings_of(group: Group, first: dt.date, last: dt.date) -> list[Meeting]:
    """Those that begin from `first` to `last` on the group's calendar, with their agendas."""
    zone = zone_named(group.zone)
    start, end = (
        clock_time(day, dt.time(), zone).at for day in (first, last + dt.timedelta(days=1))
    )
    between = group.meetings.visible().filter(starts_at__gte=start, starts_at__lt=end)
    return list(between.with_agenda().order_by("starts_at", "id"))


def times_elsewhere(
    users: Iterable[User], group: Group, start: dt.datetime, end: dt.datetime
) -> list[tuple[int, dt.datetime, dt.datetime]]:
    """When each user meets in other groups in this time: id, from, until.

    It never tells which groups, so that nobody learns of those to which they do not belong.
    """
    elsewhere = Meeting.objects.taking_place().overlapping(start, end).exclude(group=group)
    theirs = elsewhere.filter(
        group__archived_at=None,
        group__memberships__user__in=list(users),
        group__memberships__left_at=None,
    )
    user = "group__memberships__user"
    return list(theirs.values_list(user, "starts_at", "ends_at").order_by("starts_at", "id", user))


def last_turns(group: Group, now: dt.datetime) -> dict[int, tuple[int, dt.date]]:
    """How often each user led, and when last, on the group's calendar: user id -> both.

    What counts is held, or was planned and is over without anybody having said otherwise.
    """
    zone = zone_named(group.zone)
    over = Q(state=Meeting.State.HELD) | Q(state=Meeting.State.PLANNED, ends_at__lte=now)
    led = (
        group.meetings.filter(over, lead__isnull=False)
        .values_list("lead")
        .annotate(Count("id"), Max("starts_at"))
        .order_by("lead")
    )
    return {user: (turns, last.astimezone(zone).date()) for user, turns, last in led}
