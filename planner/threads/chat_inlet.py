"""Questions that come from the group's chat: its address, and what is handed in there."""

from __future__ import annotations

import datetime as dt
import secrets
from hashlib import sha256

from django.core.cache import cache
from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.models import Group, Membership
from planner.groups.tokens import hash_of
from planner.threads.asking import ask
from planner.threads.chat_words import ChatQuestion
from planner.threads.models import ChatInlet, Thread

MOST_AN_HOUR = 60
AN_HOUR = dt.timedelta(hours=1)


class NoSuchInlet(Exception):
    """Nothing is handed in at this address, and nobody says why."""


class TooOften(Exception):
    """`wait`: until more is taken."""

    def __init__(self, wait: dt.timedelta) -> None:
        super().__init__(_("The chat has handed in too much within an hour."))
        self.wait = wait


@transaction.atomic
def open_inlet(*, group: Group, by: User, now: dt.datetime) -> str:
    """The token of a new address, which nobody can be told again; the old one leads nowhere.

    Raises GroupIsArchived.
    """
    locked(group)
    token = secrets.token_urlsafe(32)
    ChatInlet.objects.update_or_create(
        group=group,
        defaults={
            "token_hash": hash_of(token),
            "made_by": by,
            "made_at": now,
            "last_used_at": None,
        },
    )
    return token


@transaction.atomic
def close_inlet(*, group: Group, by: User) -> None:
    """Raises GroupIsArchived."""
    locked(group)
    ChatInlet.objects.filter(group=group).delete()


def hand_in(*, token: str, question: ChatQuestion, now: dt.datetime) -> Thread:
    """A question of the group; the same message handed in again gives the same one.

    Whoever made the address asks it, in the name of whom the chat names. Raises NoSuchInlet, also
    once they are no lead any more, TooOften, CannotPost, GroupIsArchived.
    """
    inlet = _counted(token, now)
    return ask(
        group=inlet.group,
        title=question.title,
        text=_with_author(question),
        chat_link=question.link,
        by=inlet.made_by,
        now=now,
        key=_key(question),
    )


def asked_from(*, group: Group, link: str) -> Thread | None:
    """The question that came from this message of the chat already."""
    same = Thread.objects.present().filter(group=group, chat_link=link)
    return same.order_by("id").first() if link else None


def forget_inlets(*, user: User, now: dt.datetime) -> None:
    """Whoever deletes their account asks nothing any more."""
    ChatInlet.objects.filter(made_by=user).delete()


@transaction.atomic
def _counted(token: str, now: dt.datetime) -> ChatInlet:
    """One request at a time looks at the count, so that none slips through."""
    rows = ChatInlet.objects.filter(token_hash=hash_of(token)).select_related("group", "made_by")
    inlet = rows.select_for_update(of=("self",)).first()
    if inlet is None or not _may_ask(inlet):
        raise NoSuchInlet
    key = f"inlet:{inlet.token_hash}"
    times = [each for each in cache.get(key, []) if each > now - AN_HOUR]
    if len(times) >= MOST_AN_HOUR:
        raise TooOften(times[0] + AN_HOUR - now)
    cache.set(key, [*times, now], AN_HOUR.total_seconds())
    if inlet.last_used_at is None or inlet.last_used_at <= now - AN_HOUR:
        ChatInlet.objects.filter(pk=inlet.pk).update(last_used_at=now)
    return inlet


def _may_ask(inlet: ChatInlet) -> bool:
    leading = Membership.objects.active().leads().filter(group=inlet.group, user=inlet.made_by)
    is_there = inlet.made_by.is_active and inlet.group.archived_at is None
    return is_there and leading.exists()


def _with_author(question: ChatQuestion) -> str:
    if not question.author:
        return question.text
    name = question.author.replace("`", "")
    return f"{question.text}\n\nAsked in the chat by `{name}`."


def _key(question: ChatQuestion) -> str:
    said = question.link or f"{question.author}\n{question.text}"
    return f"chat {sha256(said.encode()).hexdigest()[:40]}"
