"""What a new plan changes against the one before, counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal, TypeAlias

from planner.solver.problem import Key, Problem
from planner.solver.reduce import known_by_all
from planner.solver.replan_words import sentence
from planner.solver.replanned import Before, Replanned
from planner.solver.solution import Placement, Solution
from planner.solver.standing import NEAR

Part: TypeAlias = tuple[Key, int]


def told_as_change(
    problem: Problem,
    before: Before,
    kind: Literal["absorb", "shift", "drop"],
    solution: Solution,
    *,
    is_proven: bool,
) -> Replanned:
    stood, stands = _study(before.placements), _study(solution.placements)
    moved = [part for part in stands if part in stood and stood[part] != stands[part]]
    reached = {each.decision for each in solution.reached}
    asked = {each.id for each in problem.decisions} & set(before.reached)
    change = Replanned(
        kind=kind,
        solution=solution,
        moved=len(moved),
        near=sum(stood[part] in NEAR or stands[part] in NEAR for part in moved),
        dropped=_dropped(problem, before, solution),
        added=tuple(
            each
            for each in solution.placements
            if not each.curious and (each.key, each.piece) not in stood
        ),
        turns_changed=_turns_changed(before, solution),
        lost=tuple(sorted(asked - reached)),
        gained=tuple(sorted(reached - {*before.reached, *_reached_before(problem, stood)})),
        is_proven=is_proven,
        text="",
    )
    return replace(change, text=sentence(problem, before, change))


def _study(placements: Iterable[Placement]) -> dict[Part, int]:
    return {(each.key, each.piece): each.meeting for each in placements if not each.curious}


def _dropped(problem: Problem, before: Before, solution: Solution) -> tuple[Placement, ...]:
    """What stood in the plan and is not in it any more, although the problem still has it."""
    stands = {(each.key, each.piece) for each in solution.placements}
    return tuple(
        sorted(
            each
            for each in before.placements
            if (each.key, each.piece) not in stands
            and each.key in problem.step
            and each.piece < len(problem.step[each.key].pieces)
        )
    )


def _turns_changed(before: Before, solution: Solution) -> int:
    """Meetings that somebody else leads than before."""
    led = {turn.meeting: turn.lead for turn in before.turns}
    return sum(led.get(turn.meeting, turn.lead) != turn.lead for turn in solution.turns)


def _reached_before(problem: Problem, stood: Mapping[Part, int]) -> set[str]:
    """Decisions for which all was there, whether the plan had promised them or not."""
    known = known_by_all(problem)
    return {
        decision.id
        for decision in problem.decisions
        if all(need in known or _is_there(problem, stood, need) for need in decision.needs)
    }


def _is_there(problem: Problem, stood: Mapping[Part, int], key: Key) -> bool:
    return all((key, piece) in stood for piece in range(len(problem.step[key].pieces)))
