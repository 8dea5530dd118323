"""What people do with the addresses of their calendars."""

from __future__ import annotations

import datetime as dt
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.models import Group
from planner.groups.tokens import hash_of
from planner.meetings.models import FeedToken


class NoSuchFeed(Exception):
    """There is no calendar at this address; the text is fit to show."""


@transaction.atomic
def renew_feed(*, owner: User, group: Group | None, reminder: int, now: dt.datetime) -> str:
    """The token of a new address, which nobody can be told again; the old one leads nowhere.

    `group`: one that the owner belongs to, or None for all of theirs.
    """
    token = secrets.token_urlsafe(32)
    FeedToken.objects.update_or_create(
        owner=owner,
        group=group,
        defaults={
            "token_hash": hash_of(token),
            "reminder": reminder,
            "created_at": now,
            "last_used_at": None,
            "shown_hash": "",
            "shown_at": None,
        },
    )
    return token


@transaction.atomic
def change_reminder(*, owner: User, group: Group | None, reminder: int) -> None:
    """The address stays. Raises NoSuchFeed."""
    if not FeedToken.objects.filter(owner=owner, group=group).update(reminder=reminder):
        raise NoSuchFeed(_("This calendar has no address yet."))


@transaction.atomic
def switch_off_feed(*, owner: User, group: Group | None) -> None:
    """The address leads nowhere from now on; twice is as good as once."""
    FeedToken.objects.filter(owner=owner, group=group).delete()


def forget_feeds(*, user: User, now: dt.datetime) -> None:
    """Whoever deletes their account has no calendars any more."""
    FeedToken.objects.filter(owner=user).delete()
