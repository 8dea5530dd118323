"""What was taken back or away long ago."""

from __future__ import annotations

import datetime as dt

from planner.outbox.retention import in_batches
from planner.progress.models import DebugEntry, StateChange


def forget_undone(*, before: dt.datetime) -> int:
    return in_batches(StateChange.objects.filter(undone_at__lt=before))


def forget_removed(*, before: dt.datetime) -> int:
    return in_batches(DebugEntry.objects.filter(deleted_at__lt=before))
