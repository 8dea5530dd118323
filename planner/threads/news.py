"""What others posted while a page was open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planner.groups.access import Inside
from planner.threads.authors import author_of
from planner.threads.models import Post, Thread
from planner.threads.post_rows import PostRow, Reading, post_row, reading, with_authors
from planner.threads.since import Since, since
from planner.threads.thread_page import posts_address


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPost:
    """`rows`: the one. `on`: the id of the post that it comments on, empty for an answer."""

    rows: tuple[PostRow, ...]
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadNews:
    """`base`: what addresses of posts begin with. `said`: what is announced, empty where the
    reader wrote all of it."""

    posts: tuple[NewPost, ...]
    base: str
    since: Since
    said: str


def posts_after(inside: Inside, thread: Thread, after: int) -> ThreadNews | None:
    """Those that came after the post of this number, oldest first; None for none."""
    thread.group = inside.group
    found = thread.posts.present().filter(pk__gt=after).order_by("placed_at", "id")
    posts = list(with_authors(found, inside))
    if not posts:
        return None
    reader = reading(inside, thread)
    return ThreadNews(
        posts=tuple(_shown(reader, each) for each in posts),
        base=posts_address(inside),
        since=since(reader, posts, new=len(posts)),
        said=" ".join(_said(reader, each) for each in posts if each.author_id != inside.user.pk),
    )


def count_since(inside: Inside, moment: dt.datetime) -> int:
    """How many posts others wrote in the group's threads."""
    threads = Thread.objects.present().filter(group=inside.group, posted_at__gt=moment)
    posts = Post.objects.present().since(moment).filter(thread__in=threads)
    return posts.exclude(author=inside.user).count()


def _shown(reader: Reading, post: Post) -> NewPost:
    row = post_row(reader, post, has_helped=False)
    return NewPost(rows=(row,), on=str(post.parent_id or ""))


def _said(reader: Reading, post: Post) -> str:
    name = author_of(post.author, reader.inside, is_anonymous=post.is_anonymous).name
    did = "commented" if post.kind == Post.Kind.COMMENT else "answered"
    return f"{name[:1].upper()}{name[1:]} {did}."
