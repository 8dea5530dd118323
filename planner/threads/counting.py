"""The numbers that stand on a thread, after posts came or went otherwise than by being written."""

from __future__ import annotations

import datetime as dt

from planner.threads.models import Post, Thread


def recount(thread: Thread, *, now: dt.datetime) -> Thread:
    """Counts what is present; `changed_at` becomes `now`."""
    present = thread.posts.present()
    last = present.order_by("-placed_at", "-id").first()
    thread.answer_count = present.filter(kind=Post.Kind.ANSWER).count()
    thread.same_count = thread.same.count()
    thread.posted_at = last.placed_at if last else thread.created_at
    thread.changed_at = now
    thread.save(update_fields=["answer_count", "same_count", "posted_at", "changed_at"])
    return thread
