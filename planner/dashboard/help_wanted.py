"""Telling those who understood a topic, and offered to help, that somebody is stuck on it.

Nobody else learns who they are: neither whoever asks nor the group.
"""

from __future__ import annotations

import datetime as dt

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from curriculum.current import current, version
from curriculum.spoken import spoken
from planner.accounts.models import User
from planner.accounts.notices import Notice
from planner.accounts.stopping import stops
from planner.accounts.telling import Told, tell_all
from planner.groups.circle import circle_of
from planner.language.speaking import speaking_to
from planner.outbox import kinds
from planner.outbox.models import Message
from planner.progress.models import HelpOffer
from planner.progress.queries import helpers
from planner.threads.models import Post, Thread
from planner.threads.telling import audience
from planner.threads.telling_text import one_line

KIND = "help_wanted"


def ask_helpers(thread: Thread, *, topic: str, depth: int, now: dt.datetime) -> None:
    """Whoever is told of the thread anyway is not told twice."""
    if not topic:
        return
    circle = circle_of(thread.group)
    told = audience(thread.posts.get(kind=Post.Kind.OPENING), circle)
    others = [user for user in circle if user not in told and user.pk != thread.asked_by_id]
    tell_all(
        told=[_told(user, thread, topic) for user in helpers(others, topic=topic, depth=depth)],
        notice=Notice.MENTION,
        kind=KIND,
        occurrence=f"thread {thread.pk}",
        link=_link(thread),
        now=now,
    )


def register_kind() -> None:
    """Tells the outbox, at the start, how it is asked again."""
    kinds.register(
        KIND,
        still_wanted,
        why=gettext_lazy("you offered to help with what you understood"),
        stop_link=stops(Notice.MENTION),
    )


def still_wanted(message: Message) -> bool:
    """The question is open, and the recipient belongs to the group and offers help still."""
    open_threads = Thread.objects.open().filter(group__archived_at=None)
    thread = open_threads.filter(pk=message.about["thread"]).select_related("group").first()
    offers = HelpOffer.objects.filter(user=message.recipient_id)
    if thread is None or not offers.exists():
        return False
    return message.recipient_id in {user.pk for user in circle_of(thread.group)}


def _told(user: User, thread: Thread, topic: str) -> Told:
    with speaking_to(user):
        name = spoken(current(version())).topic_by_id[topic].name
        return Told(
            user=user,
            subject=_("Somebody is stuck on %(topic)s: %(question)s")
            % {"topic": name, "question": one_line(thread.title)},
            text=_text(thread, name),
            about={"group": thread.group_id, "thread": thread.pk},
        )


def _text(thread: Thread, name: str) -> str:
    text = _(
        "Somebody of %(group)s is stuck on %(topic)s, and you said that you can help with what you"
        " understood. They ask: %(question)s"
    ) % {
        "group": " ".join(thread.group.name.split()),
        "topic": name,
        "question": one_line(thread.title),
    }
    return f"{text}\n\n{_link(thread)}\n"


def _link(thread: Thread) -> str:
    place = [thread.group_id, thread.group.slug, thread.pk]
    return settings.SITE_URL + reverse("threads:thread", args=place)
