"""Queueing messages; `work` delivers them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from django.contrib.auth.base_user import AbstractBaseUser

from planner.outbox.models import Message

Fact = int | str | list[int]


def queue(
    *,
    kind: str,
    occurrence: str,
    address: str,
    subject: str,
    text: str,
    now: dt.datetime,
    recipient: AbstractBaseUser | None = None,
    link: str = "",
    about: Mapping[str, Fact] | None = None,
    send_at: dt.datetime | None = None,
    channel: Message.Channel = Message.Channel.EMAIL,
) -> bool:
    """Write a message into the running transaction; False when it has been told already.

    `link` is the message's main address, complete with its host. `send_at`: not before then.
    What is told on the site itself is there at once.
    """
    is_there = channel == Message.Channel.APP
    _, is_new = Message.objects.get_or_create(
        kind=kind,
        occurrence=occurrence,
        address=address,
        channel=channel,
        defaults={
            "recipient_id": None if recipient is None else recipient.pk,
            "subject": " ".join(subject.split())[:200],
            "text": text,
            "link": link,
            "about": dict(about or {}),
            "state": Message.State.SENT if is_there else Message.State.WAITING,
            "created_at": now,
            "send_at": send_at or now,
            "sent_at": now if is_there else None,
        },
    )
    return is_new
