"""What can be done to the series that a meeting belongs to, by whoever published it.

Meetings know nothing of plans; the app that publishes a series says at its start
(`AppConfig.ready`) where a meeting of it can be changed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from planner.meetings.models import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class CarryOver:
    """What a held meeting did not get through, and where its minutes are carried over."""

    title: str
    minutes: int
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesActs:
    """Addresses, empty where there is none. `home`: the whole programme, called `title`; `turns`:
    who leads what; `give_back`: for whoever leads this one. The others only for leads. `left`: as
    long as nobody has made up for it. `sparks`: what a meeting out of curiosity sparked, (who, in
    Markdown), and where `sparkers`, by their numbers, can say it."""

    title: str = ""
    home: str = ""
    turns: str = ""
    give_back: str = ""
    did_not_happen: str = ""
    move: str = ""
    change_lead: str = ""
    left: tuple[CarryOver, ...] = ()
    sparks: tuple[tuple[str, str], ...] = ()
    spark: str = ""
    sparkers: frozenset[int] = frozenset()


class ActsOf(Protocol):
    def __call__(self, meeting: Meeting) -> SeriesActs: ...


_known: dict[str, ActsOf] = {}


def register(prefix: str, acts_of: ActsOf) -> None:
    """`prefix`: how the names of its series begin; "plan" stands for "plan-12"."""
    _known[prefix] = acts_of


def acts_for(meeting: Meeting) -> SeriesActs:
    acts_of = _known.get(meeting.series.partition("-")[0])
    return acts_of(meeting) if acts_of else SeriesActs()
