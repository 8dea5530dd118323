"""What leads do with whole threads: lock, move, mark as duplicate, merge, split."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.threads.agenda import settle_agenda
from planner.threads.asking import About
from planner.threads.counting import recount
from planner.threads.indexing import index, index_post
from planner.threads.models import Follow, Post, SameQuestion, Thread
from planner.threads.writing import title_of


class CannotTidy(Exception):
    """The threads stay as they are; the text says why."""


@transaction.atomic
def lock(*, thread: Thread, is_locked: bool, by: User, now: dt.datetime) -> Thread:
    """A locked thread can be read, and nothing is added. Raises GroupIsArchived."""
    row = _present(thread)
    row.locked_at = (row.locked_at or now) if is_locked else None
    return _saved(row, now, "locked_at")


@transaction.atomic
def move(*, thread: Thread, about: About, by: User, now: dt.datetime) -> Thread:
    """Tie it to something else. Raises GroupIsArchived."""
    row = _present(thread)
    row.about_kind, row.about_id, row.location = about.kind, about.id, about.location
    index_post(row.posts.get(kind=Post.Kind.OPENING))
    return _saved(row, now, "about_kind", "about_id", "location")


@transaction.atomic
def mark_duplicate(*, thread: Thread, of: Thread | None, by: User, now: dt.datetime) -> Thread:
    """Say that another asks the same, or, with None, that it does not after all.

    What is a duplicate itself stands for what it is one of. Raises CannotTidy, GroupIsArchived.
    """
    row = _present(thread)
    original = None if of is None else _original(_present(of))
    if original is not None and original.pk == row.pk:
        raise CannotTidy(_("These two would be duplicates of each other."))
    if original is not None and original.group_id != row.group_id:
        raise CannotTidy(_("Both must be of the same group."))
    row.duplicate_of = original
    if original is not None:
        row.duplicates.update(duplicate_of=original)
    return _saved(row, now, "duplicate_of")


@transaction.atomic
def merge(*, thread: Thread, into: Thread, by: User, now: dt.datetime) -> Thread:
    """All posts become posts of the other, the opening an answer; its address leads there.

    Who follows the one, or asks the same, does so with the other. Gives the other. Raises
    CannotTidy, GroupIsArchived.
    """
    source, target = _present(thread), _present(into)
    if source.pk == target.pk:
        raise CannotTidy(_("A thread cannot be merged into itself."))
    if source.group_id != target.group_id:
        raise CannotTidy(_("Both must be of the same group."))
    source.posts.filter(kind=Post.Kind.OPENING).update(kind=Post.Kind.ANSWER)
    source.posts.update(thread=target, placed_at=now)
    _carry_over(source, target)
    Thread.objects.filter(merged_into=source).update(merged_into=target)
    Thread.objects.filter(duplicate_of=source).exclude(pk=target.pk).update(duplicate_of=target)
    source.merged_into, source.accepted, source.accepted_at = target, None, None
    _saved(source, now, "merged_into", "accepted", "accepted_at")
    if target.duplicate_of_id == source.pk:
        target.duplicate_of = None
        target.save(update_fields=["duplicate_of"])
    index(source)
    index(target)
    return _settled(target, now)


@transaction.atomic
def split(
    *, thread: Thread, posts: Collection[Post], title: str, by: User, now: dt.datetime
) -> Thread:
    """Answers, with the comments on them, become a thread of their own; the oldest opens it.

    Whoever wrote that has asked it, without their name if they wrote so. Raises CannotTidy,
    CannotPost for the title, GroupIsArchived.
    """
    source = _present(thread)
    chosen = source.posts.present().filter(
        kind=Post.Kind.ANSWER, pk__in=[post.pk for post in posts]
    )
    moving = list(chosen.order_by("placed_at", "id"))
    if not moving:
        raise CannotTidy(_("Choose at least one answer that shall have a thread of its own."))
    first = moving[0]
    made = Thread.objects.create(
        group=source.group,
        kind=Thread.Kind.QUESTION,
        title=title_of(title),
        about_kind=source.about_kind,
        about_id=source.about_id,
        location=source.location,
        asked_by=first.author,
        is_anonymous=first.is_anonymous,
        created_at=first.created_at,
        posted_at=now,
        changed_at=now,
    )
    ids = [post.pk for post in moving]
    Post.objects.filter(pk__in=ids).update(thread=made)
    Post.objects.filter(parent__in=ids).update(thread=made)
    Post.objects.filter(pk=first.pk).update(kind=Post.Kind.OPENING)
    Follow.objects.create(user=first.author, group=source.group, thread=made, created_at=now)
    if source.accepted_id in ids:
        source.accepted, source.accepted_at = None, None
        source.save(update_fields=["accepted", "accepted_at"])
    index(made)
    _settled(source, now)
    return _settled(made, now)


def _original(thread: Thread) -> Thread:
    return thread.duplicate_of or thread


def _present(thread: Thread) -> Thread:
    """The row, held until the end of the transaction. Raises CannotTidy, GroupIsArchived."""
    locked(thread.group)
    row = Thread.objects.select_for_update().get(pk=thread.pk)
    if row.deleted_at or row.merged_into_id:
        raise CannotTidy(_("This thread is not there any more."))
    return row


def _saved(thread: Thread, now: dt.datetime, *columns: str) -> Thread:
    thread.changed_at = now
    thread.save(update_fields=[*columns, "changed_at"])
    settle_agenda(thread, now)
    return thread


def _settled(thread: Thread, now: dt.datetime) -> Thread:
    recount(thread, now=now)
    settle_agenda(thread, now)
    return thread


def _carry_over(source: Thread, target: Thread) -> None:
    """Follows and same questions, once a person; whoever asked the target does not ask it too."""
    following = target.follows.values_list("user", flat=True)
    source.follows.exclude(user__in=following).update(thread=target)
    asking = target.same.values_list("user", flat=True)
    source.same.exclude(user__in=asking).exclude(user=target.asked_by_id).update(thread=target)
    if source.asked_by_id != target.asked_by_id and not source.is_anonymous:
        SameQuestion.objects.get_or_create(
            thread=target, user=source.asked_by, defaults={"created_at": source.created_at}
        )
