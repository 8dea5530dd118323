"""The posts of a thread as their page needs them, in one question and without making objects."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from django.db.models import Case, Exists, F, OuterRef, TextField, Value, When

from planner.accounts.models import User
from planner.markup import VERSION
from planner.threads.models import Helped, Post, PostQuerySet


class StoredPost(NamedTuple):
    """`html` by `markup_version`; `source`: empty where that is the present one. `has_helped`:
    whether it helped the reader."""

    id: int
    kind: str
    parent_id: int | None
    author_id: int
    author_name: str
    is_anonymous: bool
    html: str
    markup_version: int
    source: str
    created_at: dt.datetime
    placed_at: dt.datetime
    edited_at: dt.datetime | None
    deleted_at: dt.datetime | None
    deleted_by_id: int | None
    helped_count: int
    has_helped: bool


NAMES = {"author_name": "author__name"}
"""Where a column of another table has another name."""


def stored_posts(posts: PostQuerySet, reader: User) -> list[StoredPost]:
    """Oldest first."""
    said = Helped.objects.filter(post=OuterRef("pk"), user=reader)
    source = Case(
        When(markup_version=VERSION, then=Value("")), default=F("text"), output_field=TextField()
    )
    rows = posts.annotate(source=source, has_helped=Exists(said))
    columns = [NAMES.get(each, each) for each in StoredPost._fields]
    found = rows.order_by("placed_at", "id").values_list(*columns)
    return [StoredPost._make(row) for row in found]


def stored(post: Post, *, has_helped: bool) -> StoredPost:
    """One that is there as an object, with its author."""
    known = {"author_name": post.author.name, "source": post.text, "has_helped": has_helped}
    return StoredPost._make(
        known[each] if each in known else getattr(post, each) for each in StoredPost._fields
    )
