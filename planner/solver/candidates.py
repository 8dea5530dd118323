"""The plans a sensible person would make by hand. Each is a candidate, so none ever wins.

topo: everything the goal needs, front to back. weight: the most important decision first, then
whatever still fits. density: always the most weight for the minutes still needed.
"""

from __future__ import annotations

from collections.abc import Callable

from planner.solver.knapsack import Knapsack, by_density
from planner.solver.reduce import Reduced, bits
from planner.solver.sequence import Draft, Packer
from planner.solver.timetable import Timetable


def topo(reduced: Reduced, knap: Knapsack, packer: Packer) -> Draft:
    """All steps of all decisions in topological order, as far as the minutes go."""
    timetable = packer.start.copy()
    for i in range(len(reduced.keys)):
        if timetable.ends[i] < 0 and knap.groups:
            timetable.place(i)
    draft = packer.draft(timetable)
    return packer.draft(without_waste(reduced, packer, timetable), draft.order)


def weight(reduced: Reduced, knap: Knapsack, packer: Packer) -> Draft:
    """The most important decision first; a later one may fill the gaps."""
    order = sorted(range(len(knap.weights)), key=lambda i: (-knap.weights[i], i))
    return packer.pack(order)


def density(reduced: Reduced, knap: Knapsack, packer: Packer) -> Draft:
    """The most weight for the minutes still needed, judged anew after each; gaps are filled."""
    return packer.pack(by_density(knap, range(len(knap.weights))))


BASELINES: dict[str, Callable[[Reduced, Knapsack, Packer], Draft]] = {
    "topo": topo,
    "weight": weight,
    "density": density,
}


def without_waste(reduced: Reduced, packer: Packer, timetable: Timetable) -> Timetable:
    """Take out the steps that no reached decision needs."""
    wanted = reduced.must
    for position, wish in enumerate(reduced.wishes):
        if timetable.ends_of(packer.ends_with[position]) is not None:
            wanted |= wish.closure
    lean = timetable.copy()
    kept = set(bits(wanted))
    for i in sorted(lean.slots, reverse=True):
        if i not in kept:
            lean.remove(i)
    return lean
