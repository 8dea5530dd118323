"""Who hands over what is not mailed: each app says at its start what it carries."""

from __future__ import annotations

from collections.abc import Callable

from planner.outbox.models import Message

Carry = Callable[[Message], None]
_known: dict[str, Carry] = {}


def register(channel: Message.Channel, carry: Carry) -> None:
    """`carry` hands one message over, or raises web_guard.NotTaken."""
    _known[channel] = carry


def carry(message: Message) -> None:
    """Raises KeyError for a channel that nobody carries, and what its carrier raises."""
    _known[message.channel](message)
