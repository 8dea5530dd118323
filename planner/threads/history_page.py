"""What a post said before, and what each edit changed."""

from __future__ import annotations

from dataclasses import dataclass

from planner.groups.access import Inside
from planner.meetings.zones import zone_named
from planner.threads.models import Post
from planner.threads.moments import Moment, moment
from planner.writing.differences import Piece, difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """`version`: that it made."""

    version: int
    at: Moment
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryPage:
    """`edits`: newest first, none for a post that was never changed. `title` and `text`: what
    the chosen one changed; `title` is empty where it did not."""

    written: Moment
    edits: tuple[Edit, ...]
    title: tuple[Piece, ...] = ()
    text: tuple[Piece, ...] = ()


def history_page(inside: Inside, post: Post, *, version: str = "") -> HistoryPage | None:
    """None where the post has no edit of that number. `post` comes from `of_post`."""
    zone = zone_named(inside.user.time_zone)
    moments = dict(post.versions.values_list("version", "written_at"))
    moments[post.version] = post.edited_at or post.created_at
    written = moment(post.created_at, zone)
    if post.version == 1:
        return HistoryPage(written=written, edits=())
    chosen = int(version) if version.isdecimal() and len(version) < 9 else post.version
    if chosen not in moments or chosen - 1 not in moments:
        return None
    title, text = _changes(post, chosen)
    return HistoryPage(
        written=written,
        edits=tuple(
            Edit(version=each, at=moment(moments[each], zone), is_chosen=each == chosen)
            for each in sorted(moments, reverse=True)
            if each > 1
        ),
        title=title,
        text=text,
    )


def _changes(post: Post, version: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Of title and text, from the version before to this one."""
    rows = post.versions.filter(version__in=[version - 1, version])
    states = {row.version: (row.title, row.text) for row in rows}
    is_opening = post.kind == Post.Kind.OPENING
    states[post.version] = (post.thread.title if is_opening else "", post.text)
    (old_title, old_text), (new_title, new_text) = states[version - 1], states[version]
    renamed = difference(old_title, new_title) if old_title != new_title else ()
    return renamed, difference(old_text, new_text)
