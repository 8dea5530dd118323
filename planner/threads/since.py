"""What came since: since the reader's last visit, and since they opened the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from planner.threads.post_rows import Reading
from planner.threads.stored_posts import StoredPost


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """`new`: how many posts came since the reader's last visit. `is_read`: whether nothing is left
    to be marked. `until`: when the last one came that is shown. `read_at`: where it is said that
    all was read; empty where nobody asks. `news_at`: where what comes from now on is found."""

    new: int
    is_read: bool
    until: str
    read_at: str
    news_at: str


def since(reader: Reading, posts: Sequence[StoredPost], *, new: int) -> Since:
    """`posts`: all that are shown, the opening included, oldest first."""
    group, thread = reader.inside.group, reader.thread
    address = reverse("threads:thread", args=[group.pk, group.slug, thread.pk])
    marks = reader.inside.membership is not None and group.archived_at is None
    return Since(
        new=new,
        is_read=reader.seen_at is not None and not new,
        until=posts[-1].placed_at.isoformat(),
        read_at=f"{address}read/" if marks else "",
        news_at=f"{address}news/?after={max(post.id for post in posts)}",
    )
