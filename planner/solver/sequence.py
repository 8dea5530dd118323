"""In which order decisions are reached, and so what happens in which meeting.

A plan is worth its value-weeks: each decision counts its weight from the meeting that completes
it until `patience` meetings after the end. Orders are packed by list scheduling: decision after
decision, each missing piece into the earliest meeting where it fits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from planner.solver.knapsack import Knapsack, by_density
from planner.solver.reduce import Reduced, bits
from planner.solver.timetable import Timetable, ends_with

EXACT_UP_TO = 11
"""Decisions whose best order is found exactly (2^n subsets); beyond, greedily."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A packed order: the decisions in it, and its timetable with what it is worth."""

    order: tuple[int, ...]
    timetable: Timetable
    value: int
    value_weeks: int
    minutes: int

    @property
    def rank(self) -> tuple[int, int, int]:
        return (self.value_weeks, self.value, -self.minutes)


class Packer:
    """Packs orders of decisions (positions in `reduced.wishes`) into timetables.

    Nothing enters the `closed` meetings but what is fixed to them.
    """

    def __init__(
        self,
        reduced: Reduced,
        *,
        horizon: int | None = None,
        closed: frozenset[int] = frozenset(),
    ) -> None:
        self.reduced = reduced
        self.ends_with = ends_with(reduced)
        self.horizon = len(reduced.room) + reduced.problem.horizon if horizon is None else horizon
        self.tries = 0
        self.start = Timetable(reduced, closed=closed)
        self.keeps_locks = self.start.add(reduced.locked)

    def pack(self, order: Iterable[int], fill: Iterable[int] = ()) -> Draft:
        """Place the decisions in this order, then of `fill` what still fits as a whole."""
        timetable = self.start.copy()
        timetable.tries = 0
        done = [
            position
            for position in (*order, *fill)
            if timetable.add(self.reduced.wishes[position].closure)
        ]
        self.tries += timetable.tries
        return self.draft(timetable, done)

    def filled(self, draft: Draft, fill: Iterable[int]) -> Draft:
        """The draft with what of `fill` fits as a whole beside it."""
        timetable = draft.timetable.copy()
        for position in fill:
            timetable.add(self.reduced.wishes[position].closure)
        return self.draft(timetable, draft.order)

    def draft(self, timetable: Timetable, order: Sequence[int] = ()) -> Draft:
        """What a timetable is worth; decisions that it reaches by chance count too."""
        value = value_weeks = 0
        reached = []
        for position, wish in enumerate(self.reduced.wishes):
            end = timetable.ends_of(self.ends_with[position])
            if end is not None:
                reached.append((end, position))
                value += wish.weight
                value_weeks += wish.weight * (self.horizon - end)
        listed = list(dict.fromkeys([*order, *(position for _, position in sorted(reached))]))
        minutes = sum(self.reduced.room) - sum(timetable.left)
        return Draft(tuple(listed), timetable, value, value_weeks, minutes)


def exact_order(reduced: Reduced, knap: Knapsack, chosen: Sequence[int]) -> tuple[int, ...]:
    """The best order if minutes were a liquid, by dynamic programming over subsets."""
    count = len(chosen)
    ends = _ends_of_subsets(reduced, knap, chosen)
    best = [0] * (1 << count)
    last = [0] * (1 << count)
    for subset in range(1, 1 << count):
        options = (
            (best[subset & ~(1 << i)] + knap.weights[chosen[i]] * ends[subset], i)
            for i in range(count)
            if subset >> i & 1
        )
        best[subset], last[subset] = min(options)
    order = []
    subset = (1 << count) - 1
    while subset:
        order.append(chosen[last[subset]])
        subset &= ~(1 << last[subset])
    return tuple(reversed(order))


def _ends_of_subsets(reduced: Reduced, knap: Knapsack, chosen: Sequence[int]) -> list[int]:
    """For each subset the first meeting by which its minutes fit, were they a liquid."""
    place = {position: i for i, position in enumerate(chosen)}
    groups: dict[int, list[int]] = {}
    for group in knap.groups:
        mask = sum(1 << place[p] for p in bits(group.wanted_by) if p in place)
        if mask and not group.forced:
            row = groups.setdefault(mask, [0] * len(knap.capacity))
            for at, minutes in enumerate(group.minutes):
                row[at] += minutes
    rooms = _prefix_rooms(reduced)
    ends = [0] * (1 << len(chosen))
    for subset in range(1, 1 << len(chosen)):
        used = [0] * len(knap.capacity)
        for mask, row in groups.items():
            if mask & subset:
                used = [a + b for a, b in zip(used, row, strict=True)]
        ends[subset] = _first_that_holds(rooms, used, ends[subset & (subset - 1)])
    return ends


def _prefix_rooms(reduced: Reduced) -> list[tuple[int, ...]]:
    rooms = []
    total = [0] * (1 + len(reduced.profiles))
    for meeting, room in enumerate(reduced.room):
        total[0] += room
        for at, profile in enumerate(reduced.profiles, start=1):
            total[at] += profile.room[meeting]
        rooms.append(tuple(total))
    return rooms


def _first_that_holds(rooms: list[tuple[int, ...]], used: list[int], start: int) -> int:
    for meeting in range(start, len(rooms)):
        if all(need <= room for need, room in zip(used, rooms[meeting], strict=True)):
            return meeting
    return len(rooms)


def best_order(reduced: Reduced, knap: Knapsack, chosen: int) -> tuple[int, ...]:
    """Required ones by their dates first, then the rest as early as pays."""
    positions = bits(chosen)
    dated = sorted(
        (i for i in positions if reduced.wishes[i].decision.by is not None),
        key=lambda i: (reduced.wishes[i].decision.by, i),
    )
    free = [i for i in positions if i not in dated]
    if len(free) <= EXACT_UP_TO:
        return (*dated, *exact_order(reduced, knap, free))
    return (*dated, *by_density(knap, free))


def improved(
    packer: Packer,
    draft: Draft,
    fill: Sequence[int],
    *,
    tries: int,
    accept: Callable[[Draft], bool],
) -> Draft:
    """Move one decision at a time to another place in the order while value-weeks grow.

    `tries` counts placements looked at, not seconds, so that the answer can be repeated.
    """
    limit = packer.tries + tries
    best = draft
    grew = True
    while grew and packer.tries < limit:
        grew = False
        for position in best.order:
            found = _best_move(packer, best, position, fill, limit, accept)
            if found is not None:
                best, grew = found, True
            if packer.tries >= limit:
                break
    return best


def _best_move(
    packer: Packer,
    draft: Draft,
    position: int,
    fill: Sequence[int],
    limit: int,
    accept: Callable[[Draft], bool],
) -> Draft | None:
    rest = [each for each in draft.order if each != position]
    found: Draft | None = None
    for at in range(len(rest) + 1):
        if packer.tries >= limit:
            break
        other = packer.pack([*rest[:at], position, *rest[at:]], fill)
        if accept(other) and other.rank > (found or draft).rank:
            found = other
    return found
