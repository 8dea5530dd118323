"""The group's link: whoever has it may join, until a lead switches it off or renews it."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from planner.accounts.models import User
from planner.groups.actions import CannotJoin, add_member, locked
from planner.groups.models import Group, GroupLink, Membership
from planner.groups.tokens import hash_of, new_seed, token_of


class LinkIsOff(Exception):
    """The link leads nowhere any more."""


@transaction.atomic
def renew_link(*, group: Group, by: User, now: dt.datetime) -> GroupLink:
    """A new link, switched on; whoever has only the old one cannot join any more."""
    locked(group)
    seed = new_seed()
    link, _ = GroupLink.objects.update_or_create(
        group=group,
        defaults={
            "seed": seed,
            "token_hash": hash_of(token_of("link", seed)),
            "is_on": True,
            "renewed_at": now,
            "renewed_by": by,
        },
    )
    return link


@transaction.atomic
def switch_link(*, group: Group, is_on: bool, by: User, now: dt.datetime) -> GroupLink | None:
    """Switch the link off or on again; a group that has none gets one when it is switched on."""
    locked(group)
    link = GroupLink.objects.filter(group=group).first()
    if link is None:
        return renew_link(group=group, by=by, now=now) if is_on else None
    link.is_on = is_on
    link.save(update_fields=["is_on"])
    return link


@transaction.atomic
def join(*, link: GroupLink, by: User, now: dt.datetime) -> Membership:
    """Make `by` a member; who belongs already stays as they are.

    Raises LinkIsOff and GroupIsArchived.
    """
    group = locked(link.group)
    if not GroupLink.objects.filter(pk=link.pk, is_on=True, token_hash=link.token_hash).exists():
        raise LinkIsOff
    try:
        return add_member(group=group, user=by, by=by, now=now)
    except CannotJoin:
        return Membership.objects.active().get(group=group, user=by)
