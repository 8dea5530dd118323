"""A plan that goes on: what lies ahead of it, and what is left of steps that were begun."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planner.meetings.agreed_dates import AgreedDate
from planner.plans.brief import Brief
from planner.plans.programme import MeetingEntry
from planner.plans.steps import Cuts, Limits, Preparation, StepPlan
from planner.solver.problem import Key, Lock, MeetingKind, PastTurn, Piece

Overrun = tuple[tuple[int, int], ...]
"""For which piece of a step, and how many minutes, each time that it took longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A meeting that lies behind, with the steps that were studied in it, in their order."""

    kind: MeetingKind
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """The future of a plan: its dates, as they stand, instead of those of the cadence.

    `kinds` runs in parallel to the kept ones of `dates`. `done`: pieces of steps that were
    studied so far; `carried`: minutes of discussion that a step lacked all the same.
    `cuts`: pieces that were cut at another pace than the plan's.
    `placed`: steps that stand in the plan whatever asks for them; `picked`: those that stand in
    it out of curiosity; `locks`: pieces, counted from the first one left, that stay on their
    dates. `free`: for each name the minutes that were left before the last meeting to read
    ahead. `limits` are those of the first draft, so that steps stay cut as they were. `held`:
    what lies behind, to be recalled; `past`: who led it.
    """

    dates: tuple[AgreedDate, ...]
    kinds: tuple[MeetingKind, ...]
    limits: Limits
    done: Mapping[Key, int]
    carried: Mapping[Key, Overrun]
    cuts: Cuts = field(default_factory=dict)
    placed: tuple[Key, ...] = ()
    picked: tuple[Key, ...] = ()
    locks: tuple[Lock, ...] = ()
    free: Mapping[str, int] = field(default_factory=dict)
    held: tuple[Held, ...] = ()
    past: tuple[PastTurn, ...] = ()


WEEK = 7
MOST_DAYS = 14
NOTHING_YET = Piece(discussion=0, reading=0)


def free_to_read_ahead(brief: Brief, held: Sequence[MeetingEntry]) -> dict[str, int]:
    """For each person the minutes left before the last of these meetings, if all was read as
    early as possible: what is read for the next one may have been read then."""
    free = {person.name: 0 for person in brief.people}
    previous: dt.date | None = None
    for entry in held:
        on = entry.starts_at.date()
        days = WEEK if previous is None else (on - previous).days
        previous = on
        for person in brief.people:
            weekly = brief.reading if person.reading is None else person.reading
            asked = max(0, _asked(entry, person.name) - free[person.name])
            free[person.name] = max(0, weekly * min(days, MOST_DAYS) // WEEK - asked)
    return free


def _asked(entry: MeetingEntry, name: str) -> int:
    return sum(line.reading_minutes for line in entry.lines if name not in line.spared)


def going_on(
    steps: Mapping[Key, StepPlan],
    done: Mapping[Key, int],
    carried: Mapping[Key, Overrun],
    *,
    longest: int,
) -> tuple[Mapping[Key, StepPlan], frozenset[Key]]:
    """The steps without what was studied of them, and those that nothing is left of.

    What is carried over lengthens the piece that it is for, as far as a meeting's `longest` study
    has room for it, then those after it; where no piece is left there are more. Finished steps
    are given as they were, since their minutes still count.
    """
    left = {
        key: _left(_longer(plan, carried.get(key, ()), done.get(key, 0), longest), done.get(key, 0))
        for key, plan in steps.items()
    }
    finished = frozenset(key for key, plan in left.items() if not plan.pieces)
    return {key: plan if plan.pieces else steps[key] for key, plan in left.items()}, finished


def _left(plan: StepPlan, done: int) -> StepPlan:
    return replace(
        plan,
        done=done,
        pieces=plan.pieces[done:],
        before=plan.before[done:],
        together=plan.together[done:],
    )


def _longer(plan: StepPlan, carried: Overrun, done: int, longest: int) -> StepPlan:
    waiting, over = deque(sorted(carried)), 0
    pieces: list[Piece] = []
    while len(pieces) < len(plan.pieces) or over or waiting:
        number = len(pieces)
        piece = plan.pieces[number] if number < len(plan.pieces) else NOTHING_YET
        while waiting and waiting[0][0] <= number:
            over += waiting.popleft()[1]
        if number >= max(done, len(plan.pieces)) and not over:
            # The step has fewer pieces than when this was carried over.
            over += waiting.popleft()[1]
        talk = min(piece.discussion + over, max(piece.discussion, longest))
        over -= talk - piece.discussion
        pieces.append(replace(piece, discussion=talk))
    more = len(pieces) - len(plan.pieces)
    return replace(
        plan,
        pieces=tuple(pieces),
        before=(*plan.before, *[Preparation(reading=(), tasks=(), practice=0)] * more),
        together=(*plan.together, *[()] * more),
    )
