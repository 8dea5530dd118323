"""Who could lead which meeting, at what cost: the rota's question, reduced to small numbers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from planner.solver.problem import Key, Person, Problem
from planner.solver.solution import Placement, Turn

NOBODY = -1

Leads = tuple[int, ...]
"""For each slot who leads it, as a number into `Roster.people`, or NOBODY."""

Stretch = tuple[int, int]
"""Slots from the first to before the second, in which two people are always present."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Roster:
    """The led meetings as slots from 0, the people who lead as numbers from 0, by id.

    `recency`: greater for who led later before these meetings, equal where it is not known.
    `ahead`: for each two people 1, 0 or -1: the first, nobody or the second has just had a turn
    that the other has not.
    `just_led`: who led the meeting before the first. `cost[slot][person]` is in points.
    """

    people: tuple[Person, ...]
    meetings: tuple[int, ...]
    present: tuple[tuple[bool, ...], ...]
    recency: tuple[int, ...]
    ahead: Mapping[tuple[int, int], int]
    just_led: frozenset[int]
    cost: tuple[tuple[int, ...], ...]

    @cached_property
    def able(self) -> tuple[tuple[int, ...], ...]:
        """For each slot the people present."""
        return tuple(
            tuple(person for person, is_there in enumerate(row) if is_there) for row in self.present
        )

    @cached_property
    def stretches(self) -> dict[tuple[int, int], tuple[Stretch, ...]]:
        """For each two people the longest stretches that could be unfair to one of them."""
        pairs = combinations(range(len(self.people)), 2)
        return {pair: tuple(self._together(*pair)) for pair in pairs}

    def _together(self, first: int, second: int) -> Iterator[Stretch]:
        start = 0
        for slot, row in enumerate((*self.present, None)):
            if row is None or not (row[first] and row[second]):
                if slot - start >= 2 or (start == 0 < slot):
                    yield start, slot
                start = slot + 1

    def remembered(self, first: int, second: int) -> int:
        """1 if the first has had a turn before these meetings that the second has not."""
        if first < second:
            return self.ahead[first, second]
        return -self.ahead[second, first]

    def is_fair(self, leads: Leads, first: int, second: int, stretch: Stretch) -> bool:
        """Whether the turns of both alternate in the stretch, as far as leads are given."""
        start, stop = stretch
        ahead = self.remembered(first, second) if start == 0 else 0
        lowest, highest = min(ahead, 0), max(ahead, 0)
        for lead in leads[start:stop]:
            if lead == first:
                ahead += 1
                highest = max(highest, ahead)
            elif lead == second:
                ahead -= 1
                lowest = min(lowest, ahead)
        return highest - lowest <= 1

    def is_fair_to(self, leads: Leads, person: int) -> bool:
        """Whether this person and each other one have had their turns fairly."""
        return all(
            self.is_fair(leads, *pair, stretch)
            for other in range(len(self.people))
            if other != person
            for pair in [(min(person, other), max(person, other))]
            for stretch in self.stretches[pair]
        )

    def has_nobody_twice(self, leads: Leads) -> bool:
        """Whether nobody leads twice in a row where three can lead the second time."""
        if leads and leads[0] in self.just_led and len(self.able[0]) >= 3:
            return False
        return not any(
            leads[slot] == leads[slot - 1] and len(self.able[slot]) >= 3
            for slot in range(1, len(leads))
        )

    def total(self, leads: Leads) -> int:
        return sum(self.cost[slot][lead] for slot, lead in enumerate(leads) if lead != NOBODY)

    @cached_property
    def least(self) -> int:
        """No rota costs less: each slot with its cheapest person."""
        return sum(
            min(self.cost[slot][person] for person in able)
            for slot, able in enumerate(self.able)
            if able
        )


def roster_of(problem: Problem, placements: Iterable[Placement]) -> Roster:
    """A lead on a date that the person avoids costs more than all preferred steps can save."""
    people = tuple(sorted((p for p in problem.people if p.leads), key=lambda person: person.id))
    meetings = tuple(number for number, each in enumerate(problem.meetings) if each.is_led)
    dates = [problem.meetings[number].on for number in meetings]
    studied = _studied(placements, len(problem.meetings))
    memory = [_memory(problem, person) for person in people]
    ranks = {each: rank for rank, each in enumerate(sorted(set(memory)))}
    return Roster(
        people=people,
        meetings=meetings,
        present=tuple(tuple(on not in person.away for person in people) for on in dates),
        recency=tuple(ranks[each] for each in memory),
        ahead={
            (first, second): _ahead(problem, people[first], people[second])
            for first, second in combinations(range(len(people)), 2)
        },
        just_led=_just_led(problem, people),
        cost=tuple(
            tuple(
                (len(dates) + 1) * (on in person.avoids) - bool(studied[number] & person.prefers)
                for person in people
            )
            for number, on in zip(meetings, dates, strict=True)
        ),
    )


def _memory(problem: Problem, person: Person) -> tuple[bool, int, int]:
    """Who led later comes later; on the same date, or never, who led more often."""
    led = [each.on for each in problem.past if each.lead == person.id]
    last = max(led, default=person.led_on)
    ordinal = 0 if last is None else last.toordinal()
    return (last is not None, ordinal, person.turns_before + len(led))


def _ahead(problem: Problem, first: Person, second: Person) -> int:
    """Who of the two has just had a turn that the other has not: turns of both alternate, so
    the last one of either counts, unless somebody was absent since."""
    before = [(each.led_on or dt.date.min, each.turns_before) for each in (first, second)]
    ahead = (before[0] > before[1]) - (before[0] < before[1])
    for each in problem.past:
        if each.lead == first.id:
            ahead = 1
        elif each.lead == second.id:
            ahead = -1
        if first.id in each.absent or second.id in each.absent:
            ahead = 0
    return ahead


def _just_led(problem: Problem, people: Sequence[Person]) -> frozenset[int]:
    if problem.past:
        last = problem.past[-1].lead
        return frozenset(number for number, person in enumerate(people) if person.id == last)
    latest = max((p.led_on for p in problem.people if p.led_on is not None), default=None)
    return frozenset(
        number
        for number, person in enumerate(people)
        if latest is not None and person.led_on == latest
    )


def _studied(placements: Iterable[Placement], meetings: int) -> list[set[Key]]:
    studied: list[set[Key]] = [set() for _ in range(meetings)]
    for each in placements:
        studied[each.meeting].add(each.key)
    return studied


def held_to(
    roster: Roster, before: Sequence[Turn], settled: frozenset[int] = frozenset()
) -> tuple[Roster, Leads]:
    """The roster with a price on each change of lead that exceeds all else, and those leads.

    A change in a settled meeting costs more than one in all others.
    """
    number = {person.id: index for index, person in enumerate(roster.people)}
    lead = {turn.meeting: number.get(turn.lead or "", NOBODY) for turn in before}
    leads = tuple(lead.get(meeting, NOBODY) for meeting in roster.meetings)
    slots = len(roster.meetings)
    price = 2 * slots * (slots + 2) + 1
    prices = [price * (slots + 1 if each in settled else 1) for each in roster.meetings]
    cost = tuple(
        tuple(points + prices[slot] * (person != leads[slot]) for person, points in enumerate(row))
        for slot, row in enumerate(roster.cost)
    )
    return replace(roster, cost=cost), leads
