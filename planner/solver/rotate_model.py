"""The cheapest fair rota, proven: a model for CP-SAT that learns unfairness as it meets it.

Fairness between two people is a rule for each slot in which both are there, too many to state
at once. So the model starts with what can be said briefly (how close two turns of one person
can be at most) and is solved; where its answer is unfair, the rule for those two people in that
stretch is added, and it is solved again. An answer that is fair is the best of all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.solver import cpsat
from planner.solver.roster import NOBODY, Leads, Roster, Stretch

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

BUDGET = 0.5
"""Deterministic time for all rounds together, about one second."""

SMALL = 400
"""Up to so many cells linear relaxations cost more than they tell; beyond, they are needed."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Model:
    roster: Roster
    cp: cp_model.CpModel
    leads: tuple[dict[int, cp_model.IntVar], ...]


def best_leads(roster: Roster, *, hint: Leads, seed: int) -> Leads | None:
    """The cheapest fair leads, or None where that could not be proven within the budget."""
    model = _model(roster)
    _hint(model, hint)
    left = BUDGET
    while left > 0:
        solver = cpsat.solver(
            seed=seed,
            deterministic_time=left,
            linearization_level=0 if len(roster.meetings) * len(roster.people) <= SMALL else 2,
        )
        if solver.status_name(solver.solve(model.cp)) != "OPTIMAL":
            return None
        leads = _answer(model, solver)
        unfair = tuple(_unfair(roster, leads))
        if not unfair:
            return leads
        for pair, stretch in unfair:
            _alternate(model, pair, stretch)
        left -= max(solver.response_proto.deterministic_time, 0.001)
    return None


def _model(roster: Roster) -> Model:
    from ortools.sat.python import cp_model  # noqa: PLC0415  costs a second: see cpsat

    cp = cp_model.CpModel()
    leads = tuple(
        {person: cp.new_bool_var(f"{person} leads {slot}") for person in able}
        for slot, able in enumerate(roster.able)
    )
    model = Model(roster=roster, cp=cp, leads=leads)
    for turn in leads:
        if turn:
            cp.add_exactly_one(turn.values())
    for person in range(len(roster.people)):
        for first, last in _too_close(roster, person):
            cp.add_at_most_one(leads[slot][person] for slot in range(first, last + 1))
        for slot in _too_soon(roster, person):
            cp.add(leads[slot][person] == 0)
    _nobody_twice(model)
    cp.minimize(
        sum(
            roster.cost[slot][person] * lead
            for slot, turn in enumerate(leads)
            for person, lead in turn.items()
        )
    )
    return model


def _nobody_twice(model: Model) -> None:
    for before, after in pairwise(model.leads):
        if len(after) >= 3:
            for person in sorted(before.keys() & after.keys()):
                model.cp.add_at_most_one(before[person], after[person])
    if model.leads and len(model.leads[0]) >= 3:
        for person in sorted(model.leads[0].keys() & model.roster.just_led):
            model.cp.add(model.leads[0][person] == 0)


def _too_close(roster: Roster, person: int) -> Iterator[tuple[int, int]]:
    """Slots from first to last in which this person can lead once only.

    Between two of their turns everybody who is there all the while must lead. Where there are
    more of those than slots between, the two turns cannot both be.
    """
    covered = -1
    for first in range(len(roster.able)):
        if not roster.present[first][person]:
            continue
        last, waiting = first, set(roster.able[first])
        while last + 1 < len(roster.able) and roster.present[last + 1][person]:
            still = waiting & set(roster.able[last + 1])
            if len(still) - 1 <= last - first:
                break
            last, waiting = last + 1, still
        if last > first and last > covered:
            covered = last
            yield first, last


def _too_soon(roster: Roster, person: int) -> Iterator[int]:
    """Slots at the start before which not everybody who led longer ago can have led."""
    others = (other for other in range(len(roster.people)) if other != person)
    waiting = {other for other in others if roster.remembered(person, other) > 0}
    for slot, able in enumerate(roster.able):
        waiting &= set(able)
        if not roster.present[slot][person] or len(waiting) <= slot:
            return
        yield slot


def _alternate(model: Model, pair: tuple[int, int], stretch: Stretch) -> None:
    """In the stretch the turns of both alternate: a flag says whether the first is ahead."""
    first, second = pair
    remembered = model.roster.remembered(first, second) if stretch[0] == 0 else 0
    ahead = model.cp.new_bool_var("ahead")
    if remembered:
        model.cp.add(ahead == int(remembered > 0))
    for slot in range(*stretch):
        now = model.cp.new_bool_var("ahead")
        turn = model.leads[slot]
        model.cp.add(ahead + turn[first] - turn[second] == now)
        ahead = now


def _unfair(roster: Roster, leads: Leads) -> Iterator[tuple[tuple[int, int], Stretch]]:
    for pair, stretches in roster.stretches.items():
        for stretch in stretches:
            if not roster.is_fair(leads, *pair, stretch):
                yield pair, stretch


def _hint(model: Model, leads: Leads) -> None:
    for slot, turn in enumerate(model.leads):
        for person, lead in turn.items():
            model.cp.add_hint(lead, leads[slot] == person)


def _answer(model: Model, solver: cp_model.CpSolver) -> Leads:
    return tuple(
        next((person for person, lead in turn.items() if solver.boolean_value(lead)), NOBODY)
        for turn in model.leads
    )
