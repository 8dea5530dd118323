"""Asking, answering and commenting."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.db.models.expressions import Combinable
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.circle import circle_of, names_in
from planner.groups.models import Group
from planner.threads.agenda import put_on_agenda
from planner.threads.asked import tell_of_asking
from planner.threads.following import follow_unless_muted
from planner.threads.indexing import index_post
from planner.threads.models import Post, Thread
from planner.threads.reading import read_by_writing
from planner.threads.telling import tell_of_post
from planner.threads.writing import CannotPost, title_of, written


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a thread is tied to; with `kind` empty to nothing in particular.

    `id`: of the catalogue, or the key of a meeting. `location`: the place in a unit, as typed.
    """

    kind: str = ""
    id: str = ""
    location: str = ""


NOTHING = About()


@transaction.atomic
def ask(
    *,
    group: Group,
    title: str,
    text: str,
    by: User,
    now: dt.datetime,
    kind: str = Thread.Kind.QUESTION,
    about: About = NOTHING,
    chat_link: str = "",
    is_anonymous: bool = False,
    key: str | None = None,
) -> Thread:
    """A new thread with its opening post, which whoever asks follows from then on; what somebody
    is stuck on goes on the next meeting's agenda.

    `key` names the form: sent twice, it gives the thread of the first time. Raises CannotPost,
    GroupIsArchived.
    """
    locked(group)
    sent = _sent(by, key)
    before = Thread.objects.filter(creation_key=sent).first()
    if before is not None:
        return before
    thread = Thread.objects.create(
        group=group,
        kind=kind,
        title=title_of(title),
        about_kind=about.kind,
        about_id=about.id,
        location=about.location,
        chat_link=chat_link,
        asked_by=by,
        is_anonymous=is_anonymous,
        creation_key=sent,
        **dict.fromkeys(("created_at", "posted_at", "changed_at"), now),
    )
    _open(thread, text, by=by, now=now)
    return thread


def _open(thread: Thread, text: str, *, by: User, now: dt.datetime) -> None:
    _place(thread, Post.Kind.OPENING, text, by=by, now=now)
    if thread.kind == Thread.Kind.STUCK:
        put_on_agenda(thread=thread, by=by, now=now)
    tell_of_asking(thread, now=now)


@transaction.atomic
def answer(
    *, thread: Thread, text: str, by: User, now: dt.datetime, key: str | None = None
) -> Post:
    """Sent twice with one `key`, it gives the post of the first time. Raises CannotPost,
    GroupIsArchived."""
    thread = open_for_posts(thread)
    sent = _sent(by, key)
    before = Post.objects.filter(creation_key=sent).first()
    if before is not None:
        return before
    post = _place(thread, Post.Kind.ANSWER, text, by=by, now=now, sent=sent)
    _note(thread, now, answer_count=F("answer_count") + 1)
    return post


@transaction.atomic
def comment(*, parent: Post, text: str, by: User, now: dt.datetime, key: str | None = None) -> Post:
    """On an opening or an answer; whoever comments on a comment comments on what that is on.

    As `answer`.
    """
    thread = open_for_posts(parent.thread)
    top = parent.parent or parent
    if top.deleted_at:
        raise CannotPost(_("This post was deleted meanwhile; it cannot be commented on."))
    sent = _sent(by, key)
    before = Post.objects.filter(creation_key=sent).first()
    if before is not None:
        return before
    post = _place(thread, Post.Kind.COMMENT, text, by=by, now=now, sent=sent, parent=top)
    _note(thread, now)
    return post


def open_for_posts(thread: Thread) -> Thread:
    """The thread as it is now, locked in the database until the end of the transaction.

    Raises CannotPost where nobody can write any more, GroupIsArchived.
    """
    group = locked(thread.group)
    row = Thread.objects.select_for_update().get(pk=thread.pk)
    row.group = group
    if row.deleted_at or row.merged_into_id:
        raise CannotPost(_("This thread is not there any more."))
    if row.locked_at:
        raise CannotPost(_("A lead has locked this thread: it can be read, and nothing is added."))
    return row


def was_sent(*, by: User, key: str) -> bool:
    """Whether the form of this name was sent already: then sending it again posts nothing."""
    sent = _sent(by, key)
    posts = Post.objects.filter(creation_key=sent)
    return posts.exists() or Thread.objects.filter(creation_key=sent).exists()


def _sent(by: User, key: str | None) -> str:
    return f"{by.pk}:{key or uuid4()}"[:80]


def _place(
    thread: Thread,
    kind: str,
    text: str,
    *,
    by: User,
    now: dt.datetime,
    sent: str | None = None,
    parent: Post | None = None,
) -> Post:
    """Whoever writes follows the thread and has read it; others are told."""
    circle = circle_of(thread.group)
    post = Post.objects.create(
        thread=thread,
        kind=kind,
        parent=parent,
        author=by,
        is_anonymous=_without_name(thread, by),
        created_at=now,
        placed_at=now,
        creation_key=sent,
        **written(text, names=names_in(circle)),
    )
    index_post(post)
    follow_unless_muted(thread=thread, by=by, now=now)
    read_by_writing(thread=thread, by=by, now=now)
    tell_of_post(post, circle=circle, now=now)
    return post


def _without_name(thread: Thread, by: User) -> bool:
    """Whoever asked without their name writes without it in the whole thread; so does whoever
    wrote so in what became part of it."""
    if thread.asked_by_id == by.pk and thread.is_anonymous:
        return True
    return Post.objects.filter(thread=thread, author=by, is_anonymous=True).exists()


def _note(thread: Thread, now: dt.datetime, **counts: Combinable) -> None:
    Thread.objects.filter(pk=thread.pk).update(posted_at=now, changed_at=now, **counts)
