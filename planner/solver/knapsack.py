"""The choice of decisions as a set-union knapsack: what each costs beside the others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from operator import sub

from planner.solver.reduce import Reduced, bits


@dataclass(frozen=True, slots=True)
class Group:
    """Steps that exactly the decisions of `wanted_by` (bit set) need, with their minutes.

    `minutes[0]` is discussion, the others reading, one for each profile. `forced` steps are
    in whatever is chosen.
    """

    wanted_by: int
    minutes: tuple[int, ...]
    forced: bool = False


@dataclass(frozen=True)
class Knapsack:
    """Decisions (by position) with weights, groups of steps with minutes, and the capacities:
    discussion first, then the reading of each profile."""

    weights: tuple[int, ...]
    required: int
    groups: tuple[Group, ...]
    capacity: tuple[int, ...]
    of: tuple[tuple[int, ...], ...] = field(repr=False)

    def minutes(self, chosen: int) -> tuple[int, ...]:
        """What the decisions of the bit set cost together, one figure a capacity."""
        total = [0] * len(self.capacity)
        for group in self.groups:
            if group.forced or group.wanted_by & chosen:
                for at, minutes in enumerate(group.minutes):
                    total[at] += minutes
        return tuple(total)

    def fits(self, chosen: int) -> bool:
        return all(
            used <= limit for used, limit in zip(self.minutes(chosen), self.capacity, strict=True)
        )

    def value(self, chosen: int) -> int:
        return sum(self.weights[i] for i in bits(chosen))

    @cached_property
    def costs_alone(self) -> tuple[list[int], ...]:
        """What each decision costs by itself, without the groups that are forced anyway."""
        return tuple(self._cost(groups) for groups in self.of)

    def _cost(self, groups: tuple[int, ...]) -> list[int]:
        unforced = [self.groups[k].minutes for k in groups if not self.groups[k].forced]
        sums = [sum(column) for column in zip(*unforced, strict=True)]
        return sums or [0] * len(self.capacity)

    @cached_property
    def fitting(self) -> tuple[int, ...]:
        """The decisions that fit by themselves, beside what has to be in."""
        beside = Remaining(self, self.required)
        return tuple(
            i for i in range(len(self.weights)) if self.required >> i & 1 or beside.fits(i)
        )


def capacities(reduced: Reduced, meetings: int) -> tuple[int, ...]:
    """Minutes of the first so many meetings: discussion, then reading of each profile.

    Reading counts up to the last meeting that studies something: what is free after it helps
    nobody.
    """
    last = max((i + 1 for i in range(meetings) if reduced.room[i]), default=0)
    return (
        sum(reduced.room[:meetings]),
        *(sum(profile.room[:last]) for profile in reduced.profiles),
    )


def knapsack(reduced: Reduced) -> Knapsack:
    """The choice over all meetings of the problem."""
    members: dict[int, list[int]] = defaultdict(list)
    wanted: dict[int, int] = defaultdict(int)
    for position, wish in enumerate(reduced.wishes):
        for i in bits(wish.closure):
            wanted[i] |= 1 << position
    for i in range(len(reduced.keys)):
        members[-1 if reduced.must >> i & 1 else wanted[i]].append(i)
    groups = tuple(
        Group(max(mask, 0), _minutes(reduced, members[mask]), forced=mask < 0)
        for mask in sorted(members)
        if mask
    )
    return Knapsack(
        weights=tuple(wish.weight for wish in reduced.wishes),
        required=sum(1 << i for i, wish in enumerate(reduced.wishes) if wish.decision.required),
        groups=groups,
        capacity=capacities(reduced, len(reduced.room)),
        of=tuple(
            tuple(k for k, group in enumerate(groups) if group.wanted_by >> i & 1)
            for i in range(len(reduced.wishes))
        ),
    )


def _minutes(reduced: Reduced, steps: list[int]) -> tuple[int, ...]:
    reading = {i: sum(reduced.reading[i]) for i in steps}
    return (
        sum(sum(reduced.discussion[i]) for i in steps),
        *(
            sum(minutes for i, minutes in reading.items() if profile.unknown >> i & 1)
            for profile in reduced.profiles
        ),
    )


class Remaining:
    """What each decision still costs while others are being paid for.

    Only what changes is worked out anew: a group of steps that is paid for makes the decisions
    that want it cheaper, and no other.
    """

    def __init__(self, knap: Knapsack, chosen: int = 0) -> None:
        self.knap = knap
        self.paid = [group.forced for group in knap.groups]
        self.costs = list(knap.costs_alone)
        self.left = [
            limit - used for limit, used in zip(knap.capacity, knap.minutes(0), strict=True)
        ]
        self.densities = [self._density(i) for i in range(len(knap.of))]
        for i in bits(chosen):
            self.pay(i)

    def fits(self, i: int) -> bool:
        return all(cost <= left for cost, left in zip(self.costs[i], self.left, strict=True))

    def best(self, waiting: Iterable[int]) -> int:
        """The decision with the most weight for the minutes it still needs."""
        weights = self.knap.weights
        return max(waiting, key=lambda i: (self.densities[i], weights[i], -i))

    def pay(self, i: int) -> None:
        changed: set[int] = set()
        self.left = [left - cost for left, cost in zip(self.left, self.costs[i], strict=True)]
        for k in self.knap.of[i]:
            if not self.paid[k]:
                self.paid[k] = True
                minutes = self.knap.groups[k].minutes
                for other in bits(self.knap.groups[k].wanted_by):
                    self.costs[other] = list(map(sub, self.costs[other], minutes))
                    changed.add(other)
        for other in changed:
            self.densities[other] = self._density(other)

    def _density(self, i: int) -> float:
        pairs = zip(self.costs[i], self.knap.capacity, strict=True)
        share = max((cost / limit for cost, limit in pairs if limit), default=0.0)
        return self.knap.weights[i] / (share + 1e-6)


def greedy(knap: Knapsack, order: Iterable[int] | None = None) -> int:
    """Required ones, then by the order given or by weight per further minute; what fits."""
    remaining = Remaining(knap, knap.required)
    chosen = knap.required
    waiting = set(knap.fitting) - set(bits(chosen))
    queue = iter(order) if order is not None else None
    while waiting:
        best = remaining.best(waiting) if queue is None else next(queue, None)
        if best is None:
            break
        if best in waiting:
            waiting.discard(best)
            if remaining.fits(best):
                remaining.pay(best)
                chosen |= 1 << best
    return chosen


def by_density(knap: Knapsack, chosen: Iterable[int]) -> tuple[int, ...]:
    """Again and again the decision with the most weight for the minutes it still needs."""
    remaining = Remaining(knap)
    waiting = set(chosen)
    order: list[int] = []
    while waiting:
        order.append(remaining.best(waiting))
        waiting.discard(order[-1])
        remaining.pay(order[-1])
    return tuple(order)
