"""Who leads which meeting, and who stands in: fair first, then as people like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.solver.check_turns import turn_violations
from planner.solver.problem import Problem
from planner.solver.roster import NOBODY, Leads, Roster, held_to, roster_of
from planner.solver.rotate_model import best_leads
from planner.solver.rotate_swaps import queue, swapped
from planner.solver.solution import Placement, Turn
from planner.solver.violation import listed


def rota(problem: Problem, placements: tuple[Placement, ...]) -> tuple[Turn, ...]:
    """A turn for each led meeting, in their order.

    Must hold: the rules of `check_turns`, absences, memory. Then, each counting more than all
    that follow: few leads on dates that people avoid; many of steps that they prefer; even
    gaps. The first two are proven best where that takes about a second at most.
    """
    roster = roster_of(problem, placements)
    plain = queue(roster)
    return _first_sound(problem, roster, _candidates(roster, plain, seed=problem.seed), ())


def repair_rota(
    problem: Problem,
    placements: tuple[Placement, ...],
    before: tuple[Turn, ...],
    *,
    settled: frozenset[int] = frozenset(),
) -> tuple[Turn, ...]:
    """The rota that changes the fewest leads of `before`, whose meetings are numbered as here.

    A lead of a `settled` meeting changes only if no fair rota keeps it.

    The rules hold as for a new rota, so a rota that keeps them comes back as it was. Of equal
    repairs the one is taken that people like best. Who stands in stays where that is possible.
    """
    roster, wanted = held_to(roster_of(problem, placements), before, settled)
    plain = queue(roster, wanted=wanted)
    return _first_sound(problem, roster, _candidates(roster, plain, seed=problem.seed), before)


def _candidates(roster: Roster, plain: Leads, *, seed: int) -> list[Leads]:
    """Best first; the last one is the queue's, which is fair by construction."""
    better = swapped(roster, plain)
    if roster.total(better) == roster.least:
        return [better, plain, queue(roster)]
    best = best_leads(roster, hint=better, seed=seed)
    if best is None or roster.total(best) >= roster.total(better):
        return [better, plain, queue(roster)]
    return [swapped(roster, best), better, plain, queue(roster)]


def _first_sound(
    problem: Problem, roster: Roster, candidates: Sequence[Leads], before: Sequence[Turn]
) -> tuple[Turn, ...]:
    """No candidate is trusted: the first one that the checker accepts is taken."""
    rotas = [_turns(problem, roster, leads, before) for leads in candidates]
    return next((turns for turns in rotas if not turn_violations(problem, turns)), rotas[-1])


def _turns(
    problem: Problem, roster: Roster, leads: Leads, before: Sequence[Turn]
) -> tuple[Turn, ...]:
    backups = _backups(roster, leads, before)
    return tuple(
        Turn(
            meeting=meeting,
            lead=_id(roster, leads[slot]),
            backup=_id(roster, backups[slot]),
            reason=_reason(roster, leads[slot], backups[slot]),
        )
        for slot, meeting in enumerate(roster.meetings)
    )


def _id(roster: Roster, person: int) -> str | None:
    return None if person == NOBODY else roster.people[person].id


def _reason(roster: Roster, lead: int, backup: int) -> str:
    if lead == NOBODY and not roster.people:
        return "nobody in the group leads"
    if lead == NOBODY:
        names = [person.name for person in roster.people]
        return f"nobody who leads is there: {listed(names)} {'are' if names[1:] else 'is'} away"
    return "nobody else who leads is there to stand in" if backup == NOBODY else ""


@dataclass
class _Tally:
    """What is known of one person while backups are dealt out."""

    times: int = 0
    last: int = -2


def _backups(roster: Roster, leads: Leads, before: Sequence[Turn]) -> Leads:
    """Who stands in: whoever did so least often, if possible not the one who led just before.

    Among equals those who lead later come first: standing in, they learn how it is done.
    """
    tallies = [_Tally() for _ in roster.people]
    kept = {turn.meeting: turn.backup for turn in before}
    backups: list[int] = []
    for slot, able in enumerate(roster.able):
        wanted = kept.get(roster.meetings[slot])
        order = [
            (
                roster.people[person].id != wanted,
                tallies[person].times,
                tallies[person].last == slot - 1,
                slot > 0 and leads[slot - 1] == person,
                person not in leads[slot + 1 :],
                tallies[person].last,
                person,
            )
            for person in able
            if person != leads[slot]
        ]
        backup = min(order)[-1] if order else NOBODY
        if backup != NOBODY:
            tallies[backup] = _Tally(times=tallies[backup].times + 1, last=slot)
        backups.append(backup)
    return tuple(backups)
