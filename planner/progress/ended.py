"""What was taken back or away long ago."""

from __future__ import annotations

import datetime as dt

from planner.outbox.retention import in_batches
from planner.progress.models import Attempt, DebugEntry, ReviewLog, StateChange, UnitRead


def forget_undone(*, before: dt.datetime) -> int:
    """Marks of what was read, and tries at exercises, and answers, as well."""
    taken_back = (
        StateChange.objects.filter(undone_at__lt=before),
        UnitRead.objects.filter(undone_at__lt=before),
        Attempt.objects.filter(taken_back_at__lt=before),
        ReviewLog.objects.filter(undone_at__lt=before),
    )
    return sum(in_batches(rows) for rows in taken_back)


def forget_removed(*, before: dt.datetime) -> int:
    return in_batches(DebugEntry.objects.filter(deleted_at__lt=before))


def forget_reviews(*, before: dt.datetime) -> int:
    """Single answers; what they made of the card that comes back stays with it."""
    return in_batches(ReviewLog.objects.filter(answered_at__lt=before))
