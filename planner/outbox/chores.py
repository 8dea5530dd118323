"""What has to be looked at again and again beside delivering, such as which reminders are due.

The outbox stands below every app that has chores; each app says at its start
(`AppConfig.ready`) what its own are. The worker does them before it delivers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from typing import Protocol


class Chore(Protocol):
    def __call__(self, *, now: dt.datetime) -> int: ...


_known: dict[str, Chore] = {}
_at_each_look: dict[str, Chore] = {}


def register(name: str, chore: Chore, *, at_each_look: bool = False) -> None:
    """The chore gives how many messages it wrote. Several workers may do it at once, and any of
    them may be killed over it: doing it again must change nothing that is done. `at_each_look`:
    somebody waits for it before a page, so the worker looks as often as for what is due."""
    (_at_each_look if at_each_look else _known)[name] = chore


def steps(*, now: dt.datetime) -> Iterator[Callable[[], int]]:
    """Each chore as a step of its own, so that an error in one leaves the others alone."""
    for chore in _known.values():
        yield partial(chore, now=now)


def steps_at_each_look(*, now: dt.datetime) -> Iterator[Callable[[], int]]:
    for chore in _at_each_look.values():
        yield partial(chore, now=now)
