"""What is new to a reader, counted for as many threads as there are with one query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import (
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    Min,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from planner.accounts.models import User
from planner.threads.models import Follow, Post, PostQuerySet, ReadMark, Thread, ThreadQuerySet


@dataclass(frozen=True, slots=True, kw_only=True)
class News:
    """How many posts of a thread are new to somebody, and the id of the one that came first."""

    count: int
    first: int


def new_posts(reader: User) -> PostQuerySet:
    """Those of others that came since the reader belongs to the group and last read the thread."""
    read = ReadMark.objects.filter(
        user=reader, thread=OuterRef("thread"), read_at__gte=OuterRef("placed_at")
    )
    here = Post.objects.present().filter(
        thread__group__memberships__user=reader,
        thread__group__memberships__left_at=None,
        placed_at__gt=F("thread__group__memberships__joined_at"),
    )
    return here.filter(~Exists(read)).exclude(author=reader)


def threads_with_news(reader: User) -> ThreadQuerySet:
    """Of all groups of the reader, mute ones too."""
    read = ReadMark.objects.filter(
        user=reader, thread=OuterRef("pk"), read_at__gte=OuterRef("posted_at")
    )
    # Most threads were read to their end, which needs no look at their posts.
    rows = Thread.objects.present().filter(~Exists(read))
    return rows.filter(Exists(new_posts(reader).filter(thread=OuterRef("pk"))))


def news_of(threads: Iterable[int], reader: User) -> dict[int, News]:
    """Thread id -> what is new in it, without those where nothing is and those that are mute."""
    here = new_posts(reader).filter(thread__in=list(threads))
    loud = here.annotate(is_muted=_is_muted(reader, "thread__")).filter(is_muted=False)
    rows = loud.values("thread").annotate(count=Count("pk"), first=Min("pk")).order_by("thread")
    return {row["thread"]: News(count=row["count"], first=row["first"]) for row in rows}


def news_in(groups: Iterable[int], reader: User) -> dict[int, int]:
    """Group id -> in how many of its threads something is new, without those that are mute."""
    rows = threads_with_news(reader).filter(group__in=list(groups))
    loud = rows.annotate(is_muted=_is_muted(reader)).filter(is_muted=False)
    return dict(loud.values_list("group").annotate(Count("pk")).order_by("group"))


def _is_muted(reader: User, thread: str = "") -> Coalesce:
    """By the narrowest of what the reader has said, as `audience.Stance` has it. `thread`: the way
    from the rows to their thread."""
    kind = ExpressionWrapper(OuterRef(f"{thread}about_kind"), output_field=CharField())
    said = (
        Follow.objects.filter(user=reader, group=OuterRef(f"{thread}group"))
        .annotate(kind=kind)
        .filter(
            Q(thread=OuterRef(f"{thread}pk"))
            | Q(thread=None, topic="")
            | Q(thread=None, kind=Thread.About.TOPIC, topic=OuterRef(f"{thread}about_id"))
        )
        .order_by(F("thread").asc(nulls_last=True), "-topic")
    )
    return Coalesce(Subquery(said.values("is_muted")[:1]), Value(False))
