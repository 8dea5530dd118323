"""Which decisions to reach, and so which topics at which depth.

A set-union knapsack: a decision is worth its weight, costs the minutes of its closure, and
decisions share what they have in common. Its bound holds for the whole problem, because it
only adds up the minutes that there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from planner.solver import cpsat
from planner.solver.knapsack import Knapsack, greedy
from planner.solver.reduce import bits

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


@dataclass(frozen=True, slots=True)
class Relaxed:
    """The linear bound: `bound` is proven, `shares` how much of each decision it takes."""

    bound: int
    shares: tuple[float, ...]


def linear(knap: Knapsack) -> Relaxed:
    """Solve the linear relaxation with GLOP. An upper bound on the value, rounded down."""
    lp = cpsat.linear_solver()
    fitting = set(knap.fitting)
    takes = [lp.NumVar(0, 1 if i in fitting else 0, f"z{i}") for i in range(len(knap.weights))]
    pays = [lp.NumVar(1 if g.forced else 0, 1, f"y{k}") for k, g in enumerate(knap.groups)]
    for i, groups in enumerate(knap.of):
        if knap.required >> i & 1:
            takes[i].SetLb(takes[i].ub())
        for k in groups:
            lp.Add(takes[i] <= pays[k])
    for at, limit in enumerate(knap.capacity):
        lp.Add(lp.Sum(g.minutes[at] * pays[k] for k, g in enumerate(knap.groups)) <= limit)
    lp.Maximize(lp.Sum(weight * take for weight, take in zip(knap.weights, takes, strict=True)))
    if lp.Solve() != lp.OPTIMAL:
        return Relaxed(sum(knap.weights[i] for i in fitting), (0.0,) * len(takes))
    bound = int(lp.Objective().Value() + 1e-6)
    return Relaxed(bound, tuple(take.solution_value() for take in takes))


def rounded(knap: Knapsack, relaxed: Relaxed) -> int:
    """The linear answer made whole: the largest shares first, then swaps that gain."""
    shares = relaxed.shares
    order = sorted(range(len(shares)), key=lambda i: (-round(shares[i], 6), -knap.weights[i], i))
    best = max(greedy(knap, tuple(order)), greedy(knap), key=knap.value)
    return _swapped(knap, best, relaxed.bound)


def _swapped(knap: Knapsack, chosen: int, bound: int) -> int:
    """Take one decision out, fill again by density, keep what gains, until the bound is met."""
    if knap.value(chosen) >= bound:
        return chosen
    outside = [i for i in knap.fitting if not chosen >> i & 1]
    if len(outside) * len(bits(chosen)) > 400:
        return chosen
    for out in bits(chosen & ~knap.required):
        for into in outside:
            order = (*(i for i in bits(chosen) if i != out), into, *outside)
            other = greedy(knap, (into, *order))
            if knap.value(other) > knap.value(chosen):
                return _swapped(knap, other, bound)
    return chosen


@dataclass(frozen=True, slots=True)
class Chosen:
    """Decisions (bit set) with a proven bound on what any choice can be worth.

    `was_cut_short`: by the clock, not by counted work, so that the answer cannot be repeated.
    """

    decisions: int
    bound: int
    is_proven: bool
    was_cut_short: bool = False


def best(
    knap: Knapsack,
    hint: int,
    *,
    seed: int,
    effort: float,
    lean: bool = True,
    never: tuple[int, ...] = (),
) -> Chosen:
    """The best choice by CP-SAT, the leanest of equal ones; `effort` in deterministic units.

    `never`: sets of decisions that are known not to go together. Whatever the solver says, the
    answer is never worse than the hint and never unfit.
    """
    model, takes = _model(knap, never)
    for i, take in takes.items():
        model.add_hint(take, bool(hint >> i & 1))
    value = sum(knap.weights[i] * take for i, take in takes.items())
    model.maximize(value)
    solver = cpsat.solver(seed=seed, deterministic_time=effort, linearization_level=2)
    status = solver.solve(model)
    limit = sum(knap.weights[i] for i in takes)
    was_cut = cpsat.was_cut_short(solver)
    if not cpsat.has_answer(status):
        return Chosen(hint, limit, is_proven=False, was_cut_short=was_cut)
    found = sum(1 << i for i, take in takes.items() if solver.boolean_value(take))
    if not knap.fits(found) or knap.value(found) < knap.value(hint):
        return Chosen(hint, limit, is_proven=False)
    bound = min(limit, int(solver.best_objective_bound + 1e-6))
    proven = bound <= knap.value(found)
    if lean and proven:
        found = _lean(knap, found, never, seed=seed, effort=effort)
    return Chosen(found, bound, proven, was_cut)


def _lean(knap: Knapsack, chosen: int, never: tuple[int, ...], *, seed: int, effort: float) -> int:
    """Among the choices of the same value, one that needs the fewest minutes."""
    model, takes = _model(knap, never)
    model.add(sum(knap.weights[i] * take for i, take in takes.items()) == knap.value(chosen))
    for i, take in takes.items():
        model.add_hint(take, bool(chosen >> i & 1))
    scale = [1000 / max(limit, 1) for limit in knap.capacity]
    costs = [
        sum(int(minutes * scale[at]) for at, minutes in enumerate(group.minutes))
        for group in knap.groups
    ]
    used = [
        _any(model, [takes[i] for i in bits(group.wanted_by) if i in takes])
        for group in knap.groups
    ]
    model.minimize(sum(cost * each for cost, each in zip(costs, used, strict=True)))
    solver = cpsat.solver(seed=seed, deterministic_time=effort / 4, linearization_level=2)
    if not cpsat.has_answer(solver.solve(model)):
        return chosen
    found = sum(1 << i for i, take in takes.items() if solver.boolean_value(take))
    same = knap.fits(found) and knap.value(found) == knap.value(chosen)
    return found if same else chosen


def _any(model: cp_model.CpModel, takes: list[cp_model.IntVar]) -> cp_model.IntVar:
    used = model.new_bool_var("")
    for take in takes:
        model.add_implication(take, used)
    return used


def _model(
    knap: Knapsack, never: tuple[int, ...]
) -> tuple[cp_model.CpModel, dict[int, cp_model.IntVar]]:
    model = cpsat.model()
    takes = {i: model.new_bool_var(f"z{i}") for i in knap.fitting}
    for apart in never:
        model.add_bool_or([~takes[i] for i in bits(apart) if i in takes])
    pays = [model.new_bool_var(f"y{k}") for k in range(len(knap.groups))]
    for k, group in enumerate(knap.groups):
        if group.forced:
            model.add(pays[k] == 1)
    for i, take in takes.items():
        if knap.required >> i & 1:
            model.add(take == 1)
        for k in knap.of[i]:
            model.add_implication(take, pays[k])
    for at, limit in enumerate(knap.capacity):
        model.add(sum(g.minutes[at] * pays[k] for k, g in enumerate(knap.groups)) <= limit)
    return model, takes
