"""Saying whether a unit was worth its time, changing it, taking it back."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.models import Group, Membership
from planner.meetings.models import AgendaItem, Meeting
from planner.progress.models import UnitRead, UnitWorth
from planner.progress.state_actions import locked
from planner.progress.unit_actions import mark_read
from planner.progress.worth_models import MOST_LETTERS


class CannotSay(Exception):
    """Only of what one has studied; the text says so."""


@transaction.atomic
def say_worth(
    *,
    user: User,
    unit: str,
    title: str,
    worth: str,
    for_whom: str,
    may_show: bool,
    minutes: int | None,
    group: Group | None,
    now: dt.datetime,
) -> UnitWorth:
    """One of each person and unit: the last word counts. Minutes are kept with what was read,
    where all measuring looks for them. Raises CannotSay, CannotMark."""
    locked(user)
    if not has_studied(user, unit):
        raise CannotSay(_("Say so after you have read it."))
    if minutes is not None:
        mark_read(user=user, unit=unit, minutes=minutes, title=title, now=now)
    own = None
    if group is not None and Membership.objects.filter(user=user, group=group).exists():
        own = group
    found, _is_new = UnitWorth.objects.update_or_create(
        user=user,
        unit=unit,
        defaults={
            "group": own,
            "title": title[:300],
            "worth": worth,
            "for_whom": " ".join(for_whom.split())[:MOST_LETTERS],
            "may_show": may_show,
            "said_at": now,
            "undone_at": None,
        },
    )
    return found


@transaction.atomic
def take_back(*, user: User, unit: str, now: dt.datetime) -> None:
    """Twice changes nothing."""
    UnitWorth.objects.standing().filter(user=user, unit=unit).update(undone_at=now)


@transaction.atomic
def say_again(*, user: User, unit: str, now: dt.datetime) -> None:
    """What was taken back counts as it was."""
    UnitWorth.objects.filter(user=user, unit=unit).update(undone_at=None)


def has_studied(user: User, unit: str) -> bool:
    """Read it, or was at a held meeting that had it to read."""
    mark = UnitRead.objects.standing().filter(user=user, unit=unit).order_by("-id").first()
    if mark is not None and mark.state == UnitRead.State.READ:
        return True
    attended = AgendaItem.objects.filter(
        meeting__state=Meeting.State.HELD,
        meeting__attendances__user=user,
        meeting__attendances__is_present=True,
    )
    read = attended.order_by("id").values_list("reading", flat=True)
    return any(each.get("unit") == unit for reading in read for each in reading)
