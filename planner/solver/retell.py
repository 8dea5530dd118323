"""From a rearranged timetable to the whole answer: places within meetings, turns, reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from planner.solver import knapsack, select
from planner.solver.agreed_turns import repaired
from planner.solver.answer import MANY_STEPS, answered
from planner.solver.arrange import rebuilt
from planner.solver.check_turns import turn_violations
from planner.solver.pipeline import Effort, Outcome
from planner.solver.problem import Key, Problem
from planner.solver.reduce import Reduced, closure, is_catch_up, known_by_all, reduce
from planner.solver.replanned import Before
from planner.solver.rules import PieceOf
from planner.solver.sequence import Packer
from planner.solver.solution import Placement, Solution, Turn
from planner.solver.standing import Standing
from planner.solver.timetable import Timetable


class Untold(Exception):
    """The arrangement breaks a rule of the problem; it must not be shown."""


def retold(
    problem: Problem, before: Before, standing: Standing, timetable: Timetable, effort: Effort
) -> Solution:
    """The solution with these pieces in these meetings; what did not change reads as before."""
    outcome = _outcome(problem, standing, timetable, effort)
    study = _placements(standing, timetable, before)
    placements = tuple(sorted([*study, *_curious(problem, before, study)]))
    return answered(outcome, placements, _turns(problem, placements, before), effort)


def _outcome(problem: Problem, standing: Standing, timetable: Timetable, effort: Effort) -> Outcome:
    """As if the solver had found it for the whole problem, with all decisions that there are."""
    reduced = reduce(problem)
    knap = knapsack.knapsack(reduced)
    packer = Packer(reduced)
    index = {key: i for i, key in enumerate(reduced.keys)}
    found = {
        (index[standing.reduced.keys[i]], j): meeting
        for i, slots in timetable.slots.items()
        for j, meeting in enumerate(slots)
        if standing.reduced.keys[i] in index
    }
    again = rebuilt(reduced, found)
    if again is None:
        raise Untold
    draft = packer.draft(again)
    bound = select.linear(knap).bound
    if effort.is_exact and len(reduced.keys) <= MANY_STEPS:
        hint = knapsack.greedy(knap)
        exact = select.best(knap, hint, seed=problem.seed, effort=effort.choose / 2, lean=False)
        bound = min(bound, exact.bound)
    return Outcome(reduced, knap, packer, draft, max(bound, draft.value))


def _placements(standing: Standing, timetable: Timetable, before: Before) -> list[Placement]:
    reduced = standing.reduced
    inside: dict[int, list[PieceOf]] = defaultdict(list)
    for i, slots in sorted(timetable.slots.items()):
        for j, meeting in enumerate(slots):
            inside[meeting].append((i, j))
    stood = _positions(reduced, before)
    return [
        Placement(
            meeting=meeting,
            position=position,
            key=reduced.keys[i],
            piece=j,
            discussion=reduced.discussion[i][j],
            reading=reduced.reading[i][j],
        )
        for meeting, pieces in sorted(inside.items())
        for position, (i, j) in _in_order(reduced, pieces, stood.get(meeting, {}))
    ]


def _positions(reduced: Reduced, before: Before) -> dict[int, dict[PieceOf, int]]:
    index = {key: i for i, key in enumerate(reduced.keys)}
    found: dict[int, dict[PieceOf, int]] = defaultdict(dict)
    for each in before.placements:
        if each.key in index and not each.curious:
            found[each.meeting][index[each.key], each.piece] = each.position
    return found


def _in_order(
    reduced: Reduced, pieces: Sequence[PieceOf], stood: dict[PieceOf, int]
) -> list[tuple[int, PieceOf]]:
    """The pieces of a meeting with their positions: those that were there in their old order,
    what one needs before it. If all of them were there, their positions are the old ones."""
    here = set(pieces)
    order: list[PieceOf] = []

    def take(piece: PieceOf) -> None:
        i, j = piece
        needs = [(need, len(reduced.discussion[need]) - 1) for need in reduced.needs[i]]
        for need in [(i, j - 1)] if j else sorted(needs):
            if need in here:
                take(need)
        if piece not in order:
            order.append(piece)

    for piece in sorted(pieces, key=lambda each: (each not in stood, stood.get(each, 0), each)):
        take(piece)
    old = [stood.get(piece, -1) for piece in order]
    is_as_before = -1 not in old and old == sorted(set(old))
    return list(zip(old if is_as_before else range(len(order)), order, strict=True))


def _curious(problem: Problem, before: Before, study: Sequence[Placement]) -> list[Placement]:
    """What was picked out of curiosity stays where it was, if that still makes sense."""
    found: list[Placement] = []
    taken = {each.key for each in study}
    waiting: dict[Key, list[Placement]] = defaultdict(list)
    for each in sorted(before.placements):
        if each.curious and 0 <= each.meeting < len(problem.meetings):
            waiting[each.key].append(each)
    for key, pieces in waiting.items():
        if key not in taken and _makes_sense(problem, pieces, [*study, *found]):
            found += [_as_now(problem, each) for each in pieces]
    return found


def _makes_sense(
    problem: Problem, pieces: Sequence[Placement], placed: Sequence[Placement]
) -> bool:
    key = pieces[0].key
    known = known_by_all(problem)
    if key not in closure(problem, problem.curious, known):
        return False
    if [each.piece for each in pieces] != list(range(len(problem.step[key].pieces))):
        return False
    start = (pieces[0].meeting, pieces[0].position)
    is_ready = all(
        need in known or need in _learnt(problem, placed, start) for need in problem.step[key].needs
    )
    return is_ready and all(_has_room(problem, meeting, pieces, placed) for meeting in _of(pieces))


def _learnt(
    problem: Problem, placed: Sequence[Placement], start: tuple[int, int]
) -> Collection[Key]:
    counts: dict[Key, int] = defaultdict(int)
    for each in placed:
        counts[each.key] += (each.meeting, each.position) < start
    return {key for key, count in counts.items() if count == len(problem.step[key].pieces)}


def _of(pieces: Sequence[Placement]) -> Iterator[int]:
    yield from sorted({each.meeting for each in pieces})


def _has_room(
    problem: Problem, number: int, pieces: Sequence[Placement], placed: Sequence[Placement]
) -> bool:
    meeting = problem.meetings[number]
    here = [each for each in (*placed, *pieces) if each.curious and each.meeting == number]
    minutes = sum(problem.step[each.key].pieces[each.piece].reading for each in here)
    return meeting.kind == "curiosity" and minutes <= meeting.reserved_reading


def _as_now(problem: Problem, placement: Placement) -> Placement:
    piece = problem.step[placement.key].pieces[placement.piece]
    discussion = 0 if is_catch_up(problem, placement.key) else piece.discussion
    return replace(placement, discussion=discussion, reading=piece.reading)


def _turns(problem: Problem, placements: tuple[Placement, ...], before: Before) -> tuple[Turn, ...]:
    """As they were if they may be; else with the fewest changes."""
    count = len(problem.meetings)
    turns = tuple(
        sorted(
            (turn for turn in before.turns if 0 <= turn.meeting < count),
            key=lambda turn: turn.meeting,
        )
    )
    if not turn_violations(problem, turns):
        return turns
    return repaired(problem, placements, turns, settled=before.settled)
