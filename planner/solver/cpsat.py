"""The one door to OR-Tools. Importing it takes a second, so only a solve pays for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortools.linear_solver import pywraplp
    from ortools.sat.python import cp_model

WALL_SECONDS_PER_UNIT = 12.0
"""A unit of deterministic time took about two seconds here; a loaded machine may be slower."""


def solver(
    *,
    seed: int,
    deterministic_time: float,
    linearization_level: int,
    wall_seconds: float | None = None,
) -> cp_model.CpSolver:
    """A solver that gives the same answer every time: one worker, a seed, a counted limit.

    `deterministic_time` (counted work, not seconds) is the limit. `wall_seconds` is only a
    guard for a machine that stalls; a result that it cut short cannot be repeated.
    """
    from ortools.sat.python import cp_model  # noqa: PLC0415  costs a second: see above

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed
    solver.parameters.linearization_level = linearization_level
    solver.parameters.max_deterministic_time = deterministic_time
    solver.parameters.max_time_in_seconds = (
        5.0 + WALL_SECONDS_PER_UNIT * deterministic_time if wall_seconds is None else wall_seconds
    )
    return solver


def was_cut_short(solver: cp_model.CpSolver) -> bool:
    """Whether the guard, not the counted limit, ended the last solve."""
    return bool(solver.wall_time >= solver.parameters.max_time_in_seconds)


def model() -> cp_model.CpModel:
    from ortools.sat.python import cp_model  # noqa: PLC0415  costs a second: see above

    return cp_model.CpModel()


def has_answer(status: cp_model.CpSolverStatus) -> bool:
    """Whether there are values to read; what they are worth is for the caller to check."""
    from ortools.sat.python import cp_model  # noqa: PLC0415  costs a second: see above

    return status in {cp_model.OPTIMAL, cp_model.FEASIBLE}


def linear_solver() -> pywraplp.Solver:
    """GLOP, the simplex solver for linear relaxations."""
    from ortools.linear_solver import pywraplp  # noqa: PLC0415  costs a second: see above

    return pywraplp.Solver.CreateSolver("GLOP")


def is_refuted(status: cp_model.CpSolverStatus) -> bool:
    """Whether the solver claims that there is no answer at all."""
    from ortools.sat.python import cp_model  # noqa: PLC0415  costs a second: see above

    return bool(status == cp_model.INFEASIBLE)
