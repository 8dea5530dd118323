"""One's calendars, as the page about them needs them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.models import Group, Membership
from planner.meetings.models import FeedToken


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """`group`: None for the one over all groups. `feed`: its address, if it has one."""

    group: Group | None
    feed: FeedToken | None

    @property
    def title(self) -> str:
        return self.group.name if self.group else _("All your groups")

    @property
    def scope(self) -> str:
        """What forms call it, and ids of the page."""
        return str(self.group.pk) if self.group else ""


def calendars(owner: User) -> tuple[Calendar, ...]:
    """All groups first, then one by one; an archived group only while it has an address."""
    feeds = {feed.group_id: feed for feed in FeedToken.objects.filter(owner=owner)}
    groups = Group.objects.filter(pk__in=_belonging(owner).values("group")).order_by("name", "id")
    own = [group for group in groups if group.archived_at is None or group.pk in feeds]
    return tuple(
        Calendar(group=group, feed=feeds.get(group.pk if group else None)) for group in [None, *own]
    )


def calendar_named(owner: User, scope: str) -> Calendar | None:
    """The one that a form means; None for a group to which the person does not belong."""
    return next((each for each in calendars(owner) if each.scope == scope), None)


def _belonging(owner: User) -> QuerySet[Membership]:
    return Membership.objects.active().filter(user=owner)
