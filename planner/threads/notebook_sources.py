"""What others keep in a group's notebook beside threads and recaps.

The notebook knows nothing of them; whoever shows both says so at its start (`AppConfig.ready`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from planner.groups.models import Group
from planner.language.lazy import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class NotebookEntry:
    """`detail`: Markdown, perhaps empty."""

    title: str
    address: str
    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """`name`: what it is known by; `counted`: so many of its entries, in words; `heading` over
    them on a topic's page. `topics`: of each entry the topics that it belongs to; `entries`: those
    of one topic. One query each, at most two."""

    name: str
    counted: Callable[[int], str]
    heading: Words
    topics: Callable[[Group], Iterable[str]]
    entries: Callable[[Group, str], Sequence[NotebookEntry]]


_known: dict[str, Source] = {}


def register(source: Source) -> None:
    _known[source.name] = source


def sources() -> tuple[Source, ...]:
    return tuple(_known.values())
