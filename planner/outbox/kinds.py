"""The kinds of messages, and who knows whether one still holds.

The outbox stands below every app that queues; each app says at its start (`AppConfig.ready`)
what its kinds are, so that the worker can ask again just before it sends.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from planner.language.lazy import Words
from planner.outbox.models import Message

LINK_MARK = "{secret link}"
"""Stands in a text for the link that only the sent message holds, not the database."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that goes with a mail; `content_type` without parameters, as text is in UTF-8."""

    name: str
    content: bytes
    content_type: str


StillHolds = Callable[[Message], bool]
TextOf = Callable[[Message], str]
AttachmentsOf = Callable[[Message], tuple[Attachment, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    still_holds: StillHolds
    why: Words | TextOf
    secret_link: TextOf | None
    secret_lines: TextOf | None
    stop_link: TextOf | None
    text: TextOf | None
    attachments: AttachmentsOf | None


_known: dict[str, _Kind] = {}


def register(
    kind: str,
    still_holds: StillHolds,
    *,
    why: Words | TextOf = "",
    secret_link: TextOf | None = None,
    secret_lines: TextOf | None = None,
    stop_link: TextOf | None = None,
    text: TextOf | None = None,
    attachments: AttachmentsOf | None = None,
) -> None:
    """Say what a kind is. What is a function is asked just before a message is sent, and may
    read the database; what it says is in the language of who gets the message.

    `still_holds`: false when the recipient may no longer know it, or when what it tells is no
    longer so. `why`: "you belong to the group", for the line that says why somebody gets it.
    `secret_link`: what LINK_MARK becomes in its texts. `secret_lines`: further lines with secret
    links, for the end. `stop_link`: where the kind is switched off without signing in; empty
    where nobody can. `text`: instead of the one that is stored.
    """
    _known[kind] = _Kind(
        still_holds=still_holds,
        why=why,
        secret_link=secret_link,
        secret_lines=secret_lines,
        stop_link=stop_link,
        text=text,
        attachments=attachments,
    )


def is_known(kind: str) -> bool:
    return kind in _known


def still_holds(message: Message) -> bool:
    """Raises KeyError for a kind that nobody registered."""
    return _known[message.kind].still_holds(message)


def why_withdrawn(message: Message) -> str:
    """Why it is not to be sent as things are; empty when it is. Reads the database."""
    if message.recipient is not None and not message.recipient.is_active:
        return "the account is not active"
    return "" if still_holds(message) else "it no longer held when its time came"


def link_to_send(message: Message) -> str:
    """The message's one address, a secret one included; never to be stored."""
    secret_link = _known[message.kind].secret_link
    return message.link if secret_link is None else secret_link(message)


def text_to_send(message: Message) -> str:
    """The text with its secret links in place; never to be stored."""
    kind = _known[message.kind]
    text = message.text if kind.text is None else kind.text(message)
    if kind.secret_link is not None:
        text = text.replace(LINK_MARK, kind.secret_link(message))
    lines = "" if kind.secret_lines is None else kind.secret_lines(message)
    return f"{text.rstrip()}\n\n{lines}\n" if lines else text


def why_of(message: Message) -> str:
    why = _known[message.kind].why
    return why(message) if callable(why) else str(why)


def stop_link_of(message: Message) -> str:
    stop_link = _known[message.kind].stop_link
    return "" if stop_link is None else stop_link(message)


def attachments_of(message: Message) -> tuple[Attachment, ...]:
    attachments = _known[message.kind].attachments
    return () if attachments is None else attachments(message)
