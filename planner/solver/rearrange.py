"""Rearranges what stood at the least price, with CP-SAT: what moves, and what must go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from planner.solver import cpsat
from planner.solver.arrange import rebuilt
from planner.solver.rearrange_model import Model, add_reader, answer, built
from planner.solver.reduce import Reduced
from planner.solver.rules import PieceOf
from planner.solver.standing import Standing
from planner.solver.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Rearranged:
    """The arrangement found, if any, and whether none that the window allows costs less."""

    timetable: Timetable | None
    is_best: bool


NOTHING = Rearranged(None, is_best=False)


def rearranged(
    standing: Standing,
    hint: Timetable,
    window: Iterable[int],
    *,
    limit: int,
    effort: float,
    dropping: tuple[int, ...] = (),
) -> Rearranged:
    """The cheapest arrangement in which what moves goes to meetings of the window.

    A piece may also stay where it stood or be where the hint has it. `limit`: no arrangement
    keeps more points. With `dropping`, exactly one of these wishes goes, and moves count before
    its points. The reading of people to whom nothing is too much is left out of the model;
    where an answer asks too much of them, they are brought in and it is solved again.
    """
    model = built(standing, hint, frozenset(window), limit=limit, dropping=dropping)
    readers: set[int] = set()
    over = {number for number, room in enumerate(hint.rooms) if any(room.early)}
    while effort > 0:
        for number in sorted(over):
            add_reader(model, number)
        readers |= over
        found, is_best, spent = _solved(model, effort)
        if found is None:
            return NOTHING
        over = _overloaded(standing.reduced, found)
        if not over:
            timetable = rebuilt(standing.reduced, found)
            return Rearranged(timetable, is_best and timetable is not None)
        if over <= readers:
            return NOTHING
        effort -= spent
    return NOTHING


def _solved(model: Model, effort: float) -> tuple[dict[PieceOf, int] | None, bool, float]:
    """What the solver says, whether it proved it the best, and the work that it took."""
    solver = cpsat.solver(
        seed=model.standing.reduced.problem.seed,
        deterministic_time=effort,
        linearization_level=2,
    )
    # Presolve takes most of the time here; once is enough, and merging cliques gains nothing.
    solver.parameters.max_presolve_iterations = 1
    solver.parameters.merge_at_most_one_work_limit = 0
    if not cpsat.has_answer(solver.solve(model.cp)):
        return None, False, effort
    spent = max(solver.response_proto.deterministic_time, 0.001)
    is_best = solver.best_objective_bound >= solver.objective_value - 0.5
    return answer(model, solver), is_best, spent


def _overloaded(reduced: Reduced, found: Mapping[PieceOf, int]) -> set[int]:
    """The profiles that would have to read more than agreed."""
    over = set()
    for number, profile in enumerate(reduced.profiles):
        asked = [0] * len(reduced.room)
        for (i, j), meeting in found.items():
            if profile.unknown >> i & 1:
                asked[meeting] += reduced.reading[i][j]
        if not _can_read(profile.room, asked, ahead=reduced.problem.read_ahead):
            over.add(number)
    return over


def _can_read(room: tuple[int, ...], asked: list[int], *, ahead: bool) -> bool:
    early = 0
    for free, minutes in zip(reversed(room), reversed(asked), strict=True):
        if early > (free if ahead else 0):
            return False
        early = max(0, minutes + early - free)
    return early == 0
