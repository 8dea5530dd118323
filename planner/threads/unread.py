"""What is new to a reader, counted in the query that reads them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import (
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from planner.accounts.models import User
from planner.groups.models import Membership
from planner.threads.models import Follow, Post, PostQuerySet, ReadMark, Thread, ThreadQuerySet
from planner.threads.sayings import Sayings


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


def new_in(threads: Sequence[Thread], membership: Membership, said: Sayings) -> dict[int, int]:
    """Thread id -> how many of its posts are new to the member; none of what is mute.

    By joins and in Python: putting together the nested question of `new_posts` costs more than
    everything else that a list needs.
    """
    reader, since = membership.user_id, membership.joined_at
    loud = [each.pk for each in threads if each.posted_at > since and not said.mutes(each)]
    mine = Q(thread__read_marks__user=reader)
    posts = Post.objects.present().filter(thread__in=loud, placed_at__gt=since)
    posts = posts.annotate(read=FilteredRelation("thread__read_marks", condition=mine))
    unread = posts.filter(Q(read=None) | Q(read__read_at__lt=F("placed_at")))
    counted = unread.exclude(author=reader).values_list("thread").annotate(Count("pk"))
    return dict(counted.order_by())


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
