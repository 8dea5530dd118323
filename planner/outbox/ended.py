"""Messages that came to an end a while ago."""

from __future__ import annotations

import datetime as dt

from django.db.models.functions import Coalesce

from planner.outbox.models import Message
from planner.outbox.retention import in_batches

ENDED = (Message.State.SENT, Message.State.CANCELLED, Message.State.FAILED)


def forget_ended(*, before: dt.datetime) -> int:
    """Those that wait or were claimed stay, whatever their age: somebody has to look at them."""
    ended = Coalesce("sent_at", "claimed_at", "send_at")
    rows = Message.objects.filter(state__in=ENDED, created_at__lt=before)
    return in_batches(rows.annotate(ended=ended).filter(ended__lt=before))
