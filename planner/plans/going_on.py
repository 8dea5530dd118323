"""A plan that goes on: what lies ahead of it, and what is left of steps that were begun."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from planner.meetings.agreed_dates import AgreedDate
from planner.plans.brief import Brief
from planner.plans.programme import MeetingEntry
from planner.plans.steps import Limits, Preparation, StepPlan
from planner.solver.problem import Key, Lock, MeetingKind, PastTurn, Piece


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A meeting that lies behind, with the steps that were studied in it, in their order."""

    kind: MeetingKind
    keys: tuple[Key, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """The future of a plan: its dates, as they stand, instead of those of the cadence.

    `kinds` runs in parallel to the kept ones of `dates`. `done`: pieces of steps that were
    studied so far; `carried`: minutes of discussion that a step still lacks all the same.
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
    carried: Mapping[Key, int]
    placed: tuple[Key, ...] = ()
    picked: tuple[Key, ...] = ()
    locks: tuple[Lock, ...] = ()
    free: Mapping[str, int] = field(default_factory=dict)
    held: tuple[Held, ...] = ()
    past: tuple[PastTurn, ...] = ()


WEEK = 7
MOST_DAYS = 14


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
    carried: Mapping[Key, int],
    *,
    longest: int,
) -> tuple[Mapping[Key, StepPlan], frozenset[Key]]:
    """The steps without what was studied of them, and those that nothing is left of.

    What is carried over lengthens the next piece, as far as a meeting's `longest` study has
    room for it; where no piece is left it is one. Finished steps are given as they were, since
    their minutes still count.
    """
    left = {
        key: _left(plan, done.get(key, 0), carried.get(key, 0), longest)
        for key, plan in steps.items()
    }
    finished = frozenset(key for key, plan in left.items() if not plan.pieces)
    return {key: plan if plan.pieces else steps[key] for key, plan in left.items()}, finished


def _left(plan: StepPlan, done: int, carried: int, longest: int) -> StepPlan:
    cut = replace(
        plan,
        done=done,
        pieces=plan.pieces[done:],
        before=plan.before[done:],
        together=plan.together[done:],
    )
    return _longer(cut, carried, longest) if carried else cut


def _longer(plan: StepPlan, minutes: int, longest: int) -> StepPlan:
    if plan.pieces:
        first, *others = plan.pieces
        most = max(first.discussion, longest)
        talk = min(first.discussion + minutes, most)
        return replace(plan, pieces=(Piece(discussion=talk, reading=first.reading), *others))
    return replace(
        plan,
        pieces=(Piece(discussion=min(minutes, longest), reading=0),),
        before=(Preparation(reading=(), tasks=(), practice=0),),
        together=((),),
    )
