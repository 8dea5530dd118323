"""The independent judge: every rule of a plan, written a second time, without the solver.

It imports neither OR-Tools nor anything that makes plans, only the question, the answer and its
own parts: `check_study` (steps and minutes), `check_value` (decisions), `check_turns` (rota).
"""

from __future__ import annotations

from planner.solver.check_study import study_violations, unreal_placements
from planner.solver.check_turns import turn_violations
from planner.solver.check_value import value_violations
from planner.solver.problem import Problem
from planner.solver.solution import Solution
from planner.solver.violation import Violation

__all__ = ["Violation", "turn_violations", "violations"]


def violations(problem: Problem, solution: Solution) -> tuple[Violation, ...]:
    """Every rule that the solution breaks, with a sentence each; empty when it is sound.

    Where placements name steps or meetings that do not exist, only that is reported: the other
    rules would have nothing to judge. A solution that says why it is `impossible` is not asked
    to keep required decisions and locks; all else holds for it too.
    """
    unreal = tuple(unreal_placements(problem, solution))
    if unreal:
        return unreal
    return (
        *study_violations(problem, solution),
        *value_violations(problem, solution),
        *turn_violations(problem, solution.turns),
    )
