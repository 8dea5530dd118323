"""The kinds of messages, and who knows whether one still holds.

The outbox stands below every app that queues; each app says at its start (`AppConfig.ready`)
what its kinds are, so that the worker can ask again just before it sends.
"""

from __future__ import annotations

from collections.abc import Callable

from planner.outbox.models import Message

StillHolds = Callable[[Message], bool]
LinkOf = Callable[[Message], str]
LINK_MARK = "{secret link}"
"""Stands in a text for the link that only the sent message holds, not the database."""
_known: dict[str, StillHolds] = {}
_secret_links: dict[str, LinkOf] = {}


def register(kind: str, still_holds: StillHolds, *, secret_link: LinkOf | None = None) -> None:
    """`still_holds` reads the database: false when the recipient may no longer know it, or when
    what it tells is no longer so. `secret_link`: what LINK_MARK becomes in its texts."""
    _known[kind] = still_holds
    if secret_link is not None:
        _secret_links[kind] = secret_link


def is_known(kind: str) -> bool:
    return kind in _known


def still_holds(message: Message) -> bool:
    """Raises KeyError for a kind that nobody registered."""
    return _known[message.kind](message)


def link_to_send(message: Message) -> str:
    """The message's one address, a secret one included; never to be stored."""
    secret_link = _secret_links.get(message.kind)
    return message.link if secret_link is None else secret_link(message)


def text_to_send(message: Message) -> str:
    """The text with its secret link in place; never to be stored."""
    if message.kind not in _secret_links:
        return message.text
    return message.text.replace(LINK_MARK, link_to_send(message))
