"""The kinds of messages, and who knows whether one still holds.

The outbox stands below every app that queues; each app says at its start (`AppConfig.ready`)
what its kinds are, so that the worker can ask again just before it sends.
"""

from __future__ import annotations

from collections.abc import Callable

from planner.outbox.models import Message

StillHolds = Callable[[Message], bool]
_known: dict[str, StillHolds] = {}


def register(kind: str, still_holds: StillHolds) -> None:
    """`still_holds` reads the database: false when the recipient may no longer know it, or when
    what it tells is no longer so."""
    _known[kind] = still_holds


def still_holds(message: Message) -> bool:
    """Raises KeyError for a kind that nobody registered."""
    return _known[message.kind](message)
