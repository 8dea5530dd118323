"""What people do with groups. Every action is atomic and keeps at least one lead."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from planner.accounts.models import User
from planner.groups.models import Away, Group, Membership


class CannotJoin(Exception):
    """The person cannot become a member; the text says why."""


class CannotLeave(Exception):
    """The group would be without a lead; the text says what to do first."""


class CannotBeAway(Exception):
    """The range makes no sense; the text says what is wrong with it."""


@transaction.atomic
def create_group(
    *, name: str, zone: str, by: User, now: dt.datetime, reading_minutes: int = 90
) -> Group:
    """A new group, led by whoever creates it."""
    group = Group.objects.create(
        name=name.strip(), zone=zone, reading_minutes=reading_minutes, created_at=now
    )
    Membership.objects.create(group=group, user=by, role=Membership.Role.LEAD, joined_at=now)
    return group


@transaction.atomic
def add_member(
    *,
    group: Group,
    user: User,
    by: User,
    now: dt.datetime,
    role: str = Membership.Role.MEMBER,
    country: str = "",
    subdivision: str = "",
    reading_minutes: int | None = None,
) -> Membership:
    """Membership from `now` on. Who left before gets a new one; the old stays as history."""
    _locked(group)
    if Membership.objects.active().filter(group=group, user=user).exists():
        raise CannotJoin(f"{user} belongs to {group.name} already.")
    return Membership.objects.create(
        group=group,
        user=user,
        role=role,
        country=country,
        subdivision=subdivision,
        reading_minutes=reading_minutes,
        joined_at=now,
    )


@transaction.atomic
def describe_member(
    *,
    membership: Membership,
    country: str,
    subdivision: str,
    reading_minutes: int | None,
    takes_turns: bool = True,
) -> Membership:
    """Where the member lives (for holidays), how much they read, whether they lead meetings."""
    membership.country = country
    membership.subdivision = subdivision
    membership.reading_minutes = reading_minutes
    membership.takes_turns = takes_turns
    membership.save(update_fields=["country", "subdivision", "reading_minutes", "takes_turns"])
    return membership


@transaction.atomic
def change_role(*, membership: Membership, role: str, by: User, now: dt.datetime) -> Membership:
    """Make a lead a member or a member a lead. Raises CannotLeave for the last lead."""
    _locked(membership.group)
    if role != Membership.Role.LEAD:
        _require_another_lead(membership)
    membership.role = role
    membership.save(update_fields=["role"])
    return membership


@transaction.atomic
def leave(*, membership: Membership, by: User, now: dt.datetime) -> Membership:
    """End a membership and keep it as history. Raises CannotLeave for the last lead."""
    _locked(membership.group)
    _require_another_lead(membership)
    membership.left_at = now
    membership.save(update_fields=["left_at"])
    return membership


@transaction.atomic
def add_away(
    *,
    membership: Membership,
    first_on: dt.date,
    last_on: dt.date,
    by: User,
    now: dt.datetime,
    reason: str = "",
    times: tuple[dt.time, dt.time] | None = None,
) -> Away:
    """Away from `first_on` to `last_on`, both included; `times`: only that part of each day."""
    if last_on < first_on:
        raise CannotBeAway("The last day lies before the first; swap them.")
    from_time, to_time = times or (None, None)
    if from_time and to_time and to_time <= from_time:
        raise CannotBeAway("A part of a day must end later than it begins.")
    return Away.objects.create(
        membership=membership,
        first_on=first_on,
        last_on=last_on,
        from_time=from_time,
        to_time=to_time,
        reason=reason,
    )


@transaction.atomic
def archive(*, group: Group, by: User, now: dt.datetime) -> Group:
    group.archived_at = now
    group.save(update_fields=["archived_at"])
    return group


def _locked(group: Group) -> Group:
    """Two changes of one group's people wait for each other, so that one lead is left."""
    return Group.objects.select_for_update().get(pk=group.pk)


def _require_another_lead(membership: Membership) -> None:
    if membership.role != Membership.Role.LEAD:
        return
    others = Membership.objects.active().leads().filter(group=membership.group)
    if not others.exclude(pk=membership.pk).exists():
        raise CannotLeave("A group needs a lead: make somebody else a lead first.")
