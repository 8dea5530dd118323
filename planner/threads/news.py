"""What others posted while a page was open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from planner.groups.access import Inside
from planner.threads.drawn_posts import drawn
from planner.threads.models import Post, Thread
from planner.threads.post_rows import Reading, post_row, reading, writer_of
from planner.threads.since import Since, since
from planner.threads.stored_posts import StoredPost, stored_posts
from planner.threads.thread_page import posts_address


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPost:
    """`html`: as the page shows it. `on`: the id of the post that it comments on, empty for an
    answer."""

    html: SafeString
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadNews:
    """`said`: what is announced, empty where the reader wrote all of it."""

    posts: tuple[NewPost, ...]
    since: Since
    said: str


def posts_after(inside: Inside, thread: Thread, after: int) -> ThreadNews | None:
    """Those that came after the post of this number, oldest first; None for none."""
    thread.group = inside.group
    posts = stored_posts(thread.posts.present().filter(pk__gt=after), inside.user)
    if not posts:
        return None
    reader = reading(inside, thread)
    return ThreadNews(
        posts=tuple(_shown(reader, each) for each in posts),
        since=since(reader, posts, new=len(posts)),
        said=" ".join(_said(reader, each) for each in posts if each.author_id != inside.user.pk),
    )


def count_since(inside: Inside, moment: dt.datetime) -> int:
    """How many posts others wrote in the group's threads."""
    threads = Thread.objects.present().filter(group=inside.group, posted_at__gt=moment)
    posts = Post.objects.present().since(moment).filter(thread__in=threads)
    return posts.exclude(author=inside.user).count()


def _shown(reader: Reading, post: StoredPost) -> NewPost:
    html = drawn(post_row(reader, post), base=posts_address(reader.inside))
    return NewPost(html=html, on=str(post.parent_id or ""))


def _said(reader: Reading, post: StoredPost) -> str:
    name = writer_of(post, reader).name
    is_comment = post.kind == Post.Kind.COMMENT
    said = _("%(name)s commented.") if is_comment else _("%(name)s answered.")
    return said % {"name": f"{name[:1].upper()}{name[1:]}"}
