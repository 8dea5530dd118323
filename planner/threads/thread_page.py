"""A thread as its page shows it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from curriculum.current import version
from planner.groups.access import Inside
from planner.threads.agenda_note import AgendaNote, agenda_note
from planner.threads.authors import Author, author_of
from planner.threads.drawn_posts import drawn
from planner.threads.following_words import Following, following_of
from planner.threads.models import ASKING, Post, Thread
from planner.threads.moments import Moment, moment
from planner.threads.names import KIND_NAMES, counted
from planner.threads.post_rows import Reading, in_order, post_row, reading
from planner.threads.since import Since, since
from planner.threads.stored_posts import StoredPost, stored_posts
from planner.threads.subjects import Subject, subjects

SORTS = {
    "helped": gettext_lazy("most helpful first"),
    "oldest": gettext_lazy("oldest first"),
    "newest": gettext_lazy("newest first"),
}
"""In which order answers stand; the first unless the address says otherwise."""

ANSWER = Post.Kind.ANSWER.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Sort:
    key: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SameButton:
    """How many others have the same question; `pressed`: whether the reader said so."""

    count: int
    pressed: str
    can_press: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPage:
    """`opening` and `answers`: each post drawn, followed by its comments. `sorts`: where there is
    an order to choose; `sort`: the one they are in. `same`: None for what is no question.
    `can_keep`: in order, as leads do. `zone`: of the moments."""

    thread: Thread
    kind: str
    subject: Subject | None
    asked_by: Author
    asked_at: Moment
    opening: list[SafeString]
    answers: list[SafeString]
    heading: str
    sort: str
    sorts: tuple[Sort, ...]
    same: SameButton | None
    can_write: bool
    can_keep: bool
    can_take_away: bool
    zone: str
    agenda: AgendaNote | None
    since: Since
    following: Following | None


def thread_page(
    inside: Inside, thread: Thread, *, now: dt.datetime, sort: str = "", path: str = ""
) -> ThreadPage:
    """`thread` comes from `of_thread`; `path`: of the page, where it is known."""
    reader, sort = reading(inside, thread), sort if sort in SORTS else "helped"
    posts = stored_posts(thread.posts.all(), inside.user)
    shown = list(in_order(thread, posts, sort))
    first = next((place for place, each in enumerate(shown) if each.kind == ANSWER), len(shown))
    drawn_ones = _drawn(reader, shown, posts_from(inside, thread, path))
    key = (thread.about_kind, thread.about_id)
    return ThreadPage(
        thread=thread,
        kind=str(KIND_NAMES[Thread.Kind(thread.kind)]),
        subject=subjects(inside.group, [key], version=version()).get(key),
        asked_by=author_of(thread.asked_by, inside, is_anonymous=thread.is_anonymous),
        asked_at=moment(thread.created_at, reader.zone),
        opening=drawn_ones[:first],
        answers=drawn_ones[first:],
        heading=counted(thread),
        sort=sort,
        sorts=_sorts(sort) if thread.answer_count > 1 else (),
        same=same_button(reader, is_same=bool(getattr(thread, "is_same", False))),
        can_write=reader.can_write,
        can_keep=reader.can_keep,
        can_take_away=_can_take_away(reader),
        zone=inside.user.time_zone.replace("_", " "),
        agenda=agenda_note(inside, thread, now=now),
        since=since(reader, posts, new=sum(map(reader.is_new, posts))),
        following=following_of(inside, thread),
    )


def _drawn(reader: Reading, posts: Sequence[StoredPost], base: str) -> list[SafeString]:
    first = next((each.id for each in posts if reader.is_new(each)), None)
    return [
        drawn(post_row(reader, each, is_first_new=each.id == first), base=base) for each in posts
    ]


def _can_take_away(reader: Reading) -> bool:
    """Whoever asked, before anybody answered; leads do it where they keep it in order."""
    asked = reader.belongs and reader.thread.asked_by_id == reader.inside.user.pk
    return asked and not reader.can_keep and reader.thread.answer_count == 0


def _sorts(chosen: str) -> tuple[Sort, ...]:
    return tuple(
        Sort(key=key, name=str(name), is_chosen=key == chosen) for key, name in SORTS.items()
    )


def posts_from(inside: Inside, thread: Thread, path: str) -> str:
    """As `posts_address`; short on the thread's own page, where it stands six times a post."""
    own = reverse("threads:thread", args=[inside.group.pk, inside.group.slug, thread.pk])
    return "../posts/" if path == own else posts_address(inside)


def posts_address(inside: Inside) -> str:
    """What addresses of the group's posts begin with."""
    return reverse("threads:threads", args=[inside.group.pk, inside.group.slug]) + "posts/"


def same_button(reader: Reading, *, is_same: bool) -> SameButton | None:
    thread = reader.thread
    if thread.kind not in ASKING:
        return None
    return SameButton(
        count=thread.same_count,
        pressed="true" if is_same else "false",
        can_press=reader.can_write and thread.asked_by_id != reader.inside.user.pk,
    )
