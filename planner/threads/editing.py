"""Changing what one has written; what it said before is kept."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.circle import circle_of, names_in
from planner.threads.agenda import settle_agenda
from planner.threads.asking import open_for_posts
from planner.threads.indexing import index_post
from planner.threads.models import Post, PostVersion, Thread
from planner.threads.telling import tell_of_edit
from planner.threads.writing import CannotPost, title_of, written


class PostHasChanged(Exception):
    """It was saved since the form was opened. `post`: as it is now."""

    def __init__(self, post: Post) -> None:
        super().__init__(_("This post was saved since you opened this page."))
        self.post = post


@transaction.atomic
def edit(
    *, post: Post, text: str, version: int, by: User, now: dt.datetime, title: str | None = None
) -> Post:
    """The post with this text; its opening gives the thread its `title` too. `version`: of the
    one that the form showed. What changes nothing is no edit.

    `by` is its author, as the view has seen. Raises CannotPost, PostHasChanged, GroupIsArchived.
    """
    thread = open_for_posts(post.thread)
    row = Post.objects.select_for_update().get(pk=post.pk)
    row.thread = thread
    if row.deleted_at:
        raise CannotPost(_("This post was deleted meanwhile; it cannot be changed."))
    if row.version != version:
        raise PostHasChanged(row)
    circle = circle_of(thread.group)
    wanted = written(text, names=names_in(circle))
    renamed = title_of(title) if title is not None and row.kind == Post.Kind.OPENING else None
    if (wanted["text"], renamed or thread.title) == (row.text, thread.title):
        return row
    _keep(row)
    _rewrite(row, renamed, now, **wanted)
    index_post(row)
    if renamed is not None:
        settle_agenda(thread, now)
    tell_of_edit(row, circle=circle, now=now)
    return row


def _keep(post: Post) -> None:
    PostVersion.objects.create(
        post=post,
        version=post.version,
        title=post.thread.title if post.kind == Post.Kind.OPENING else "",
        text=post.text,
        written_at=post.edited_at or post.created_at,
    )


def _rewrite(post: Post, title: str | None, now: dt.datetime, **columns: object) -> None:
    for name, value in {**columns, "edited_at": now, "version": post.version + 1}.items():
        setattr(post, name, value)
    post.save(update_fields=[*columns, "edited_at", "version"])
    post.thread.title = title or post.thread.title
    changed = {"changed_at": now, "title": post.thread.title}
    Thread.objects.filter(pk=post.thread_id).update(**changed)
