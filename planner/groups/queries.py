"""Groups and their people, as pages and plans need them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet
from django.utils.translation import gettext_lazy

from planner.accounts.models import User
from planner.groups.access import Inside
from planner.groups.actions import BROUGHT_BACK_WITHIN
from planner.groups.models import Away, Group, GroupLink, Invitation, Membership

NAMELESS = gettext_lazy("a member without a name yet")


def active_members(group: Group) -> list[Membership]:
    """Who belongs to the group now, longest first, each with `user` and its `away` ranges."""
    away = Away.objects.order_by("first_on", "id")
    return list(
        Membership.objects.active()
        .filter(group=group)
        .select_related("user")
        .prefetch_related(Prefetch("away", queryset=away))
        .order_by("joined_at", "id")
    )


def active_groups() -> QuerySet[Group]:
    return Group.objects.active().order_by("created_at", "id")


def shown_name(user: User) -> str:
    """What other members read; never the e-mail address, which only leads see."""
    return user.name or str(NAMELESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class MyGroup:
    group: Group
    role: str
    people: int


def my_groups(user: User) -> list[MyGroup]:
    """The groups that somebody belongs to, those still active first."""
    own = Membership.objects.active().filter(user=user)
    everybody = Membership.objects.active().filter(group__in=own.values("group"))
    people = dict(everybody.values_list("group").annotate(Count("id")))
    rows = own.select_related("group").order_by("group__name", "id")
    found = [MyGroup(group=row.group, role=row.role, people=people[row.group_id]) for row in rows]
    return sorted(found, key=lambda each: each.group.archived_at is not None)


def led_groups(user: User) -> list[Group]:
    """The active groups that somebody leads, for choosing one."""
    leads = Membership.objects.active().leads().filter(user=user)
    return list(active_groups().filter(pk__in=leads.values("group")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A line of the list of members. `address`: only for those who may see it."""

    id: int
    name: str
    role: str
    joined_at: dt.datetime
    is_you: bool
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MembersPage:
    """`removed`: whom a lead can bring back."""

    members: tuple[Member, ...]
    removed: tuple[Member, ...]


def members_page(inside: Inside, *, now: dt.datetime) -> MembersPage:
    return MembersPage(
        members=members(inside), removed=_removed(inside, now=now) if inside.is_lead else ()
    )


def members(inside: Inside) -> tuple[Member, ...]:
    """Who belongs to the group, longest first; with addresses for a lead."""
    active = Membership.objects.active().filter(group=inside.group)
    return _members(inside, active.order_by("joined_at", "id"))


def _removed(inside: Inside, *, now: dt.datetime) -> tuple[Member, ...]:
    present = Membership.objects.active().filter(group=inside.group).values("user")
    removed = Membership.objects.removed_since(now - BROUGHT_BACK_WITHIN)
    rows = removed.filter(group=inside.group).exclude(user__in=present)
    return _members(inside, rows.order_by("-left_at", "-id"))


def _members(inside: Inside, rows: QuerySet[Membership]) -> tuple[Member, ...]:
    return tuple(
        Member(
            id=row.pk,
            name=shown_name(row.user),
            role=row.role,
            joined_at=row.joined_at,
            is_you=row.user_id == inside.user.pk,
            address=row.user.email if inside.is_lead else "",
        )
        for row in rows.select_related("user")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitePage:
    """`expired` and `revoked` can be invited again."""

    waiting: tuple[Invitation, ...]
    expired: tuple[Invitation, ...]
    revoked: tuple[Invitation, ...]


def invite_page(group: Group, *, now: dt.datetime) -> InvitePage:
    """For leads only: it names addresses."""
    rows = Invitation.objects.filter(group=group).order_by("-created_at", "-id")
    pending = list(rows.pending())
    used = {each.address for each in pending} | set(
        Membership.objects.active().filter(group=group).values_list("user__email", flat=True)
    )
    revoked = rows.filter(revoked_at__gte=now - BROUGHT_BACK_WITHIN).exclude(address__in=used)
    latest = {each.address: each for each in reversed(list(revoked))}
    return InvitePage(
        waiting=tuple(each for each in pending if each.expires_at > now),
        expired=tuple(each for each in pending if each.expires_at <= now),
        revoked=tuple(latest.values()),
    )


def link_of(group: Group) -> GroupLink | None:
    return GroupLink.objects.filter(group=group).first()


def own_away(membership: Membership) -> list[Away]:
    return list(membership.away.order_by("first_on", "id"))
