"""What a lead may do to a plan, as plain records: each says itself in words and is kept with the
revision that it made.

Edits by hand change just what they name. Events (`IS_EVENT`) take something out of the plan or
bring something in, so that the rest has to be planned anew around it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from planner.solver import MeetingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A meeting takes place at another date or time of the group's wall clock."""

    IS_EVENT: ClassVar[bool] = False
    key: str
    on: dt.date
    at: dt.time


@dataclass(frozen=True, slots=True, kw_only=True)
class Swap:
    """Two meetings exchange their dates and times."""

    IS_EVENT: ClassVar[bool] = False
    key: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """A further meeting; `key` names it from now on."""

    IS_EVENT: ClassVar[bool] = False
    key: str
    on: dt.date
    at: dt.time
    kind: MeetingKind = "study"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """Replanning leaves the meeting as it is, or may touch it again."""

    IS_EVENT: ClassVar[bool] = False
    key: str
    is_locked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    """Somebody is asked to lead a meeting, and perhaps another to stand in (names)."""

    IS_EVENT: ClassVar[bool] = False
    key: str
    lead: str
    backup: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick:
    """A topic out of curiosity for a meeting that is kept free for one."""

    IS_EVENT: ClassVar[bool] = False
    key: str
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """A step is read from another resource."""

    IS_EVENT: ClassVar[bool] = False
    topic: str
    depth: int
    resource: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Skip:
    """There is no meeting on this date, for a reason; what it was about moves elsewhere."""

    IS_EVENT: ClassVar[bool] = True
    key: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancel:
    """A meeting is called off and stays on record."""

    IS_EVENT: ClassVar[bool] = True
    key: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotHeld:
    """A meeting of the past did not happen."""

    IS_EVENT: ClassVar[bool] = True
    key: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overran:
    """A step of a meeting took so many minutes longer, which the next ones must make up for."""

    IS_EVENT: ClassVar[bool] = True
    key: str
    topic: str
    depth: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetAnyway:
    """A skipped date gets a meeting all the same; `key` names it from now on."""

    IS_EVENT: ClassVar[bool] = True
    on: dt.date
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Deepen:
    """A topic is studied to this depth instead of the one that decisions ask for; 0: not at all."""

    IS_EVENT: ClassVar[bool] = True
    topic: str
    depth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """A further decision to be reached."""

    IS_EVENT: ClassVar[bool] = True
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """A decision is given up."""

    IS_EVENT: ClassVar[bool] = True
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The steps ahead are discussed for this percentage of the minutes that were estimated."""

    IS_EVENT: ClassVar[bool] = True
    percent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All know these steps, each with the shallower ones: nobody studies them any more, and what
    was left out for want of time is tried again."""

    IS_EVENT: ClassVar[bool] = True
    steps: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """The people and the catalogue as they are now: who joined, left or is away, what changed."""

    IS_EVENT: ClassVar[bool] = True


Edit: TypeAlias = (
    Move
    | Swap
    | Insert
    | Lock
    | Assign
    | Pick
    | Units
    | Skip
    | Cancel
    | NotHeld
    | Overran
    | MeetAnyway
    | Deepen
    | Want
    | Drop
    | Pace
    | Known
    | Refresh
)
