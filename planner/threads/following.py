"""Following and muting a thread, a topic or the whole group."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from django.db import transaction
from django.db.models import Q

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.models import Group
from planner.threads.audience import Stance
from planner.threads.models import Follow, Thread


class Choice(StrEnum):
    """What somebody wants of a thread, a topic or a group."""

    FOLLOW = "follow"
    MUTE = "mute"
    NEITHER = "neither"


@transaction.atomic
def choose(
    *,
    group: Group,
    choice: Choice,
    by: User,
    now: dt.datetime,
    thread: Thread | None = None,
    topic: str = "",
) -> None:
    """Of the thread, of the topic, or with neither of the group. Raises GroupIsArchived."""
    locked(group)
    mine = Follow.objects.filter(user=by, group=group, thread=thread, topic=topic)
    if choice == Choice.NEITHER:
        mine.delete()
        return
    mine.update_or_create(
        user=by,
        group=group,
        thread=thread,
        topic=topic,
        defaults={"is_muted": choice == Choice.MUTE, "created_at": now},
    )


def follow_unless_muted(*, thread: Thread, by: User, now: dt.datetime) -> None:
    """As whoever writes in a thread does, or has the same question."""
    follow = Follow(user=by, group_id=thread.group_id, thread=thread, created_at=now)
    Follow.objects.bulk_create([follow], ignore_conflicts=True)


def topic_of(thread: Thread) -> str:
    """The topic that it is about, by which it can be followed; empty for any other thing."""
    return thread.about_id if thread.about_kind == Thread.About.TOPIC else ""


def stances(thread: Thread, *, of: User | None = None) -> dict[int, Stance]:
    """User id -> what they have said that counts for this thread; of one person, or of all."""
    here = Q(group=thread.group_id, thread=None, topic__in={"", topic_of(thread)})
    rows = Follow.objects.filter(Q(thread=thread) | here)
    found: dict[int, dict[str, bool]] = {}
    for row in rows if of is None else rows.filter(user=of):
        said = "thread" if row.thread_id else "topic" if row.topic else "group"
        found.setdefault(row.user_id, {})[said] = not row.is_muted
    return {user_id: Stance(**said) for user_id, said in found.items()}
