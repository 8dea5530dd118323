"""What can be done to a question on an agenda, by whoever asked it there.

Meetings know nothing of threads; the app that puts questions on agendas says at its start
(`AppConfig.ready`) where a reader can take them off again.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from planner.groups.access import Inside
from planner.meetings.models import AgendaItem


class TakingOff(Protocol):
    def __call__(self, sources: Iterable[str], inside: Inside) -> Mapping[str, str]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """`take_off`: the address to post to; empty where the reader may not."""

    item: AgendaItem
    take_off: str = ""


_known: dict[str, TakingOff] = {}


def register(prefix: str, taking_off: TakingOff) -> None:
    """`prefix`: how its sources begin, "thread" stands for "thread:12". `taking_off` gives the
    addresses of those that the reader may take off, by their sources."""
    _known[prefix] = taking_off


def question_lines(items: Iterable[AgendaItem], inside: Inside) -> tuple[QuestionLine, ...]:
    """In their order; one question to each app that has any among them."""
    rows = list(items)
    addresses: dict[str, str] = {}
    for prefix, taking_off in _known.items():
        sources = [row.source for row in rows if row.source.partition(":")[0] == prefix]
        if sources:
            addresses.update(taking_off(sources, inside))
    return tuple(QuestionLine(item=row, take_off=addresses.get(row.source, "")) for row in rows)
