"""The time dial: what every number of meetings is worth."""

from __future__ import annotations

from planner.solver import knapsack, select
from planner.solver.bounds import within
from planner.solver.extend import cut_after, further_meetings
from planner.solver.knapsack import Knapsack, by_density
from planner.solver.pipeline import Effort
from planner.solver.problem import Problem
from planner.solver.reduce import Reduced, bits, reduce
from planner.solver.sequence import Draft, Packer, best_order
from planner.solver.solution import DialPoint, Solution

EXACT_UP_TO = 40
"""Up to so many decisions each point is chosen exactly; beyond, from the linear answer."""
POINTS = 40


def dial(problem: Problem, solution: Solution, effort: Effort) -> tuple[DialPoint, ...]:
    """A point for each number of meetings, up to half as many again as there are.

    More meetings are never worth less: what fits in fewer still fits. The point of the plan
    itself is the plan's. Beyond 40 meetings only some numbers get a point.
    """
    count = len(problem.meetings)
    longest = further_meetings(problem, max(2, count // 2))
    reduced = reduce(longest)
    knap = knapsack.knapsack(reduced)
    points: list[DialPoint] = []
    for meetings in _numbers(count, len(longest.meetings)):
        if meetings == count:
            points.append(_of_plan(solution, count))
        else:
            point = _point(reduced, knap, meetings, effort)
            points.append(_carried(points, point, solution, before=meetings < count))
    return tuple(points)


def _numbers(count: int, longest: int) -> list[int]:
    step = -(-longest // POINTS)
    near = {count - 2, count - 1, count, count + 1, count + 2}
    return [n for n in range(1, longest + 1) if n % step == 0 or n in near]


def _of_plan(solution: Solution, count: int) -> DialPoint:
    return DialPoint(
        meetings=count,
        value=solution.quality.value,
        bound=solution.quality.bound,
        decisions=tuple(sorted(each.decision for each in solution.reached if each.meeting >= 0)),
    )


def _carried(
    points: list[DialPoint], point: DialPoint, solution: Solution, *, before: bool
) -> DialPoint:
    """The point, or the one before it when that is worth more or this is out of turn."""
    last = points[-1] if points else None
    out_of_turn = before and point.value > solution.quality.value
    if last is not None and (out_of_turn or last.value > point.value):
        bound = max(point.bound, last.value)
        return DialPoint(
            meetings=point.meetings, value=last.value, bound=bound, decisions=last.decisions
        )
    return point


def _point(reduced: Reduced, knap: Knapsack, meetings: int, effort: Effort) -> DialPoint:
    part = within(reduced, knap, meetings)
    if not part.fits(part.required):
        return DialPoint(meetings=meetings, value=0, bound=0, decisions=())
    relaxed = select.linear(part)
    chosen = select.rounded(part, relaxed)
    bound = relaxed.bound
    if effort.is_exact and len(knap.weights) <= EXACT_UP_TO and part.value(chosen) < bound:
        seed = reduced.problem.seed
        found = select.best(part, chosen, seed=seed, effort=effort.choose / 4, lean=False)
        chosen, bound = found.decisions, min(bound, found.bound)
    draft = _packed(cut_after(reduced, meetings), part, meetings, chosen)
    names = sorted(reduced.wishes[position].decision.id for position in draft.order)
    return DialPoint(
        meetings=meetings,
        value=draft.value * reduced.unit,
        bound=max(bound, draft.value) * reduced.unit,
        decisions=tuple(names),
    )


def _packed(reduced: Reduced, knap: Knapsack, meetings: int, chosen: int) -> Draft:
    packer = Packer(reduced, horizon=2 * meetings)
    fill = by_density(knap, knap.fitting)
    drafts = [
        packer.pack(best_order(reduced, knap, chosen), fill),
        packer.pack(by_density(knap, bits(chosen)), fill),
        packer.pack(fill),
    ]
    return max(drafts, key=lambda draft: (draft.value, draft.value_weeks))
