"""What was taken away of late, for whoever may bring it back."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planner.groups.access import Inside
from planner.threads.deleting import BROUGHT_BACK_WITHIN
from planner.threads.models import Post, Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedPage:
    """Latest first. Members see what they took away themselves, leads everything."""

    threads: tuple[Thread, ...]
    posts: tuple[Post, ...]
    days: int


def removed_page(inside: Inside, *, now: dt.datetime) -> RemovedPage:
    since = now - BROUGHT_BACK_WITHIN
    threads = Thread.objects.filter(group=inside.group, deleted_at__gte=since)
    posts = Post.objects.filter(
        thread__in=Thread.objects.present().filter(group=inside.group), deleted_at__gte=since
    )
    if not inside.is_lead:
        threads = threads.filter(deleted_by=inside.user)
        posts = posts.filter(deleted_by=inside.user)
    return RemovedPage(
        threads=tuple(threads.select_related("deleted_by").order_by("-deleted_at", "id")),
        posts=tuple(posts.select_related("deleted_by", "thread").order_by("-deleted_at", "id")),
        days=BROUGHT_BACK_WITHIN.days,
    )
