"""The solver's answer: what happens when, who leads, what was left out, how good it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.solver.problem import Key


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Placement:
    """Piece number `piece` (from 0) of a step in meeting number `meeting` (from 0).

    `position` is its place within the meeting, from 0. `discussion` is 0 for catch-up reading;
    `reading` is what a person who does not know the step reads before this meeting.
    """

    meeting: int
    position: int
    key: Key
    piece: int
    discussion: int
    reading: int
    curious: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Who leads a meeting and who stands in. None where nobody can; `reason` says why."""

    meeting: int
    lead: str | None
    backup: str | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A decision that can be taken after this meeting (-1: known before the first)."""

    decision: str
    meeting: int


OmissionReason = Literal["alone-too-big", "no-room", "swap", "not-packed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Why a decision is not in the plan, what it would cost, what would bring it in.

    `discussion` and `reading` are the minutes it adds to the chosen ones; `lost` the decisions
    that would go if it were forced in; `more_meetings` the fewest extra meetings that bring it
    in beside everything else (None: not within twice the horizon).
    """

    decision: str
    reason: OmissionReason
    discussion: int
    reading: int
    reader: str
    costs: int
    lost: tuple[str, ...]
    more_meetings: int | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why a step is in the plan, and why this deep.

    `decisions`: those that need it, most valuable first; `path`: the chain of steps from it
    up to what the first decision asks for (the step itself first); `text` says it.
    """

    key: Key
    decisions: tuple[str, ...]
    path: tuple[Key, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """`value` reached of at most `bound` (proven); `value_weeks` as in planning: sum of
    w(d) * (meetings + patience - meeting that completes d). `text` says it in words."""

    value: int
    bound: int
    value_weeks: int
    value_weeks_bound: int
    is_proven_best: bool
    stopped_early: bool = False
    text: str = ""

    @property
    def gap(self) -> float:
        return 0.0 if self.bound == 0 else (self.bound - self.value) / self.bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """The smallest change of one kind that makes the impossible possible."""

    kind: Literal["meetings", "minutes", "reading", "both", "fewer", "date"]
    amount: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    """Why nothing fits: a sentence naming the rules at fault, and the smallest relaxations."""

    text: str
    conflict: tuple[str, ...]
    relaxations: tuple[Relaxation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DialPoint:
    """With this many meetings: the value, its proven bound, and the decisions reached."""

    meetings: int
    value: int
    bound: int
    decisions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    placements: tuple[Placement, ...]
    turns: tuple[Turn, ...]
    reached: tuple[Reached, ...]
    quality: Quality
    whys: tuple[Why, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    impossible: Impossible | None = None
