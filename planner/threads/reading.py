"""Up to when somebody has read a thread. Looking marks nothing; the page says it by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from django.db import transaction

from planner.accounts.models import User
from planner.groups.models import Group
from planner.outbox.models import Message, MessageQuerySet
from planner.threads.models import ReadMark, Thread
from planner.threads.telling import KINDS
from planner.threads.unread import threads_with_news


@transaction.atomic
def mark_read(*, thread: Thread, until: dt.datetime, by: User, now: dt.datetime) -> None:
    """`until`: when the last post came that was shown. What was read later stays read; what they
    were told of the thread is read too."""
    until = min(until, now)
    marks = ReadMark.objects.filter(user=by, thread=thread)
    if not marks.filter(read_at__lt=until).update(read_at=until):
        mark = ReadMark(user=by, thread=thread, read_at=until)
        ReadMark.objects.bulk_create([mark], ignore_conflicts=True)
    _told(by, now).filter(about__thread=thread.pk).update(read_at=now)


@transaction.atomic
def mark_all_read(*, group: Group, by: User, now: dt.datetime) -> None:
    """Every thread of the group, mute ones too."""
    news = threads_with_news(by).filter(group=group)
    _mark(news.values_list("pk", flat=True), by=by, now=now)
    _told(by, now).filter(about__group=group.pk).update(read_at=now)


def read_by_writing(*, thread: Thread, by: User, now: dt.datetime) -> None:
    """Whoever writes in a thread has read it."""
    _mark([thread.pk], by=by, now=now)


def _mark(threads: Iterable[int], *, by: User, now: dt.datetime) -> None:
    ReadMark.objects.bulk_create(
        [ReadMark(user=by, thread_id=thread, read_at=now) for thread in threads],
        update_conflicts=True,
        unique_fields=["user", "thread"],
        update_fields=["read_at"],
    )


def _told(user: User, now: dt.datetime) -> MessageQuerySet:
    return Message.objects.told_to(user, now).unread().filter(kind__in=KINDS)
