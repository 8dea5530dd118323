"""From a brief and a catalogue to the programme: the whole way, without a database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from curriculum.records import Catalogue
from planner.plans.brief import Brief
from planner.plans.problem import question
from planner.plans.programme import Programme
from planner.plans.programme_writer import programme
from planner.plans.what_if import what_ifs
from planner.solver import THOROUGH, Effort, Problem, Solution, dial, solve

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was asked of the solver, what it said, and how that reads."""

    problem: Problem
    solution: Solution
    programme: Programme


def programme_for(
    brief: Brief,
    catalogue: Catalogue,
    *,
    progress: Tell | None = None,
    effort: Effort = THOROUGH,
) -> Programme:
    """The plan as it is read. The same brief and catalogue give an equal programme.

    `progress` is told sentences while it works. A quick effort leaves out what knowing more or
    meeting longer would change, which means solving again. Raises BadBrief; a plan that is
    impossible is no error but says so in `Programme.impossible`.
    """
    return answer_for(brief, catalogue, progress=progress, effort=effort).programme


def answer_for(
    brief: Brief,
    catalogue: Catalogue,
    *,
    progress: Tell | None = None,
    effort: Effort = THOROUGH,
) -> Answer:
    """As `programme_for`, together with the problem and the solution behind it."""
    tell = progress or _silent
    asked = question(brief, catalogue)
    problem = asked.problem
    tell(
        f"Planning {len(problem.decisions)} decisions and {len(problem.steps)} steps "
        f"over {len(problem.meetings)} meetings."
    )

    def stage(name: str, _draft: object, bound: int) -> None:
        tell(f"Found the {name}; no plan is worth more than {bound}.")

    solution = solve(problem, effort=effort, progress=stage)
    if solution.impossible is not None:
        return Answer(problem=problem, solution=solution, programme=programme(asked, solution))
    tell("Comparing with more and fewer meetings.")
    points = dial(problem, solution, effort)
    others = what_ifs(asked, solution) if effort.is_exact else ()
    written = programme(asked, solution, points=points, what_ifs=others)
    return Answer(problem=problem, solution=solution, programme=written)


def _silent(sentence: str) -> None:
    """Nobody listens."""
