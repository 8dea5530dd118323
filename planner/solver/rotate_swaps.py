"""Better rotas by swaps: two people change places over a while, if all stays fair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from planner.solver.roster import NOBODY, Leads, Roster

TRIES = 3000
"""Swaps judged at most, counted and not timed, so that the same question has one answer."""


def queue(roster: Roster, *, wanted: Leads = ()) -> Leads:
    """Each meeting goes to whoever of those present led longest ago: always fair.

    Where a `wanted` lead can have the turn without being unfair to anybody, they get it.
    """
    last = [rank - len(roster.people) for rank in roster.recency]
    leads: Leads = ()
    for slot, able in enumerate(roster.able):
        lead = min(able, key=lambda person: (last[person], person), default=NOBODY)
        if wanted and wanted[slot] in able and _may(roster, (*leads, wanted[slot])):
            lead = wanted[slot]
        if lead != NOBODY:
            last[lead] = slot
        leads = (*leads, lead)
    return leads


def _may(roster: Roster, leads: Leads) -> bool:
    return roster.has_nobody_twice(leads) and roster.is_fair_to(leads, leads[-1])


def swapped(roster: Roster, leads: Leads) -> Leads:
    """The rota after all swaps that lower its cost or, at the same cost, even out the gaps."""
    tries = TRIES
    is_better = True
    while is_better:
        is_better = False
        for pair in combinations(range(len(roster.people)), 2):
            for swap in _gains(roster, leads, *pair):
                tries -= 1
                if tries < 0:
                    return leads
                if _is_kept(roster, swap, pair):
                    leads, is_better = swap, True
                    break
    return leads


def _gains(roster: Roster, leads: Leads, first: int, second: int) -> Iterator[Leads]:
    """The rotas in which both change places in some turns that follow each other, and gain."""
    turns = [slot for slot, lead in enumerate(leads) if lead in (first, second)]
    for begin in range(len(turns)):
        saved = 0
        for end in range(begin, len(turns)):
            slot = turns[end]
            other = first + second - leads[slot]
            if not roster.present[slot][other]:
                break
            saved += roster.cost[slot][leads[slot]] - roster.cost[slot][other]
            if saved < 0:
                continue
            swap = _exchanged(leads, turns[begin : end + 1], first + second)
            if saved > 0 or _crowding(roster, swap, turns, first, second) < _crowding(
                roster, leads, turns, first, second
            ):
                yield swap


def _exchanged(leads: Leads, slots: Sequence[int], both: int) -> Leads:
    changed = list(leads)
    for slot in slots:
        changed[slot] = both - changed[slot]
    return tuple(changed)


def _crowding(roster: Roster, leads: Leads, slots: Sequence[int], *pair: int) -> int:
    """How far the turns of these two follow too closely, one for each person being ideal."""
    crowding = 0
    for person in pair:
        mine = [slot for slot in slots if leads[slot] == person]
        gaps = [later - earlier for earlier, later in pairwise(mine)]
        crowding += sum(max(0, len(roster.people) - gap) ** 2 for gap in gaps)
    return crowding


def _is_kept(roster: Roster, leads: Leads, pair: tuple[int, int]) -> bool:
    return roster.has_nobody_twice(leads) and all(roster.is_fair_to(leads, who) for who in pair)
