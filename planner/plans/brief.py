"""What a team asks of a plan, before any date or step is worked out."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planner.meetings.dates import Away, Cadence, Every
from planner.meetings.measuring import MeasuredStep

__all__ = [
    "Away",
    "BadBrief",
    "Brief",
    "Cadence",
    "Depth",
    "Every",
    "Instead",
    "Lock",
    "MeasuredStep",
    "Minutes",
    "Participant",
    "Rhythm",
    "Taste",
    "Wanted",
]

Depth = int


class BadBrief(ValueError):
    """The brief cannot be understood; the text says what to change, `field` where."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One person. `country` as ISO 3166-1 alpha-2 and `subdivision` without it ("DE", "BE").

    `reading`: minutes a week (None: the brief's). `knows`: topic -> depth, shallower included.
    `id`: whose account it is, for the members of a group. `since`: from when on they are
    among those who take turns, where that is not from the start.
    """

    name: str
    country: str = ""
    subdivision: str = ""
    reading: int | None = None
    knows: tuple[tuple[str, Depth], ...] = ()
    leads: bool = True
    away: tuple[Away, ...] = ()
    avoids: tuple[dt.date, ...] = ()
    turns_before: int = 0
    led_on: dt.date | None = None
    id: str = ""
    since: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taste:
    """Which resources are preferred. `books`: resources to work through, in this order."""

    free_only: bool = False
    formats: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    books: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """Every how many meetings one is kept free of new steps; 0 never.

    `exploration` and `paper` are for breadth-first goals, which have defaults of their own.
    """

    review: int = 0
    curiosity: int = 0
    exploration: int | None = None
    paper: int | None = None
    interview: int = 0
    rest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """How the minutes of a meeting are shared out, and of a step between before and in it.

    `pace`: in percent, what the group takes in its meetings of the minutes estimated for them.
    """

    opening: int = 10
    recall: int = 10
    discussion_percent: int | None = None
    pace: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A decision asked for: how much it weighs, whether it must be reached, by when."""

    decision: str
    weight: int = 1
    required: bool = False
    by: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    topic: str
    depth: Depth
    on: dt.date
    piece: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Instead:
    """A step is read from this resource rather than from what would be chosen."""

    topic: str
    depth: Depth
    resource: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The whole question. Decisions empty: all decisions of the goals.

    `depths`: topic -> depth that replaces the one decisions ask for (0: leave the topic out).
    `no_meeting`: periods of the whole group with reasons; `meet_anyway`: dates kept in spite
    of holidays and absences; `min_present_percent`: below it a date is dropped.
    `breadth`: topics wanted of each area in breadth-first mode. `measured`: what steps took in
    the meetings of other groups, which then counts instead of the estimate; None where that is
    not asked for. It is kept as it was when it was asked, so that steps stay cut as they were.
    """

    cadence: Cadence
    people: tuple[Participant, ...]
    goals: tuple[str, ...] = ()
    decisions: tuple[Wanted, ...] = ()
    title: str = ""
    reading: int = 90
    known: tuple[tuple[str, Depth], ...] = ()
    depths: tuple[tuple[str, Depth], ...] = ()
    taste: Taste = Taste()
    rhythm: Rhythm = Rhythm()
    minutes: Minutes = Minutes()
    no_meeting: tuple[Away, ...] = ()
    meet_anyway: tuple[dt.date, ...] = ()
    min_present_percent: int = 66
    locks: tuple[Lock, ...] = ()
    instead: tuple[Instead, ...] = ()
    measured: tuple[MeasuredStep, ...] | None = None
    breadth: int | None = None
    patience: int | None = None
    read_ahead: bool = True
    seed: int = 0
