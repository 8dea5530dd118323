"""Puts the answer together: the draft, curiosity, turns, reasons, quality."""

from __future__ import annotations

from dataclasses import replace

from planner.solver import explain, impossible, omissions
from planner.solver.arrange import rebuilt
from planner.solver.bounds import linear_bounds
from planner.solver.extend import first_meetings
from planner.solver.knapsack import by_density
from planner.solver.pipeline import (
    QUICK,
    ROUGH,
    THOROUGH,
    CannotFit,
    Effort,
    Outcome,
    Progress,
    bound_within,
    run,
)
from planner.solver.problem import Key, Problem
from planner.solver.reduce import Reduced, known_by_all, reduce
from planner.solver.rotate import rota
from planner.solver.solution import Impossible, Placement, Quality, Reached, Solution, Turn

MANY_STEPS = 250


def solve(
    problem: Problem, *, effort: Effort = THOROUGH, progress: Progress | None = None
) -> Solution:
    """The best plan found, with its proven bound and a reason for every line and omission.

    The same problem gives the same solution, in any order of its parts. More meetings at the
    end never lower the value. When what is required cannot fit, or nothing at all does,
    `impossible` says why; nothing is placed then.
    """
    try:
        outcome = _never_worse(problem, run(problem, effort, progress), effort)
    except CannotFit as cannot:
        return _without_plan(problem, impossible.of_required(cannot))
    if not outcome.draft.order and outcome.reduced.wishes and not outcome.reduced.must:
        return _without_plan(problem, impossible.of_nothing(problem))
    placements = _placements(outcome)
    return answered(outcome, placements, rota(problem, placements), effort)


def answered(
    outcome: Outcome, placements: tuple[Placement, ...], turns: tuple[Turn, ...], effort: Effort
) -> Solution:
    """The whole answer: with what it reaches, how good it is, and a reason for everything."""
    bound = linear_bounds(outcome.reduced, outcome.knap, outcome.bound)
    return Solution(
        placements=placements,
        turns=turns,
        reached=_reached(outcome),
        quality=explain.quality(outcome, bound.value_weeks(outcome.reduced.problem.horizon)),
        whys=explain.whys(outcome),
        left_out=omissions.left_out(outcome, _for_reasons(outcome, effort)),
    )


def _for_reasons(outcome: Outcome, effort: Effort) -> Effort:
    """What forcing a decision in would cost is worked out exactly unless there is too much."""
    return QUICK if len(outcome.reduced.keys) > MANY_STEPS else effort


def _without_plan(problem: Problem, why: Impossible | None) -> Solution:
    quality = Quality(value=0, bound=0, value_weeks=0, value_weeks_bound=0, is_proven_best=True)
    return Solution(
        placements=(),
        turns=rota(problem, ()),
        reached=_known(reduce(problem)),
        quality=quality,
        impossible=why,
    )


def _never_worse(problem: Problem, outcome: Outcome, effort: Effort) -> Outcome:
    """With one meeting less the plan must not be worth more; if it is, carry it over.

    List scheduling can lose by having more room, so this cannot be left to chance. Where the
    value reaches the bound of one meeting less nothing needs to be solved again. A plan of very
    many steps is only compared with the one of one meeting less, not with that one's own.
    """
    fewer = len(problem.meetings) - 1
    if fewer < 1 or problem.locks or outcome.draft.value >= bound_within(outcome, fewer, effort):
        return outcome
    shorter = first_meetings(problem, fewer)
    try:
        if len(outcome.reduced.keys) > MANY_STEPS:
            before = run(shorter, ROUGH if effort.is_exact else effort)
        else:
            before = _never_worse(shorter, run(shorter, effort), effort)
    except CannotFit:
        return outcome
    return outcome if before.draft.value <= outcome.draft.value else _carried(outcome, before)


def _carried(outcome: Outcome, before: Outcome) -> Outcome:
    """The shorter plan in the longer problem, filled up with what the last meeting allows."""
    index = {key: i for i, key in enumerate(outcome.reduced.keys)}
    found = {
        (index[before.reduced.keys[i]], j): meeting
        for i, slots in before.draft.timetable.slots.items()
        for j, meeting in enumerate(slots)
    }
    timetable = rebuilt(outcome.reduced, found)
    if timetable is None:
        return outcome
    for position in by_density(outcome.knap, range(len(outcome.knap.weights))):
        timetable.add(outcome.reduced.wishes[position].closure)
    return replace(outcome, draft=outcome.packer.draft(timetable))


def _placements(outcome: Outcome) -> tuple[Placement, ...]:
    reduced = outcome.reduced
    inside: dict[int, list[tuple[int, int]]] = {}
    for i, slots in sorted(outcome.draft.timetable.slots.items()):
        for piece, meeting in enumerate(slots):
            inside.setdefault(meeting, []).append((i, piece))
    study = [
        Placement(
            meeting=meeting,
            position=position,
            key=reduced.keys[i],
            piece=piece,
            discussion=reduced.discussion[i][piece],
            reading=reduced.reading[i][piece],
        )
        for meeting, pieces in sorted(inside.items())
        for position, (i, piece) in enumerate(pieces)
    ]
    return tuple(sorted([*study, *_curious(reduced.problem, study)]))


def _curious(problem: Problem, study: list[Placement]) -> list[Placement]:
    """For each curiosity meeting the next curious step whose needs are met by then."""
    found: list[Placement] = []
    taken = {each.key for each in study} | set(known_by_all(problem))
    for at, meeting in enumerate(problem.meetings):
        if meeting.kind == "curiosity":
            learnt = set(known_by_all(problem)) | _learnt_before(problem, [*study, *found], at)
            key = _next_curious(problem, taken, learnt, meeting.reserved_reading)
            if key is not None:
                taken.add(key)
                found.extend(_curious_pieces(problem, key, at))
    return found


def _learnt_before(problem: Problem, placed: list[Placement], meeting: int) -> set[Key]:
    last = {each.key: max(p.meeting for p in placed if p.key == each.key) for each in placed}
    return {key for key, end in last.items() if end < meeting}


def _next_curious(problem: Problem, taken: set[Key], learnt: set[Key], reading: int) -> Key | None:
    for key in problem.curious:
        step = problem.step[key]
        asked = sum(piece.reading for piece in step.pieces)
        if key not in taken and asked <= reading and all(need in learnt for need in step.needs):
            return key
    return None


def _curious_pieces(problem: Problem, key: Key, meeting: int) -> list[Placement]:
    return [
        Placement(
            meeting=meeting,
            position=number,
            key=key,
            piece=number,
            discussion=piece.discussion,
            reading=piece.reading,
            curious=True,
        )
        for number, piece in enumerate(problem.step[key].pieces)
    ]


def _reached(outcome: Outcome) -> tuple[Reached, ...]:
    reached = []
    for position in outcome.draft.order:
        end = outcome.draft.timetable.ends_of(outcome.packer.ends_with[position])
        if end is not None:
            reached.append(
                Reached(decision=outcome.reduced.wishes[position].decision.id, meeting=end)
            )
    later = sorted(reached, key=lambda each: (each.meeting, each.decision))
    return (*_known(outcome.reduced), *later)


def _known(reduced: Reduced) -> tuple[Reached, ...]:
    """Decisions that everybody can take before the first meeting."""
    return tuple(Reached(decision=each.id, meeting=-1) for each in reduced.known)
