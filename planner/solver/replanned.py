"""What a plan was before something changed, and what it may become."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.solver.solution import Placement, Solution, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The plan as it stands, told in the meetings of the new problem.

    A placement in meeting -1 has lost its meeting and needs a new place. `reached`: decisions
    that the plan reached or promised and should keep; `added`: those newly asked for.
    `frozen` meetings keep their whole content: nothing enters, nothing leaves. `settled`
    meetings keep who leads and who stands in.
    """

    placements: tuple[Placement, ...]
    turns: tuple[Turn, ...]
    reached: tuple[str, ...]
    added: tuple[str, ...] = ()
    frozen: frozenset[int] = frozenset()
    settled: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How much of what must be is insisted on: first on all, then on less."""

    required: bool = True
    locks: bool = True
    frozen: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Replanned:
    """One way to go on: a whole plan, and what it changes.

    `moved`: pieces that stand in another meeting than before, those whose meeting is gone
    included; `near`: of them, those that leave or enter one of the first two meetings.
    `is_proven`: no other way loses less value or, losing as much, moves less. `text` says in a
    sentence what this does and costs.
    """

    kind: Literal["absorb", "shift", "drop"]
    solution: Solution
    moved: int
    near: int
    dropped: tuple[Placement, ...]
    added: tuple[Placement, ...]
    turns_changed: int
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    is_proven: bool
    text: str
