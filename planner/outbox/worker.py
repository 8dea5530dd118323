"""The loop that delivers, beside the web server or in a process of its own."""

from __future__ import annotations

import datetime as dt
import logging
import threading
import traceback
from collections.abc import Callable
from functools import partial

from django.core.mail import get_connection
from django.db import close_old_connections

from planner.outbox import chores
from planner.outbox.delivery import deliver_next
from planner.outbox.models import STUCK_AFTER, Message

Clock = Callable[[], dt.datetime]

log = logging.getLogger(__name__)

# Mail servers limit how many mails they take over one line.
MOST_OVER_ONE_LINE = 50
BETWEEN_CHORES = dt.timedelta(seconds=20)


def work(*, stop: threading.Event, clock: Clock, poll: float) -> None:
    """Do the chores, deliver what is due, look again every `poll` seconds, and end soon after
    `stop` is set.

    No error ends it: the database or the mail server may be away for a while.
    """
    look_at = chores_at = clock()
    while not stop.is_set():
        now = clock()
        if now >= chores_at:
            chores_at = now + BETWEEN_CHORES
            do_chores(now=now)
        if now >= look_at:
            look_at = now + STUCK_AFTER
            _guarded(partial(warn_of_stuck, now=now))
        while not stop.is_set() and _guarded(lambda: deliver_some(stop=stop, clock=clock)):
            pass
        do_what_is_waited_for(now=now)
        close_old_connections()
        stop.wait(poll)


def do_chores(*, now: dt.datetime) -> int:
    """Every app's chores; how many messages they wrote."""
    return sum(_guarded(step) for step in chores.steps(now=now))


def do_what_is_waited_for(*, now: dt.datetime) -> int:
    return sum(_guarded(step) for step in chores.steps_at_each_look(now=now))


def deliver_some(*, stop: threading.Event, clock: Clock) -> int:
    """Deliver what is due over one line to the mail server; how many messages came to an end."""
    line = get_connection()
    try:
        for count in range(MOST_OVER_ONE_LINE):
            message = None if stop.is_set() else deliver_next(now=clock(), line=line)
            if message is None:
                return count
            log.info("message %d (%s): %s", message.pk, message.kind, message.state)
    finally:
        line.close()
    return MOST_OVER_ONE_LINE


def warn_of_stuck(*, now: dt.datetime) -> int:
    count = Message.objects.stuck(now).count()
    if count:
        log.warning("%d messages were claimed and never ended; the admin lists them", count)
    return count


def _guarded(step: Callable[[], int]) -> int:
    """What the step returns; 0 after an error, which is logged without the words of any message.

    An error's own text may quote a row or an address, so only its type and place are told.
    """
    try:
        return step()
    except Exception as error:  # noqa: BLE001 - the outermost loop: the next message must not wait
        where = "".join(traceback.format_tb(error.__traceback__))
        log.error("delivery stopped short: %s\n%s", type(error).__name__, where)
        close_old_connections()
        return 0
