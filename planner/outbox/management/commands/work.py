"""Delivers what the outbox holds, for as long as it runs."""

from __future__ import annotations

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from planner.outbox.worker import deliver_some, warn_of_stuck, work

ENDING = (signal.SIGTERM, signal.SIGINT)


class Command(BaseCommand):
    help = "Deliver what is due, until told to stop; safe to run many times beside each other."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="deliver what is due, then end")
        parser.add_argument("--seconds", type=float, help="end after this time")
        parser.add_argument("--poll", type=float, default=2, help="seconds between two looks")

    def handle(self, *args: Any, **options: Any) -> None:
        stop = threading.Event()
        before = {number: signal.signal(number, lambda *_: stop.set()) for number in ENDING}
        try:
            if options["once"]:
                self.once(stop)
            else:
                self.until(stop, options["seconds"], options["poll"])
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def once(self, stop: threading.Event) -> None:
        count = 0
        while ended := deliver_some(stop=stop, clock=timezone.now):
            count += ended
        stuck = warn_of_stuck(now=timezone.now())
        self.stdout.write(f"{count} messages came to an end; {stuck} are stuck.")

    def until(self, stop: threading.Event, seconds: float | None, poll: float) -> None:
        if seconds is not None:
            timer = threading.Timer(seconds, stop.set)
            timer.daemon = True
            timer.start()
        work(stop=stop, clock=timezone.now, poll=poll)
