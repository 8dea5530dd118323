"""What members asked the leads to look at."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.safestring import SafeString

from planner.groups.access import Inside
from planner.groups.queries import shown_name
from planner.markup.kept import kept_html
from planner.threads.authors import Author, author_of
from planner.threads.models import Post
from planner.threads.reporting import open_reports


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """`reasons`: of each who reported the post, who and why."""

    post: Post
    author: Author
    body: SafeString
    reasons: tuple[tuple[str, str], ...]


def report_rows(inside: Inside) -> tuple[ReportRow, ...]:
    """A row a post, the one that waits longest first."""
    found: dict[int, list[tuple[str, str]]] = {}
    posts: dict[int, Post] = {}
    for each in open_reports(inside.group):
        posts[each.post_id] = each.post
        found.setdefault(each.post_id, []).append((shown_name(each.reported_by), each.reason))
    return tuple(
        ReportRow(
            post=post,
            author=author_of(post.author, inside, is_anonymous=post.is_anonymous),
            body=kept_html(source=post.text, html=post.html, version=post.markup_version),
            reasons=tuple(found[number]),
        )
        for number, post in posts.items()
    )
