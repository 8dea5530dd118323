"""Delivers what the outbox holds, for as long as it runs."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from planner.outbox.worker import (
    deliver_some,
    do_chores,
    do_what_is_waited_for,
    warn_of_stuck,
    work,
)


class Command(BaseCommand):
    help = "Deliver what is due, until told to end; safe to run many times beside each other."
    # For a thread, which hears no signals: set by whoever wants it to end.
    stealth_options = ("stop",)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="deliver what is due, then end")
        parser.add_argument("--seconds", type=float, help="end after this time")
        parser.add_argument("--poll", type=float, default=2, help="seconds between two looks")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = options.get("stop")
        if stop is not None:
            work(stop=stop, clock=timezone.now, poll=options["poll"])
            return
        with told_to_end() as stop:
            if options["once"]:
                self.once(stop)
            else:
                end_after(options["seconds"], stop)
                work(stop=stop, clock=timezone.now, poll=options["poll"])

    def once(self, stop: threading.Event) -> None:
        count = 0
        do_chores(now=timezone.now())
        while do_what_is_waited_for(now=timezone.now()):
            pass
        while ended := deliver_some(stop=stop, clock=timezone.now):
            count += ended
        stuck = warn_of_stuck(now=timezone.now())
        self.stdout.write(f"Messages handled: {count}. Stuck: {stuck}.")


@contextmanager
def told_to_end() -> Iterator[threading.Event]:
    """Set by a TERM or by Ctrl-C, so that the message under way is finished first."""
    stop = threading.Event()
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = [(number, signal.signal(number, lambda *_: stop.set())) for number in numbers]
    try:
        yield stop
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def end_after(seconds: float | None, stop: threading.Event) -> None:
    if seconds is not None:
        timer = threading.Timer(seconds, stop.set)
        timer.daemon = True
        timer.start()
