"""Posts as a page shows them: all in words beforehand, so that the template only prints.

Fifty posts are drawn in the time that a plain template takes for a few, because nothing is
looked up, chosen, translated or turned into a text while they are.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from planner.groups.access import Inside
from planner.markup.kept import kept_html
from planner.meetings.zones import zone_named
from planner.threads.authors import Author, author_named
from planner.threads.models import ASKING, Post, Thread
from planner.threads.moments import Moment, moment
from planner.threads.stored_posts import StoredPost

LOOKS = {Post.Kind.COMMENT.value: " comment"}
ACCEPTED = " accepted"


@dataclass(frozen=True, slots=True, kw_only=True)
class PostRow:
    """`kind`: opening, answer or comment; `look`: the classes that it has beside `post`.
    `body`: empty where the post was deleted. `pressed`: whether the reader said that it helped,
    "true" or "false". `is_first_new`: of those that came since the reader's last visit, in the
    order of the page. `can_comment` and the like: what there is for the reader to do with it."""

    id: str
    kind: str
    look: str
    author: Author
    at: Moment
    edited: str
    body: SafeString
    is_deleted: bool
    is_accepted: bool
    is_new: bool
    is_first_new: bool
    helped: str
    helped_said: str
    pressed: str
    can_help: bool
    can_comment: bool
    can_quote: bool
    can_edit: bool
    can_accept: bool
    can_delete: bool
    can_bring_back: bool
    can_report: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Who reads a thread. `can_write`: whether anything is added there, by this reader;
    `can_keep`: whether it can be kept in order. `seen_at`: what came later is new to them; None
    where nothing is marked so, as when they see it for the first time."""

    inside: Inside
    thread: Thread
    zone: dt.tzinfo
    can_write: bool
    can_accept: bool
    can_keep: bool
    belongs: bool
    seen_at: dt.datetime | None

    def is_new(self, post: StoredPost) -> bool:
        is_there = post.deleted_at is None and post.author_id != self.inside.user.pk
        return is_there and self.seen_at is not None and post.placed_at > self.seen_at


def reading(inside: Inside, thread: Thread) -> Reading:
    is_active = inside.group.archived_at is None
    belongs = inside.membership is not None and is_active
    return Reading(
        inside=inside,
        thread=thread,
        zone=zone_named(inside.user.time_zone),
        can_write=belongs and thread.locked_at is None,
        can_accept=is_active and may_accept(inside, thread),
        can_keep=is_active and inside.is_lead,
        belongs=belongs,
        seen_at=getattr(thread, "read_at", None) if inside.membership else None,
    )


def may_accept(inside: Inside, thread: Thread) -> bool:
    """Whoever asked, and leads."""
    asked = inside.membership is not None and thread.asked_by_id == inside.user.pk
    return thread.kind in ASKING and (asked or inside.is_lead)


def in_order(thread: Thread, posts: Iterable[StoredPost], sort: str) -> Iterator[StoredPost]:
    """The opening and its comments, then each answer and its. `posts` come oldest first."""
    comments: defaultdict[int | None, list[StoredPost]] = defaultdict(list)
    top: list[StoredPost] = []
    for post in posts:
        (comments[post.parent_id] if post.parent_id else top).append(post)
    opening = [post for post in top if post.kind == Post.Kind.OPENING]
    answers = [post for post in top if post.kind == Post.Kind.ANSWER]
    for post in (*opening, *_sorted(thread, answers, sort)):
        yield post
        yield from comments[post.id]


def _sorted(thread: Thread, answers: list[StoredPost], sort: str) -> list[StoredPost]:
    if sort == "oldest":
        return answers
    if sort == "newest":
        return answers[::-1]
    return sorted(answers, key=lambda post: (post.id != thread.accepted_id, -post.helped_count))


def post_row(reader: Reading, post: StoredPost, *, is_first_new: bool = False) -> PostRow:
    thread, is_own = reader.thread, post.author_id == reader.inside.user.pk
    is_there = post.deleted_at is None
    can_react = is_there and reader.can_write
    return PostRow(
        id=str(post.id),
        kind=post.kind,
        look=LOOKS.get(post.kind, "") + (ACCEPTED if post.id == thread.accepted_id else ""),
        author=writer_of(post, reader),
        at=moment(post.created_at, reader.zone),
        edited=_edited(post, reader.zone) if is_there else "",
        body=_body(post) if is_there else SafeString(),
        is_deleted=not is_there,
        is_accepted=post.id == thread.accepted_id,
        is_new=reader.is_new(post),
        is_first_new=is_first_new,
        helped=str(post.helped_count or ""),
        helped_said=_helped(post.helped_count) if not can_react or is_own else "",
        pressed="true" if post.has_helped else "false",
        can_help=can_react and not is_own,
        can_comment=can_react and post.kind != Post.Kind.COMMENT,
        can_quote=can_react,
        can_edit=can_react and is_own,
        can_accept=is_there and reader.can_accept and post.kind == Post.Kind.ANSWER,
        can_delete=is_there and (reader.can_keep or (reader.belongs and is_own)),
        can_bring_back=not is_there and _may_bring_back(reader, post),
        can_report=is_there and reader.belongs and not is_own,
    )


def _edited(post: StoredPost, zone: dt.tzinfo) -> str:
    if not post.edited_at:
        return ""
    return _("edited %(when)s") % {"when": moment(post.edited_at, zone).text}


def _helped(count: int) -> str:
    return (
        ngettext("helped %(count)s", "helped %(count)s", count) % {"count": count} if count else ""
    )


def writer_of(post: StoredPost, reader: Reading) -> Author:
    is_own = post.author_id == reader.inside.user.pk
    name, is_anonymous = post.author_name, post.is_anonymous
    return author_named(name, reader.inside, is_own=is_own, is_anonymous=is_anonymous)


def _may_bring_back(reader: Reading, post: StoredPost) -> bool:
    """As `deleting.bring_back_post` has it, but for how long ago it was."""
    return reader.can_keep or (reader.belongs and post.deleted_by_id == reader.inside.user.pk)


def _body(post: StoredPost) -> SafeString:
    return kept_html(source=post.source, html=post.html, version=post.markup_version)
