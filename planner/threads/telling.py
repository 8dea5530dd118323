"""Telling people of posts: whoever follows, is called by name, or wrote what is accepted.

One message a post and person, whatever the reason. Nothing that is stored or sent here says who
wrote without their name, to leads neither: what is sent cannot be taken back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping

from django.utils.translation import gettext_lazy

from planner.accounts.models import User
from planner.accounts.notices import Notice
from planner.accounts.stopping import stops
from planner.accounts.telling import Told, tell, tell_all
from planner.groups.chat import ANSWER_ACCEPTED, NEW_QUESTION, still_wanted, tell_chat
from planner.groups.circle import circle_of, names_in
from planner.language.speaking import speaking_to
from planner.markup import mentioned
from planner.outbox import kinds
from planner.outbox.models import Message
from planner.threads import telling_text as says
from planner.threads.audience import INDIFFERENT, Reason, why_told
from planner.threads.following import stances
from planner.threads.models import ASKING, Post, ReadMark, Thread

POSTED = str(Notice.MENTION)
ACCEPTED = "answer_accepted"
KINDS = (POSTED, ACCEPTED)


def tell_of_post(post: Post, *, circle: Collection[User], now: dt.datetime) -> None:
    """Those of the people of the group, `circle`, whom it concerns; and the chat, if it asks."""
    _tell(post, audience(post, circle), now)
    if post.kind == Post.Kind.OPENING and post.thread.kind in ASKING:
        _tell_chat(NEW_QUESTION, post, says.headline, now)


def tell_of_edit(post: Post, *, circle: Collection[User], now: dt.datetime) -> None:
    """Those whom it calls by name now and who were not told of it before."""
    found = audience(post, circle)
    called = {user: reason for user, reason in found.items() if reason == Reason.MENTION}
    _tell(post, called, now)


def tell_of_acceptance(post: Post, *, by: User, now: dt.datetime) -> None:
    """Whoever wrote the answer, and the chat; not who accepted it, who may have no name here."""
    if post.author_id != by.pk and _may_hear(post.author, post.thread):
        with speaking_to(post.author):
            subject, text = says.acceptance(post), says.acceptance_text(post)
        tell(
            user=post.author,
            notice=Notice.MENTION,
            kind=ACCEPTED,
            occurrence=f"post {post.pk}",
            subject=subject,
            text=text,
            link=says.post_link(post),
            about=_about(post),
            now=now,
        )
    _tell_chat(ANSWER_ACCEPTED, post, says.acceptance_in_chat, now)


def audience(post: Post, circle: Collection[User]) -> dict[User, Reason]:
    """Who of the people of the group is told of a post, and because of what."""
    called = mentioned(post.text, names=names_in(circle))
    said = stances(post.thread)
    found = {
        user: why_told(
            said.get(user.pk, INDIFFERENT),
            is_opening=post.kind == Post.Kind.OPENING,
            is_called=user.name in called,
            is_own=user.pk == post.author_id,
        )
        for user in circle
    }
    return {user: reason for user, reason in found.items() if reason}


def register_kinds() -> None:
    """Tells the outbox, at the start, how each of them is asked again and written."""
    stop_link = stops(Notice.MENTION)
    kinds.register(POSTED, post_holds, why=why, stop_link=stop_link, text=post_mail)
    kinds.register(
        ACCEPTED, acceptance_holds, why=gettext_lazy("you wrote the answer"), stop_link=stop_link
    )
    for kind in (NEW_QUESTION, ANSWER_ACCEPTED):
        kinds.register(kind, chat_holds)


def post_holds(message: Message) -> bool:
    """The post is there, unread, and the recipient would be told of it now: they belong to the
    group, and have not muted it since."""
    post = _post(message)
    if post is None:
        return False
    seen = ReadMark.objects.filter(
        user=message.recipient_id, thread=post.thread_id, read_at__gte=post.placed_at
    )
    told = audience(post, circle_of(post.thread.group))
    return message.recipient_id in {user.pk for user in told} and not seen.exists()


def acceptance_holds(message: Message) -> bool:
    """The answer is there, accepted still, and its author may hear of it."""
    post = _post(message)
    if post is None or post.thread.accepted_id != post.pk:
        return False
    return _may_hear(post.author, post.thread)


def chat_holds(message: Message) -> bool:
    """What the chat hears of is there and, where that is told, accepted still."""
    post = _post(message)
    if post is None or not still_wanted(message):
        return False
    return message.kind == NEW_QUESTION or post.thread.accepted_id == post.pk


def post_mail(message: Message) -> str:
    """With what the post says when it is sent; `post_holds` was asked just before."""
    post = _post(message)
    return message.text if post is None else says.mail(post, because=_reason(message))


def why(message: Message) -> str:
    return str(says.WHY[_reason(message)])


def _tell(post: Post, people: Mapping[User, Reason], now: dt.datetime) -> None:
    tell_all(
        told=[_told(post, user, reason) for user, reason in people.items()],
        notice=Notice.MENTION,
        occurrence=f"post {post.pk}",
        link=says.post_link(post),
        now=now,
    )


def _told(post: Post, user: User, reason: Reason) -> Told:
    with speaking_to(user):
        return Told(
            user=user,
            subject=says.headline(post, because=reason),
            text=says.line(post, because=reason),
            about={**_about(post), "because": reason.value},
        )


def _tell_chat(kind: str, post: Post, says_it: Callable[[Post], str], now: dt.datetime) -> None:
    group = post.thread.group
    with speaking_to(None):
        text = says_it(post)
    tell_chat(
        group=group,
        kind=kind,
        occurrence=f"post {post.pk}",
        text=f"{' '.join(group.name.split())}: {text}",
        link=says.post_link(post),
        about=_about(post),
        now=now,
    )


def _about(post: Post) -> dict[str, int | str]:
    """Ids of what is told, and of no person."""
    return {"group": post.thread.group_id, "thread": post.thread_id, "post": post.pk}


def _post(message: Message) -> Post | None:
    """None when it, its thread or the group's being active is gone."""
    found = Post.objects.present().filter(
        pk=message.about["post"],
        thread__in=Thread.objects.present(),
        thread__group=message.about["group"],
        thread__group__archived_at=None,
    )
    return found.select_related("author", "thread__group").first()


def _reason(message: Message) -> Reason:
    return Reason(str(message.about["because"]))


def _may_hear(author: User, thread: Thread) -> bool:
    """Belongs to the group, and has not muted the thread."""
    if author not in circle_of(thread.group):
        return False
    return stances(thread, of=author).get(author.pk, INDIFFERENT).thread is not False
