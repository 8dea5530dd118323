"""What members let their group see: choosing it, and asking before anything is shown.

Whoever shows what somebody did asks `hiding_participation`, and whoever shows what somebody knows
asks `sharing_ratings`; a choice counts from the next page on. What is not shared is said to be
so, to leads as well, and never looks like a nought.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext_lazy

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.models import Group, Membership, Sharing

NOT_SHARED = gettext_lazy("not shared")


def own_sharing(membership: Membership) -> Sharing:
    """Not saved where they have not chosen."""
    who = {"group_id": membership.group_id, "user_id": membership.user_id}
    return Sharing.objects.filter(**who).first() or Sharing(**who)


@transaction.atomic
def share(
    *,
    membership: Membership,
    participation: bool,
    ratings: bool,
    need: bool | None = None,
    by: User,
    now: dt.datetime,
) -> Sharing:
    """`by` is the member: nobody chooses for another. `need` None leaves that as it is.

    Raises GroupIsArchived.
    """
    assert by.pk == membership.user_id  # noqa: S101 - nobody chooses for another
    locked(membership.group)
    chosen = {"participation": participation, "ratings": ratings, "chosen_at": now}
    if need is not None:
        chosen["need"] = need
    return Sharing.objects.update_or_create(group=membership.group, user=by, defaults=chosen)[0]


def sharing_ratings(group: Group) -> set[int]:
    """Ids of the users whose ratings the group may see: members who said so."""
    return _members_saying(group, ratings=True)


def sharing_participation(group: Group) -> set[int]:
    """Ids of the members of whom the group may see what they took part in."""
    members = Membership.objects.active().filter(group=group)
    return set(members.values_list("user", flat=True)) - hiding_participation(group)


def hiding_participation(group: Group) -> set[int]:
    """Ids of the users who do not want it, those who have left included."""
    rows = Sharing.objects.filter(group=group, participation=False)
    return set(rows.values_list("user", flat=True))


def telling_need(group: Group) -> set[int]:
    """Ids of the members whose leads may hear that they may need a hand."""
    return _members_saying(group, need=True)


def _members_saying(group: Group, **said: bool) -> set[int]:
    members = Membership.objects.active().filter(group=group).values("user")
    rows = Sharing.objects.filter(group=group, user__in=members, **said)
    return set(rows.values_list("user", flat=True))
