"""What is new to a reader, counted in the query that reads them."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from planner.accounts.models import User
from planner.threads.models import Follow, Post, PostQuerySet, ReadMark, Thread, ThreadQuerySet


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


def with_news(threads: ThreadQuerySet, reader: User) -> ThreadQuerySet:
    """Each with `new`: how many of its posts are new; none of what is mute."""
    posts = new_posts(reader).filter(thread=OuterRef("pk")).order_by().values("thread")
    count = Subquery(posts.annotate(count=Count("pk")).values("count"))
    loud = When(is_muted=False, then=Coalesce(count, 0))
    return threads.annotate(is_muted=_is_muted(reader)).annotate(new=Case(loud, default=0))


def news_in(groups: Iterable[int], reader: User) -> dict[int, int]:
    """Group id -> in how many of its threads something is new, without those that are mute."""
    rows = threads_with_news(reader).filter(group__in=list(groups))
    loud = rows.annotate(is_muted=_is_muted(reader)).filter(is_muted=False)
    return dict(loud.values_list("group").annotate(Count("pk")).order_by("group"))


def _is_muted(reader: User) -> Coalesce:
    """By the narrowest of what the reader has said, as `audience.Stance` has it."""
    kind = ExpressionWrapper(OuterRef("about_kind"), output_field=CharField())
    said = (
        Follow.objects.filter(user=reader, group=OuterRef("group"))
        .annotate(kind=kind)
        .filter(
            Q(thread=OuterRef("pk"))
            | Q(thread=None, topic="")
            | Q(thread=None, kind=Thread.About.TOPIC, topic=OuterRef("about_id"))
        )
        .order_by(F("thread").asc(nulls_last=True), "-topic")
    )
    return Coalesce(Subquery(said.values("is_muted")[:1]), Value(False))
