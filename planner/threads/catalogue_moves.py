"""What groups wrote about an entry of the catalogue is about what it has become."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from curriculum.carrying import Move
from planner.threads import indexing
from planner.threads.models import Follow, Intuition, Promotion, Thread


def follow(moves: Sequence[Move], now: dt.datetime) -> None:
    """Of a split, what is about one thing stays with the first part. No clock is moved: nobody
    wrote anything."""
    del now
    for move in moves:
        if not move.became or not move.kind:
            continue
        _carry_threads(move)
        if move.kind == "topic":
            Intuition.objects.filter(topic=move.entry).update(topic=move.became[0])
            Promotion.objects.filter(topic=move.entry).update(topic=move.became[0])
            _carry_follows(move)


def _carry_threads(move: Move) -> None:
    about = Thread.objects.about(move.kind, move.entry)
    threads = list(about.select_related("group").order_by("id"))
    about.update(about_id=move.became[0])
    for thread in threads:
        thread.about_id = move.became[0]
        indexing.index(thread)


def _carry_follows(move: Move) -> None:
    """To every part; what somebody chose there before counts."""
    rows = list(Follow.objects.filter(topic=move.entry).order_by("id"))
    copies = [
        Follow(
            user_id=row.user_id,
            group_id=row.group_id,
            topic=part,
            is_muted=row.is_muted,
            created_at=row.created_at,
        )
        for row in rows
        for part in move.became
    ]
    Follow.objects.bulk_create(copies, ignore_conflicts=True)
    Follow.objects.filter(topic=move.entry).delete()
