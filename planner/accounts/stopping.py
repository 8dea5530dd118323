"""Switching a kind of mail off by the link in it, without signing in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from planner.accounts.models import Muted, User
from planner.accounts.notices import Notice
from planner.outbox.models import Message

SALT = "planner.accounts.stopping"


class NoSuchLink(Exception):
    """It was not made here, or its person is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """What a link stops, and for whom."""

    user: User
    notice: Notice


def stops(notice: Notice) -> Callable[[Message], str]:
    """For `kinds.register`: the link in a message that stops mails of this kind for whoever it
    was sent to. It does nothing else, so whoever a mail is forwarded to can do no more."""

    def stop_link(message: Message) -> str:
        if message.recipient_id is None:
            return ""
        token = stop_token(message.recipient_id, notice)
        return settings.SITE_URL + reverse("mail:stop", args=[token])

    return stop_link


def stop_token(user_id: int, notice: Notice) -> str:
    return Signer(salt=SALT).sign_object([user_id, notice.value])


def stop_of(token: str) -> Stop:
    """What the link would stop. Raises NoSuchLink."""
    try:
        user_id, kind = Signer(salt=SALT).unsign_object(token)
    except (BadSignature, ValueError) as fault:
        raise NoSuchLink from fault
    if not isinstance(user_id, int) or kind not in Notice.values:
        raise NoSuchLink
    user = User.objects.filter(pk=user_id, is_active=True).first()
    if user is None:
        raise NoSuchLink
    return Stop(user=user, notice=Notice(kind))


def stop(asked: Stop) -> None:
    """Twice is as once."""
    Muted.objects.get_or_create(user=asked.user, kind=asked.notice.value)
