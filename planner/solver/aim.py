"""From a plan as it stands to the question what may stay: which decisions, which places."""

from __future__ import annotations

from dataclasses import replace

from planner.solver.problem import Decision, Lock, Problem
from planner.solver.reduce import Reduced, closure, known_by_all, reduce
from planner.solver.replanned import Asked, Before
from planner.solver.rules import PieceOf
from planner.solver.solution import Placement
from planner.solver.standing import Standing


def standing(problem: Problem, before: Before, asked: Asked) -> Standing:
    """What the plan aims at and where everything stood.

    Where required decisions are not insisted on, they are the last to be lost. A frozen meeting
    whose content does not fit into it any more is not closed.
    """
    frozen = asked.frozen
    studied = studied_before(problem, before)
    locks = tuple(
        Lock(key=each.key, piece=each.piece, on=problem.meetings[each.meeting].on)
        for each in studied
        if each.meeting in frozen
    )
    aimed = replace(
        problem,
        decisions=tuple(_aimed(problem, before, asked)),
        locks=(*locks, *problem.locks) if asked.locks else locks,
    )
    reduced = reduce(aimed)
    found = _stood(reduced, studied)
    overfull = {meeting for meeting in frozen if not _can_stay(reduced, found, meeting)}
    if overfull:
        return standing(problem, before, replace(asked, frozen=frozen - overfull))
    index = {key: i for i, key in enumerate(reduced.keys)}
    held = tuple(each.key for each in problem.locks) if asked.locks else ()
    served = closure(problem, held, known_by_all(problem))
    return Standing(
        reduced=reduced,
        stood={piece: meeting for piece, meeting in found.items() if meeting >= 0},
        homeless=frozenset(piece for piece, meeting in found.items() if meeting < 0),
        closed=frozen,
        points=_points(problem, before, reduced),
        kept=sum(
            1 << position
            for position, wish in enumerate(reduced.wishes)
            if wish.decision.id in before.reached
        ),
        served=sum(1 << index[key] for key in served if key in index),
    )


def studied_before(problem: Problem, before: Before) -> tuple[Placement, ...]:
    """The pieces that were to be studied and that the problem still has, each once."""
    known = known_by_all(problem)
    found = {
        (each.key, each.piece): each
        for each in sorted(before.placements)
        if not each.curious
        and each.key in problem.step
        and each.key not in known
        and 0 <= each.piece < len(problem.step[each.key].pieces)
        and each.meeting < len(problem.meetings)
    }
    return tuple(sorted(found.values()))


def _aimed(problem: Problem, before: Before, asked: Asked) -> list[Decision]:
    wanted = {*before.reached, *before.added}
    aimed = [each for each in problem.decisions if each.required or each.id in wanted]
    if asked.required:
        return aimed
    return [
        replace(each, required=False, by=None, weight=each.weight or int(each.required))
        for each in aimed
    ]


def _stood(reduced: Reduced, studied: tuple[Placement, ...]) -> dict[PieceOf, int]:
    index = {key: i for i, key in enumerate(reduced.keys)}
    return {(index[each.key], each.piece): each.meeting for each in studied if each.key in index}


def _can_stay(reduced: Reduced, stood: dict[PieceOf, int], meeting: int) -> bool:
    """Whether the meeting still holds what it held, and nothing else is locked to it."""
    inside = {piece for piece, at in stood.items() if at == meeting}
    if any((at == meeting) != (piece in inside) for piece, at in reduced.fixed.items()):
        return False
    minutes = sum(reduced.discussion[i][j] for i, j in inside)
    return not inside or (reduced.room[meeting] > 0 and minutes <= reduced.room[meeting])


def _points(problem: Problem, before: Before, reduced: Reduced) -> tuple[int, ...]:
    """What it costs to lose each wish: no required one for all others, no kept one for added."""
    weights = [wish.decision.weight for wish in reduced.wishes]
    required = {each.id for each in problem.decisions if each.required}
    kept = {*before.reached, *required}
    names = [wish.decision.id for wish in reduced.wishes]
    added = sum(weight for name, weight in zip(names, weights, strict=True) if name not in kept)
    points = [
        weight * (1 if name not in kept else 1 + added)
        for name, weight in zip(names, weights, strict=True)
    ]
    total = sum(points)
    return tuple(
        each * (1 + total * (name in required)) for name, each in zip(names, points, strict=True)
    )
