"""Asking the leads to look at a post."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.models import Group
from planner.threads.models import Post, Report

LONGEST_REASON = 300
MOST_OPEN = 20
"""Reports of one person in a group that nobody has looked at yet."""


class CannotReport(Exception):
    """The leads are not asked; the text says why."""


@transaction.atomic
def report(*, post: Post, reason: str, by: User, now: dt.datetime) -> Report:
    """Reporting again, before a lead has looked, says it anew. Raises CannotReport,
    GroupIsArchived."""
    group = locked(post.thread.group)
    reason = " ".join(reason.replace("\x00", "").split())[:LONGEST_REASON]
    if not reason:
        raise CannotReport(_("Say in a few words what is wrong with it."))
    mine = Report.objects.filter(reported_by=by, settled_at=None, post__thread__group=group)
    if mine.exclude(post=post).count() >= MOST_OPEN:
        raise CannotReport(
            _("Your leads have %(count)s reports of yours to look at first.") % {"count": MOST_OPEN}
        )
    found, __ = Report.objects.update_or_create(
        post=post,
        reported_by=by,
        settled_at=None,
        defaults={"reason": reason},
        create_defaults={"reason": reason, "created_at": now},
    )
    return found


@transaction.atomic
def settle_reports(*, post: Post, by: User, now: dt.datetime) -> int:
    """A lead has looked at the post, whatever came of it; how many reports that ends."""
    locked(post.thread.group)
    waiting = Report.objects.filter(post=post, settled_at=None)
    return waiting.update(settled_at=now, settled_by=by)


def open_reports(group: Group) -> list[Report]:
    """Those that no lead has looked at yet, oldest first."""
    waiting = Report.objects.filter(settled_at=None, post__thread__group=group)
    rows = waiting.select_related("post__author", "post__thread", "reported_by")
    return list(rows.order_by("created_at", "id"))
