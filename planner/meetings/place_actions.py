"""Where a group meets, by default and on a date, and who writes the meeting up."""

from __future__ import annotations

from django.db import transaction

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.models import Group, Membership
from planner.meetings.models import Arrangement, GroupPlace, Meeting


class CannotArrange(Exception):
    """This cannot be arranged; the text says why."""


@transaction.atomic
def settle_place(*, group: Group, place: str, link: str, by: User) -> GroupPlace:
    """Where the group meets unless a meeting says otherwise. Raises GroupIsArchived."""
    locked(group)
    row, _ = GroupPlace.objects.update_or_create(
        group=group, defaults={"place": place, "link": link}
    )
    return row


@transaction.atomic
def arrange(
    *, meeting: Meeting, place: str, link: str, scribe: User | None, by: User
) -> Arrangement:
    """Empty: as the group has it, and the backup writes. Raises CannotArrange, GroupIsArchived."""
    locked(meeting.group)
    active = Membership.objects.active().filter(group=meeting.group_id)
    if scribe is not None and not active.filter(user=scribe).exists():
        raise CannotArrange("Only a member of the group can write the meeting up.")
    row, _ = Arrangement.objects.update_or_create(
        meeting=meeting, defaults={"place": place, "link": link, "scribe": scribe}
    )
    return row
