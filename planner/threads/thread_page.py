"""A thread as its page shows it: in words beforehand, so that the template only prints."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString

from curriculum.current import version
from planner.groups.access import Inside
from planner.markup.kept import kept_html
from planner.meetings.zones import zone_named
from planner.threads.agenda_note import AgendaNote, agenda_note
from planner.threads.authors import Author, author_of
from planner.threads.models import Post, Thread
from planner.threads.moments import Moment, moment
from planner.threads.subjects import Subject, subjects

SORTS = {"helped": "most helped", "oldest": "oldest first", "newest": "newest first"}
"""In which order answers stand; the first unless the address says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """`kind`: opening, answer or comment. `body`: None where the post was deleted."""

    id: str
    kind: str
    author: Author
    at: Moment
    body: SafeString | None
    is_own: bool
    is_accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPage:
    """`rows`: the opening and its comments, then each answer and its comments. `zone`: in which
    the moments are told."""

    thread: Thread
    kind: str
    title: str
    subject: Subject | None
    rows: tuple[PostRow, ...]
    answers: int
    sort: str
    zone: str
    agenda: AgendaNote | None


def thread_page(inside: Inside, thread: Thread, *, now: dt.datetime, sort: str = "") -> ThreadPage:
    """`thread` comes from `of_thread`."""
    sort = sort if sort in SORTS else "helped"
    posts = thread.posts.select_related("author").order_by("placed_at", "id")
    zone = zone_named(inside.user.time_zone)
    key = (thread.about_kind, thread.about_id)
    known = subjects(inside.group, [key], version=version())
    return ThreadPage(
        thread=thread,
        kind=thread.get_kind_display(),
        title=thread.title,
        subject=known.get(key),
        rows=tuple(_row(inside, thread, each, zone) for each in _in_order(thread, posts, sort)),
        answers=thread.answer_count,
        sort=sort,
        zone=inside.user.time_zone.replace("_", " "),
        agenda=agenda_note(inside, thread, now=now),
    )


def _in_order(thread: Thread, posts: Iterable[Post], sort: str) -> Iterator[Post]:
    comments: defaultdict[int | None, list[Post]] = defaultdict(list)
    top: list[Post] = []
    for post in posts:
        (comments[post.parent_id] if post.parent_id else top).append(post)
    opening = [post for post in top if post.kind == Post.Kind.OPENING]
    answers = [post for post in top if post.kind == Post.Kind.ANSWER]
    for post in (*opening, *_sorted(thread, answers, sort)):
        yield post
        yield from comments[post.pk]


def _sorted(thread: Thread, answers: list[Post], sort: str) -> list[Post]:
    """`answers` come oldest first."""
    if sort == "oldest":
        return answers
    if sort == "newest":
        return answers[::-1]
    return sorted(answers, key=lambda post: (post.pk != thread.accepted_id, -post.helped_count))


def _row(inside: Inside, thread: Thread, post: Post, zone: dt.tzinfo) -> PostRow:
    body = kept_html(source=post.text, html=post.html, version=post.markup_version)
    return PostRow(
        id=str(post.pk),
        kind=post.kind,
        author=author_of(post.author, inside, is_anonymous=post.is_anonymous),
        at=moment(post.created_at, zone),
        body=None if post.deleted_at else body,
        is_own=post.author_id == inside.user.pk,
        is_accepted=post.pk == thread.accepted_id,
    )
