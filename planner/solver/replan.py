"""The smallest change to a plan when something happens, and the other ways to go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from planner.solver.absorb import absorbed, without_one
from planner.solver.aim import standing
from planner.solver.change import told_as_change
from planner.solver.pipeline import THOROUGH, Effort, Progress
from planner.solver.problem import Problem
from planner.solver.replan_words import impossible, warnings
from planner.solver.replanned import Asked, Before, Replanned
from planner.solver.retell import retold
from planner.solver.shift import shifted
from planner.solver.solution import Impossible
from planner.solver.standing import Standing
from planner.solver.timetable import Timetable

Kind = Literal["absorb", "shift", "drop"]


@dataclass(frozen=True, slots=True)
class Case:
    """A question that has an answer: what stands, and the smallest change to it.

    `problem` asks for no more than is possible; `impossible` says what it was.
    """

    problem: Problem
    before: Before
    standing: Standing
    smallest: Timetable
    is_proven: bool
    effort: Effort
    impossible: Impossible | None


def replan(
    problem: Problem,
    before: Before,
    *,
    effort: Effort = THOROUGH,
    progress: Progress | None = None,
) -> Replanned:
    """The plan with the smallest change that the problem, all of which lies ahead, allows.

    Aims at the decisions that `before` reached, those added, and required ones, no others. In
    this order, none traded for a later one: frozen meetings and all rules of the problem hold;
    required and kept decisions are lost least, then added ones; the fewest pieces move, those
    near counting twice; decisions come soon. Where nothing is disturbed nothing changes.
    `solution.impossible` says so where a required decision or a lock cannot be kept, a warning
    where a frozen meeting or a settled turn cannot. `progress` hears of every smaller change.
    """
    case = _case(problem, before, effort, progress)
    return _told(case, "absorb", case.smallest, is_proven=case.is_proven)


def options(
    problem: Problem, before: Before, *, effort: Effort = THOROUGH
) -> tuple[Replanned, ...]:
    """The ways to go on, the smallest change first: then all put off to the next meeting, and
    one decision given up so that less moves. Only what is possible, and each only once."""
    case = _case(problem, before, effort, None)
    smallest = _told(case, "absorb", case.smallest, is_proven=case.is_proven)
    found = [smallest]
    for other in () if case.impossible else _others(case, smallest):
        if all(other.solution.placements != each.solution.placements for each in found):
            found.append(other)
    return tuple(found)


def _others(case: Case, smallest: Replanned) -> Iterator[Replanned]:
    later = shifted(case.standing)
    if later is not None:
        told = _told(case, "shift", later, is_proven=False)
        if told.moved:
            yield told
    if smallest.moved:
        fewer = without_one(case.standing, case.effort, case.smallest)
        if fewer.timetable is not None:
            told = _told(case, "drop", fewer.timetable, is_proven=fewer.is_best)
            if told.moved < smallest.moved:
                yield told


def _case(problem: Problem, before: Before, effort: Effort, progress: Progress | None) -> Case:
    """The first question that has an answer; the last one always has."""
    cases = (_answered(problem, before, asked, effort, progress) for asked in _questions(before))
    return next(case for case in cases if case is not None)


def _questions(before: Before) -> Iterator[Asked]:
    """Frozen meetings are insisted on longest, then locks."""
    for frozen in (before.frozen, frozenset[int]()):
        yield Asked(frozen=frozen)
        yield Asked(frozen=frozen, required=False)
        yield Asked(frozen=frozen, required=False, locks=False)


def _answered(
    problem: Problem, before: Before, asked: Asked, effort: Effort, progress: Progress | None
) -> Case | None:
    stands = standing(problem, before, asked)

    def tell(timetable: Timetable) -> None:
        if progress is not None:
            draft = stands.packer.draft(timetable)
            progress("a smaller change", draft, draft.value)

    found = absorbed(stands, effort, tell)
    if found.timetable is None:
        return None
    why = None if asked.required else impossible(problem, stands, found.timetable)
    less = _asking_less(problem, asked)
    return Case(less, before, stands, found.timetable, found.is_best, effort, why)


def _asking_less(problem: Problem, asked: Asked) -> Problem:
    """What cannot be kept is not asked for."""
    if asked.required:
        return problem
    free = tuple(replace(each, required=False, by=None) for each in problem.decisions)
    return replace(problem, decisions=free, locks=problem.locks if asked.locks else ())


def _told(case: Case, kind: Kind, timetable: Timetable, *, is_proven: bool) -> Replanned:
    told = retold(case.problem, case.before, case.standing, timetable, case.effort)
    solution = replace(
        told,
        impossible=case.impossible,
        warnings=warnings(case.problem, case.before, told),
    )
    return told_as_change(case.problem, case.before, kind, solution, is_proven=is_proven)
