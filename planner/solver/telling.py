"""What an arrangement that somebody made amounts to: decisions reached, reasons, how good it is.

Nothing is moved here, and nothing is judged: `check` says which rules it breaks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.solver import explain, knapsack, select
from planner.solver.problem import Key, Problem
from planner.solver.reduce import Reduced, Wish, is_catch_up, known_by_all, reduce
from planner.solver.solution import Placement, Quality, Reached, Solution, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A piece (from 0) of a step that shall stand in this meeting."""

    meeting: int
    key: Key
    piece: int
    curious: bool = False


def arranged(problem: Problem, wanted: Iterable[Wanted]) -> tuple[Placement, ...]:
    """Placements in this order, with the minutes that the pieces have now.

    What everybody knows, or what the problem does not have any more, is left out.
    """
    known = known_by_all(problem)
    places: Counter[int] = Counter()
    found = []
    for each in wanted:
        step = problem.step.get(each.key)
        if step is None or each.key in known or not 0 <= each.piece < len(step.pieces):
            continue
        piece = step.pieces[each.piece]
        found.append(
            Placement(
                meeting=each.meeting,
                position=places[each.meeting],
                key=each.key,
                piece=each.piece,
                discussion=0 if is_catch_up(problem, each.key) else piece.discussion,
                reading=piece.reading,
                curious=each.curious,
            )
        )
        places[each.meeting] += 1
    return tuple(found)


def told(problem: Problem, placements: Sequence[Placement], turns: Sequence[Turn]) -> Solution:
    """The solution with exactly these placements and turns.

    A decision counts as reached with the last piece of the steps that it names, whatever became
    of those below them: that a step lacks its ground is for the checker to say, and once. The
    bound is the linear one.
    """
    reduced = reduce(problem)
    ends = _ends(problem, placements)
    reached = {wish.decision.id: _end(reduced, wish, ends) for wish in reduced.wishes}
    kept = [wish for wish in reduced.wishes if reached[wish.decision.id] is not None]
    index = {key: i for i, key in enumerate(reduced.keys)}
    steps = sorted({index[each.key] for each in placements if each.key in index})
    studied = [i for i in steps if not _is_curious(placements, reduced.keys[i])]
    return Solution(
        placements=tuple(sorted(placements)),
        turns=tuple(sorted(turns, key=lambda turn: turn.meeting)),
        reached=_reached(reduced, reached),
        quality=_quality(problem, reduced, kept, reached),
        whys=explain.reasons(reduced, kept, studied),
    )


def _is_curious(placements: Iterable[Placement], key: Key) -> bool:
    return any(each.curious for each in placements if each.key == key)


def _ends(problem: Problem, placements: Iterable[Placement]) -> Mapping[Key, int]:
    """The meeting of the last piece of every step that is there with all its pieces."""
    found: dict[Key, dict[int, int]] = {}
    for each in placements:
        found.setdefault(each.key, {})[each.piece] = each.meeting
    return {
        key: max(pieces.values())
        for key, pieces in found.items()
        if len(pieces) == len(problem.step[key].pieces)
    }


def _end(reduced: Reduced, wish: Wish, ends: Mapping[Key, int]) -> int | None:
    known = known_by_all(reduced.problem)
    needs = [need for need in wish.decision.needs if need not in known]
    if any(need not in ends for need in needs):
        return None
    return max(ends[need] for need in needs)


def _reached(reduced: Reduced, ends: Mapping[str, int | None]) -> tuple[Reached, ...]:
    known = tuple(Reached(decision=each.id, meeting=-1) for each in reduced.known)
    found = [Reached(decision=name, meeting=at) for name, at in ends.items() if at is not None]
    return (*known, *sorted(found, key=lambda each: (each.meeting, each.decision)))


def _quality(
    problem: Problem, reduced: Reduced, kept: Sequence[Wish], ends: Mapping[str, int | None]
) -> Quality:
    value = sum(wish.weight for wish in kept) * reduced.unit
    weeks = len(problem.meetings) + problem.horizon
    value_weeks = sum(
        wish.weight * reduced.unit * (weeks - (ends[wish.decision.id] or 0)) for wish in kept
    )
    knap = knapsack.knapsack(reduced)
    bound = value
    if problem.meetings and knap.fits(knap.required):
        bound = max(value, select.linear(knap).bound * reduced.unit)
    kinds = {(wish.weight * reduced.unit, wish.decision.is_target) for wish in reduced.wishes}
    return Quality(
        value=value,
        bound=bound,
        value_weeks=value_weeks,
        value_weeks_bound=max(value_weeks, bound * weeks),
        is_proven_best=value >= bound,
        text=explain.quality_words(value, bound, kinds) if reduced.wishes else "",
    )
