"""What becomes of somebody's memberships when they delete their account."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext as _

from planner.accounts.farewell import CannotGo
from planner.accounts.models import User
from planner.groups import actions
from planner.groups.models import Away, Group, Invitation, Membership, Sharing


def leave_everywhere(*, user: User, now: dt.datetime) -> None:
    """Ends all memberships; where they lived, when they were away and why is forgotten.

    Raises CannotGo while the person is the only lead of a group that still meets.
    """
    for membership in _current(user):
        try:
            actions.leave(membership=membership, by=user, now=now)
        except actions.CannotLeave as refusal:
            raise CannotGo(
                _(
                    "You are the only lead of %(group)s. Make somebody else a lead, or archive the"
                    " group; then delete your account."
                )
                % {"group": membership.group.name}
            ) from refusal
    mine = Membership.objects.filter(user=user)
    mine.filter(left_at=None).update(left_at=now)
    Away.objects.filter(membership__in=mine).delete()
    Sharing.objects.filter(user=user).delete()
    mine.update(country="", subdivision="")
    Invitation.objects.filter(Q(address=user.email) | Q(accepted_by=user)).delete()


def _current(user: User) -> list[Membership]:
    """In groups that are not archived; nothing is lost when an archive is without a lead."""
    return list(
        Membership.objects.active()
        .filter(user=user, group__in=Group.objects.active())
        .select_related("group")
        .order_by("group_id", "id")
    )
