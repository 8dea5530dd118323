"""What other apps do, or have against it, when somebody deletes their account.

Accounts stand below every app that knows people; each app says at its start
(`AppConfig.ready`) what has to happen to its rows.
"""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from planner.accounts.models import User


class CannotGo(Exception):
    """The account cannot be deleted yet; the text says what has to be done first."""


class BeforeDelete(Protocol):
    def __call__(self, *, user: User, now: dt.datetime) -> None: ...


_known: list[BeforeDelete] = []


def register(before_delete: BeforeDelete) -> None:
    """Called within the transaction of the deletion; raises CannotGo to refuse it."""
    if before_delete not in _known:
        _known.append(before_delete)


def say_goodbye(*, user: User, now: dt.datetime) -> None:
    for before_delete in _known:
        before_delete(user=user, now=now)
