"""Queueing messages; `work` delivers them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import NotRequired, TypedDict, Unpack

from django.contrib.auth.base_user import AbstractBaseUser

from planner.outbox import kinds
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
    """Write a message into the running transaction; False when it has been told already.

    What was withdrawn before it was sent, and holds again, waits once more.
    """
    wanted = drafted(**letter)
    names = ("recipient_id", "subject", "text", "link", "about", "state", "send_at", "sent_at")
    told = {name: getattr(wanted, name) for name in names}
    found, is_new = Message.objects.get_or_create(
        kind=wanted.kind,
        occurrence=wanted.occurrence,
        address=wanted.address,
        channel=wanted.channel,
        defaults={**told, "created_at": wanted.created_at},
    )
    if not is_new and found.is_withdrawn and not kinds.why_withdrawn(wanted):
        return _waits_again(found, told)
    return is_new


def _waits_again(message: Message, told: Mapping[str, object]) -> bool:
    """Whether it is taken back into the queue here, and not by somebody else at this moment."""
    withdrawn = Message.objects.withdrawn().filter(pk=message.pk)
    return bool(withdrawn.update(**told, reason="", tries=0, claimed_at=None))


def queue_all(messages: Iterable[Message]) -> None:
    """Write many that were `drafted`, in one statement, but for those that were told already."""
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
