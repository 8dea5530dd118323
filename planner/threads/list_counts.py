"""How many threads a group has of each sort, counted once for all that a list says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from django.db.models import Count, Q

from planner.threads.list_filters import Filters
from planner.threads.models import ASKING, Thread, ThreadQuerySet
from planner.threads.subjects import Key, Subject

OPEN = Q(kind__in=ASKING, accepted=None, duplicate_of=None)


class Sort(NamedTuple):
    """Threads of one kind about one thing: all, those that are open, those that are answered."""

    about_kind: str
    about_id: str
    kind: str
    total: int
    open: int
    answered: int


def sorts(threads: ThreadQuerySet) -> list[Sort]:
    """Of present threads."""
    counted = threads.values("about_kind", "about_id", "kind").annotate(
        total=Count("id"), open=Count("id", filter=OPEN), answered=Count("accepted")
    )
    return [Sort._make(row) for row in counted.order_by().values_list(*Sort._fields)]


def counts(
    found: Sequence[Sort], filters: Filters, known: Mapping[Key, Subject]
) -> tuple[int, int]:
    """How many the filters let through, and how many of these are open. `known`: the catalogue."""
    let_through = [each for each in found if _fits(each, filters, known)]
    are_open = sum(each.open for each in let_through)
    if filters.state == "open":
        return are_open, are_open
    if filters.state == "answered":
        return sum(each.answered for each in let_through), 0
    return sum(each.total for each in let_through), are_open


def topics(found: Sequence[Sort], known: Mapping[Key, Subject]) -> Iterator[tuple[str, str]]:
    """Id and name of those that the threads treat, by name."""
    treated = {topic for each in found for topic in _topics(each, known)}
    names = ((known["topic", each].title, each) for each in treated if ("topic", each) in known)
    for name, topic in sorted(names):
        yield topic, name


def _fits(sort: Sort, filters: Filters, known: Mapping[Key, Subject]) -> bool:
    key = (sort.about_kind, sort.about_id)
    return (
        filters.kind in {"", sort.kind}
        and (not filters.about or filters.subject == key)
        and (not filters.topic or filters.topic in _topics(sort, known))
    )


def _topics(sort: Sort, known: Mapping[Key, Subject]) -> tuple[str, ...]:
    subject = known.get((sort.about_kind, sort.about_id))
    if subject is not None:
        return subject.topics
    return (sort.about_id,) if sort.about_kind == Thread.About.TOPIC else ()
