"""Where a group meets, by default and on a date, and who writes the meeting up."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.models import Group, Membership
from planner.meetings.models import Arrangement, GroupPlace, Meeting
from planner.meetings.sequences import tell_calendars

# A meeting of which nobody said that it is elsewhere.
WHERE_USUAL = Q(arrangement=None) | Q(arrangement__place="", arrangement__link="")


class CannotArrange(Exception):
    """This cannot be arranged; the text says why."""


@transaction.atomic
def settle_place(*, group: Group, place: str, link: str, by: User, now: dt.datetime) -> GroupPlace:
    """Where the group meets unless a meeting says otherwise. Raises GroupIsArchived."""
    locked(group)
    if not GroupPlace.objects.filter(group=group, place=place, link=link).exists():
        tell_calendars(Meeting.objects.filter(WHERE_USUAL, group=group), now)
    row, __ = GroupPlace.objects.update_or_create(
        group=group, defaults={"place": place, "link": link}
    )
    return row


@transaction.atomic
def arrange(
    *,
    meeting: Meeting,
    place: str,
    link: str,
    scribe: User | None,
    by: User,
    now: dt.datetime,
) -> Arrangement:
    """Empty: as the group has it, and the backup writes. Raises CannotArrange, GroupIsArchived."""
    locked(meeting.group)
    active = Membership.objects.active().filter(group=meeting.group_id)
    if scribe is not None and not active.filter(user=scribe).exists():
        raise CannotArrange(_("Only a member of the group can write the meeting up."))
    before = Arrangement.objects.filter(meeting=meeting).values_list("place", "link").first()
    if (before or ("", "")) != (place, link):
        tell_calendars(Meeting.objects.filter(pk=meeting.pk), now)
    row, __ = Arrangement.objects.update_or_create(
        meeting=meeting, defaults={"place": place, "link": link, "scribe": scribe}
    )
    return row
