"""Proven bounds: what no plan can beat, overall and week by week."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.solver.knapsack import Knapsack, capacities
from planner.solver.reduce import Reduced
from planner.solver.select import linear

POINTS = 16
"""Prefixes for which the linear bound is computed; those between take the next one's."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """`value`: no plan is worth more. `by_meeting[s]`: none is worth more after s meetings."""

    value: int
    by_meeting: tuple[int, ...]

    def value_weeks(self, patience: int) -> int:
        """No plan is better than the best plan for every week at once."""
        return patience * self.value + sum(self.by_meeting[1:])


def within(reduced: Reduced, knap: Knapsack, meetings: int) -> Knapsack:
    """The choice when only the first so many meetings take place."""
    return replace(knap, capacity=capacities(reduced, meetings))


def linear_bounds(reduced: Reduced, knap: Knapsack, value: int) -> Bounds:
    """Linear bounds of the prefixes, capped by the proven bound of the whole."""
    count = len(reduced.room)
    by_meeting = [value] * (count + 1)
    step = max(1, -(-count // POINTS))
    ahead = value
    for meetings in range(count - 1, -1, -1):
        if meetings % step == 0 or count - meetings < step:
            ahead = min(ahead, _linear(reduced, knap, meetings))
        by_meeting[meetings] = ahead
    return Bounds(value, tuple(by_meeting))


def _linear(reduced: Reduced, knap: Knapsack, meetings: int) -> int:
    """What has to be in need not be in yet after a few meetings: without it, still a bound."""
    groups = tuple(replace(group, forced=False) for group in knap.groups)
    free = replace(knap, required=0, groups=groups)
    return linear(within(reduced, free, meetings)).bound
