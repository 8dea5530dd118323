"""Messages for the tests: the kind "news" always holds."""

from __future__ import annotations

import datetime as dt

from django.core.mail import get_connection

from planner.outbox import actions
from planner.outbox.delivery import deliver_next
from planner.outbox.models import Message

NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)
LONG_AGO = NOW.replace(year=2020)  # due for commands, which read the clock
MINUTE = dt.timedelta(minutes=1)


def queued(occurrence="publication 1", **changes):
    """Whether the message was written, or waits again."""
    fields = {
        "kind": "news",
        "address": "ben@example.org",
        "subject": "The plan has changed",
        "text": "The meeting of 14 January moved.",
        "now": NOW,
    }
    return actions.queue(occurrence=occurrence, **{**fields, **changes})


def waiting(occurrence="publication 1", **changes):
    """A message for Ben that has been queued at NOW."""
    queued(occurrence, **changes)
    return Message.objects.order_by("id").last()


def deliver(now=NOW):
    """One message, over a line of its own."""
    line = get_connection()
    try:
        return deliver_next(now=now, line=line)
    finally:
        line.close()


def ending(message):
    message.refresh_from_db()
    return message.state, message.reason
