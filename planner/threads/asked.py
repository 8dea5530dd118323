"""Who else takes part when a thread is opened.

Threads know nothing of what members understand; an app above says at its start
(`AppConfig.ready`) what it makes of a new thread.
"""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from planner.threads.models import Thread


class Listener(Protocol):
    def __call__(self, thread: Thread, *, now: dt.datetime) -> None: ...


_known: list[Listener] = []


def register(listener: Listener) -> None:
    """Called within the transaction that opens the thread, once a thread."""
    if listener not in _known:
        _known.append(listener)


def tell_of_asking(thread: Thread, *, now: dt.datetime) -> None:
    for listener in _known:
        listener(thread, now=now)
