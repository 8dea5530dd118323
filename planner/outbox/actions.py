"""Queueing messages; `work` delivers them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NotRequired, TypedDict, Unpack

from django.contrib.auth.base_user import AbstractBaseUser

from planner.outbox.models import Message

Fact = int | str | list[int]


class Letter(TypedDict):
    """What is to be delivered, to whom and how.

    `link` is its main address, complete with its host. `send_at`: not before then. What is told
    on the site itself is there at once.
    """

    kind: str
    occurrence: str
    address: str
    subject: str
    text: str
    now: dt.datetime
    recipient: NotRequired[AbstractBaseUser | None]
    link: NotRequired[str]
    about: NotRequired[Mapping[str, Fact] | None]
    send_at: NotRequired[dt.datetime | None]
    channel: NotRequired[Message.Channel]


def queue(**letter: Unpack[Letter]) -> bool:
    """Write a message into the running transaction; False when it has been told already."""
    message = drafted(**letter)
    names = ("subject", "text", "link", "about", "state", "created_at", "send_at", "sent_at")
    _, is_new = Message.objects.get_or_create(
        kind=message.kind,
        occurrence=message.occurrence,
        address=message.address,
        channel=message.channel,
        defaults={name: getattr(message, name) for name in ("recipient_id", *names)},
    )
    return is_new


def queue_all(messages: Iterable[Message]) -> None:
    """The same for many that were `drafted`, in one statement."""
    Message.objects.bulk_create(messages, ignore_conflicts=True)


def drafted(**letter: Unpack[Letter]) -> Message:
    """A message that is not written yet."""
    now, recipient = letter["now"], letter.get("recipient")
    channel = letter.get("channel", Message.Channel.EMAIL)
    is_there = channel == Message.Channel.APP
    return Message(
        kind=letter["kind"],
        occurrence=letter["occurrence"],
        address=letter["address"],
        channel=channel,
        recipient_id=None if recipient is None else recipient.pk,
        subject=" ".join(letter["subject"].split())[:200],
        text=letter["text"],
        link=letter.get("link", ""),
        about=dict(letter.get("about") or {}),
        state=Message.State.SENT if is_there else Message.State.WAITING,
        created_at=now,
        send_at=letter.get("send_at") or now,
        sent_at=now if is_there else None,
    )
