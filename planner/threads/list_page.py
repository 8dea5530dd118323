"""The threads of a group as a list."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.current import version
from planner.groups.access import Inside
from planner.meetings.zones import zone_named
from planner.threads.authors import Author, author_of
from planner.threads.models import Thread
from planner.threads.moments import Moment, moment
from planner.threads.subjects import Subject, subjects

A_PAGE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadLine:
    """`at`: when the last post came."""

    id: str
    kind: str
    title: str
    author: Author
    at: Moment
    subject: Subject | None
    answers: int
    is_answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadsPage:
    lines: tuple[ThreadLine, ...]


def threads_page(inside: Inside) -> ThreadsPage:
    """Newest activity first."""
    present = Thread.objects.present().filter(group=inside.group).select_related("asked_by")
    threads = list(present.order_by("-posted_at", "-id")[:A_PAGE])
    keys = [(each.about_kind, each.about_id) for each in threads]
    known = subjects(inside.group, keys, version=version())
    zone = zone_named(inside.user.time_zone)
    return ThreadsPage(
        lines=tuple(
            ThreadLine(
                id=str(each.pk),
                kind=each.get_kind_display(),
                title=each.title,
                author=author_of(each.asked_by, inside, is_anonymous=each.is_anonymous),
                at=moment(each.posted_at, zone),
                subject=known.get((each.about_kind, each.about_id)),
                answers=each.answer_count,
                is_answered=each.accepted_id is not None,
            )
            for each in threads
        )
    )
