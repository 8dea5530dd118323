"""Taking away what was written, and bringing it back.

A deleted post leaves a mark where it stood, so that what others said to it keeps its sense; its
text stays for whoever may bring it back, for so long as `BROUGHT_BACK_WITHIN`.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.threads.agenda import settle_agenda
from planner.threads.counting import recount
from planner.threads.indexing import index, index_post
from planner.threads.models import Post, Thread

BROUGHT_BACK_WITHIN = dt.timedelta(days=30)


class CannotBringBack(Exception):
    """It stays away; the text says why."""


class CannotDelete(Exception):
    """It stays; the text says why."""


@transaction.atomic
def delete_post(*, post: Post, by: User, now: dt.datetime) -> Post:
    """By its author or a lead; again changes nothing. Raises GroupIsArchived."""
    thread, row = _locked(post)
    if row.deleted_at is None:
        row.deleted_at, row.deleted_by = now, by
        if thread.accepted_id == row.pk:
            row.accepted_before_at = thread.accepted_at
            thread.accepted, thread.accepted_at = None, None
        _save(row, thread, now)
    return row


@transaction.atomic
def bring_back_post(*, post: Post, by: User, is_lead: bool, now: dt.datetime) -> Post:
    """By whoever took it away, or a lead. What was the accepted answer is so again, unless
    another is by now. Raises CannotBringBack, GroupIsArchived."""
    thread, row = _locked(post)
    if row.deleted_at is None:
        return row
    if not is_lead and row.deleted_by_id != by.pk:
        raise CannotBringBack(_("A lead has taken this post away; only a lead can bring it back."))
    _require_fresh(row.deleted_at, now)
    row.deleted_at, row.deleted_by = None, None
    if row.accepted_before_at and thread.accepted_id is None:
        thread.accepted, thread.accepted_at = row, row.accepted_before_at
    row.accepted_before_at = None
    _save(row, thread, now)
    return row


@transaction.atomic
def delete_thread(*, thread: Thread, by: User, is_lead: bool, now: dt.datetime) -> Thread:
    """By a lead; by whoever asked, as long as nobody else wrote in it.

    Raises CannotDelete, GroupIsArchived.
    """
    locked(thread.group)
    row = Thread.objects.select_for_update().get(pk=thread.pk)
    others = row.posts.present().exclude(author=row.asked_by_id)
    if not is_lead and others.exists():
        raise CannotDelete(
            _("Others have written in this thread, so only a lead can take it away.")
        )
    if row.deleted_at is None:
        row.deleted_at, row.deleted_by = now, by
        row.changed_at = now
        row.save(update_fields=["deleted_at", "deleted_by", "changed_at"])
        settle_agenda(row, now)
        index(row)
    return row


@transaction.atomic
def bring_back_thread(*, thread: Thread, by: User, is_lead: bool, now: dt.datetime) -> Thread:
    """As `bring_back_post`."""
    locked(thread.group)
    row = Thread.objects.select_for_update().get(pk=thread.pk)
    if row.deleted_at is None:
        return row
    if not is_lead and row.deleted_by_id != by.pk:
        raise CannotBringBack(
            _("A lead has taken this thread away; only a lead can bring it back.")
        )
    _require_fresh(row.deleted_at, now)
    row.deleted_at, row.deleted_by, row.changed_at = None, None, now
    row.save(update_fields=["deleted_at", "deleted_by", "changed_at"])
    settle_agenda(row, now)
    index(row)
    return row


def _locked(post: Post) -> tuple[Thread, Post]:
    locked(post.thread.group)
    thread = Thread.objects.select_for_update().get(pk=post.thread_id)
    return thread, Post.objects.select_for_update().get(pk=post.pk)


def _save(post: Post, thread: Thread, now: dt.datetime) -> None:
    post.save(update_fields=["deleted_at", "deleted_by", "accepted_before_at"])
    thread.save(update_fields=["accepted", "accepted_at"])
    recount(thread, now=now)
    settle_agenda(thread, now)
    post.thread = thread
    index_post(post)


def _require_fresh(deleted_at: dt.datetime, now: dt.datetime) -> None:
    if now - deleted_at > BROUGHT_BACK_WITHIN:
        raise CannotBringBack(
            _("What was taken away more than %(days)s days ago stays away.")
            % {"days": BROUGHT_BACK_WITHIN.days}
        )
