"""What is known of the catalogue's links: the worst first, a page of them at a time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from curriculum.link_looking import last_look
from curriculum.links import Place, known, places
from curriculum.models import Link, LinkVisit, LongWork
from curriculum.records import Catalogue

A_PAGE = 100
State = Link.State
ORDER = (State.DEAD, State.GONE_ONCE, State.MOVED, State.UNCLEAR, State.WAITING, State.THERE)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkLine:
    """`link` is nothing for one that was never looked at."""

    url: str
    state: State
    link: Link | None
    places: tuple[Place, ...]
    visits: tuple[LinkVisit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCount:
    state: State
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinksPage:
    """`state` is empty where all are shown; `older` is the number of the next page, 0 for none."""

    counts: tuple[StateCount, ...]
    state: str
    total: int
    lines: tuple[LinkLine, ...]
    older: int
    work: LongWork | None


def links_page(catalogue: Catalogue, *, state: str, page: int) -> LinksPage:
    lines = link_lines(catalogue)
    count = Counter(line.state for line in lines)
    wanted = [line for line in lines if not state or line.state == state]
    end = page * A_PAGE
    return LinksPage(
        counts=tuple(StateCount(state=each, count=count[each]) for each in ORDER if count[each]),
        state=state,
        total=len(lines),
        lines=_with_visits(wanted[end - A_PAGE : end]),
        older=page + 1 if len(wanted) > end else 0,
        work=last_look(),
    )


def link_lines(catalogue: Catalogue) -> list[LinkLine]:
    """Of every link that the catalogue has now, the worst first."""
    where = places(catalogue)
    found = known(where)
    lines = [_line(url, found.get(url), held_in) for url, held_in in where.items()]
    return sorted(lines, key=lambda line: ORDER.index(line.state))


def dead_links(catalogue: Catalogue) -> list[LinkLine]:
    return [line for line in link_lines(catalogue) if line.state == State.DEAD]


def _line(url: str, link: Link | None, held_in: tuple[Place, ...]) -> LinkLine:
    state = State(link.state) if link else State.WAITING
    return LinkLine(url=url, state=state, link=link, places=held_in)


def _with_visits(lines: Iterable[LinkLine]) -> tuple[LinkLine, ...]:
    shown = tuple(lines)
    links = [line.link for line in shown if line.link]
    visits: dict[int, list[LinkVisit]] = {}
    for visit in LinkVisit.objects.filter(link__in=links).order_by("-id"):
        visits.setdefault(visit.link_id, []).append(visit)
    return tuple(_visited(line, visits) for line in shown)


def _visited(line: LinkLine, visits: Mapping[int, list[LinkVisit]]) -> LinkLine:
    found = tuple(visits.get(line.link.pk, ())) if line.link else ()
    return LinkLine(
        url=line.url, state=line.state, link=line.link, places=line.places, visits=found
    )
