"""A rota around turns that people agreed on, whether or not a fair one would give them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from planner.solver.problem import PastTurn, Problem
from planner.solver.rotate import repair_rota
from planner.solver.solution import Placement, Turn


def repaired(
    problem: Problem,
    placements: tuple[Placement, ...],
    before: tuple[Turn, ...],
    *,
    settled: frozenset[int],
) -> tuple[Turn, ...]:
    """The rota that changes the fewest leads, and none of `settled` meetings whose lead can come.

    If no fair rota keeps these, each counts as if it had been: the meetings up to the next one
    are dealt out fairly after all turns before them, the agreed ones included.
    """
    turns = repair_rota(problem, placements, before, settled=settled)
    agreed = {turn.meeting: turn for turn in before if turn.meeting in settled}
    agreed = {number: turn for number, turn in agreed.items() if _can_lead(problem, turn)}
    if all(turn.lead == agreed.get(turn.meeting, turn).lead for turn in turns):
        return turns
    return tuple(_around(problem, placements, before, agreed))


def _can_lead(problem: Problem, turn: Turn) -> bool:
    on = problem.meetings[turn.meeting].on
    return any(
        person.id == turn.lead and person.leads and on not in person.away
        for person in problem.people
    )


def _around(
    problem: Problem,
    placements: Sequence[Placement],
    before: Sequence[Turn],
    agreed: Mapping[int, Turn],
) -> Iterator[Turn]:
    past = list(problem.past)
    for stretch in _stretches(len(problem.meetings), agreed):
        here = replace(problem, past=tuple(past))
        turns = _agreed(problem, agreed[stretch[0]]) if stretch[0] in agreed else ()
        for turn in turns or _fair(here, placements, before, stretch):
            yield turn
            past.append(_as_past(problem, turn))


def _stretches(meetings: int, agreed: Mapping[int, Turn]) -> Iterator[tuple[int, ...]]:
    """Each agreed meeting by itself, and what lies between."""
    between: tuple[int, ...] = ()
    for number in range(meetings):
        if number not in agreed:
            between = (*between, number)
            continue
        if between:
            yield between
        yield (number,)
        between = ()
    if between:
        yield between


def _fair(
    problem: Problem,
    placements: Sequence[Placement],
    before: Sequence[Turn],
    stretch: tuple[int, ...],
) -> Iterator[Turn]:
    """The turns of some meetings in a row, as if there were no others to come."""
    first, last = stretch[0], stretch[-1]
    turns = repair_rota(
        replace(problem, meetings=problem.meetings[first : last + 1]),
        tuple(
            replace(each, meeting=each.meeting - first)
            for each in placements
            if first <= each.meeting <= last
        ),
        tuple(
            replace(each, meeting=each.meeting - first)
            for each in before
            if first <= each.meeting <= last
        ),
    )
    for turn in turns:
        yield replace(turn, meeting=turn.meeting + first)


def _agreed(problem: Problem, turn: Turn) -> tuple[Turn]:
    backup = turn.backup
    if backup is not None and not _can_lead(problem, replace(turn, lead=backup)):
        able = (
            person.id
            for person in problem.people
            if person.id != turn.lead and _can_lead(problem, replace(turn, lead=person.id))
        )
        backup = next(able, None)
    return (replace(turn, backup=backup),)


def _as_past(problem: Problem, turn: Turn) -> PastTurn:
    on = problem.meetings[turn.meeting].on
    absent = frozenset(person.id for person in problem.people if on in person.away)
    return PastTurn(on=on, lead=turn.lead, absent=absent)
