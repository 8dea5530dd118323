"""The dates on which members would rather not lead."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db import transaction

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.models import Group, Membership
from planner.plans.models import DateWish

Wishes = Mapping[dt.date, bool]


def wishes_in(group: Group) -> dict[int, dict[dt.date, bool]]:
    """By membership: what was said of which date."""
    found: dict[int, dict[dt.date, bool]] = defaultdict(dict)
    rows = DateWish.objects.filter(membership__group=group, membership__left_at=None)
    for row in rows.order_by("on", "id"):
        found[row.membership_id][row.on] = row.is_avoided
    return found


def avoided(known: Collection[dt.date], wishes: Wishes) -> tuple[dt.date, ...]:
    """What a plan knows already, and what the member has said since."""
    fine = {on for on, is_avoided in wishes.items() if not is_avoided}
    return tuple(sorted({*known, *wishes} - fine))


@transaction.atomic
def say_dates(
    *,
    membership: Membership,
    offered: Collection[dt.date],
    chosen: Collection[dt.date],
    by: User,
    now: dt.datetime,
) -> None:
    """Of the dates `offered` the member would rather not lead on those `chosen`; what was said
    of others stays. Raises GroupIsArchived."""
    locked(membership.group)
    for on in offered:
        DateWish.objects.update_or_create(
            membership=membership, on=on, defaults={"is_avoided": on in chosen}
        )


def forget_dates(*, user: User, now: dt.datetime) -> None:
    """When somebody deletes their account."""
    DateWish.objects.filter(membership__user=user).delete()
