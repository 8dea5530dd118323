"""What was taken away long ago, and nobody can bring back any more."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from planner.outbox.retention import in_batches
from planner.threads.models import Post, PostVersion, Report, Thread

PURGED = "(removed)"


def purge_removed(*, before: dt.datetime) -> int:
    """Threads go as a whole. Of posts the mark stays where they stood, their words go."""
    gone = in_batches(Thread.objects.filter(deleted_at__lt=before))
    wordy = Post.objects.filter(deleted_at__lt=before).exclude(text=PURGED)
    return gone + in_batches(wordy, _purge)


def forget_reports(*, before: dt.datetime) -> int:
    """Those that were settled."""
    return in_batches(Report.objects.filter(settled_at__lt=before))


def _purge(posts: QuerySet[Post]) -> None:
    PostVersion.objects.filter(post__in=posts).delete()
    posts.update(text=PURGED, html="")
