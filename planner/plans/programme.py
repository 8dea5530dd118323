"""A plan as it is read: a dated programme in plain records, ready for any format or page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

LineKind = Literal[
    "study", "catch-up", "curiosity", "review", "exploration", "paper", "interview", "break"
]
MeetingState = Literal["planned", "held", "not held", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What to read before the meeting. `minutes` count here; `of_minutes` is the whole unit."""

    unit: str
    resource: str
    title: str
    resource_title: str
    location: str
    url: str
    minutes: int
    of_minutes: int
    is_estimate: bool
    is_free: bool
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """An exercise, done in the meeting's minutes or before it."""

    exercise: str
    title: str
    minutes: int
    in_meeting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One agenda line of a meeting. `you_can`: the aim.

    `piece` of `pieces`, from 1; where a meeting takes several, up to `last_piece`.
    """

    kind: LineKind
    title: str
    minutes: int
    topic: str = ""
    depth: int = 0
    piece: int = 1
    last_piece: int = 1
    pieces: int = 1
    area: str = ""
    reading_minutes: int = 0
    own_practice_minutes: int = 0
    you_can: str = ""
    reading: tuple[Reading, ...] = ()
    tasks: tuple[Task, ...] = ()
    why: str = ""
    decisions: tuple[str, ...] = ()
    spared: tuple[str, ...] = ()
    """Names of those who know it already and need not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEntry:
    """A meeting. `number` from 1; times are aware, in the group's zone.

    In a group's plan `key` names it whatever else changes, `lead_id` and `backup_id` are the
    ids of participants, and one that was cancelled or did not happen stays, with a `reason`.
    """

    number: int
    kind: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    lines: tuple[Line, ...]
    lead: str = ""
    backup: str = ""
    turn_note: str = ""
    opening_minutes: int = 0
    recall_minutes: int = 0
    study_minutes: int = 0
    spare_minutes: int = 0
    reading_minutes: int = 0
    reached: tuple[str, ...] = ()
    """Ids of decisions that can be taken from here on."""
    notes: tuple[str, ...] = ()
    """Who is away and why, "meet anyway", a clock change."""
    key: str = ""
    state: MeetingState = "planned"
    reason: str = ""
    is_locked: bool = False
    lead_id: str = ""
    backup_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SkippedEntry:
    """A date of the cadence without a meeting, with its reason."""

    on: dt.date
    reason: str
    can_meet_anyway: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionEntry:
    """`minutes` from zero with prerequisites, as its catalogue page promises; `left` of them
    for this group. `reached_on` None: left out, and `text` says why and what brings it in."""

    id: str
    question: str
    weight: int
    minutes: int
    left_minutes: int
    reached_on: dt.date | None
    is_known: bool = False
    is_target: bool = False
    is_open: bool = False
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DialEntry:
    meetings: int
    value: int
    bound: int
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnCount:
    name: str
    leads: int
    backs_up: int
    available: int
    """Meetings on which the person is not away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How the minutes are counted, in figures and in sentences fit for the page.

    `pace`: in percent of their estimates, what steps still ahead take in meetings.
    """

    from_zero: int
    in_meetings: int
    before_meetings: int
    spared_by_knowledge: int
    text: tuple[str, ...]
    pace: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    text: str
    conflict: tuple[str, ...]
    relaxations: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The answer. `entries` are meetings and skipped dates in the order of their dates."""

    title: str
    mode: str
    zone: str
    summary: tuple[str, ...]
    entries: tuple[MeetingEntry | SkippedEntry, ...]
    decisions: tuple[DecisionEntry, ...]
    dial: tuple[DialEntry, ...]
    dial_text: tuple[str, ...]
    turns: tuple[TurnCount, ...]
    counting: Counting
    quality_text: str
    value: int
    bound: int
    is_proven_best: bool
    warnings: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    """Soft prerequisites that might help, and other things nobody has to do."""
    not_in_plan: tuple[str, ...] = ()
    impossible: Impossible | None = None

    def meetings(self) -> tuple[MeetingEntry, ...]:
        return tuple(entry for entry in self.entries if isinstance(entry, MeetingEntry))

    def reached(self) -> tuple[DecisionEntry, ...]:
        return tuple(each for each in self.decisions if each.reached_on is not None)

    def left_out(self) -> tuple[DecisionEntry, ...]:
        return tuple(
            each for each in self.decisions if each.reached_on is None and not each.is_known
        )
