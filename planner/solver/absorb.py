"""The smallest change that makes a disturbed plan whole again, searched in growing stretches."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from planner.solver import arrange, knapsack, select
from planner.solver.disturb import displaced
from planner.solver.mend import anew, mended, staying
from planner.solver.pipeline import Effort
from planner.solver.rearrange import NOTHING, Rearranged, rearranged
from planner.solver.rules import PieceOf
from planner.solver.standing import NEAR, Standing
from planner.solver.timetable import Timetable

STRETCHES = (3, 10)
"""Meetings from the first disturbed one on that pieces may move to; in the end, all of them."""

STRETCH, WHOLE, DROP = 0.25, 4.0, 2.0
"""Work for one stretch, for all meetings, and for the search for what to drop, in shares of
what an effort gives to the choice of decisions."""

Tell = Callable[[Timetable], None]


def absorbed(standing: Standing, effort: Effort, tell: Tell) -> Rearranged:
    """The cheapest arrangement found; without any disturbance, all as it stood.

    Nothing is found where what must be in cannot be.
    """
    still = staying(standing)
    if _is_undisturbed(standing, still):
        return Rearranged(still, is_best=True)
    limit = most_points(standing, effort)
    if limit is None:
        return NOTHING
    best = Rearranged(mended(standing), is_best=False)
    _told(best, tell)
    for window, work in _stretches(standing, still, effort):
        if _is_least(standing, best):
            break
        best = _cheaper(standing, best, window, limit=limit, effort=work)
        _told(best, tell)
    best = _or_anew(standing, best)
    if best.timetable is None:
        return NOTHING
    is_best = best.is_best or _is_least(standing, best)
    return Rearranged(_sooner(standing, best.timetable, effort), is_best)


def _or_anew(standing: Standing, best: Rearranged) -> Rearranged:
    """A plan made anew, if it loses less; so a search that finds nothing still has an answer."""
    other = anew(standing)
    if other is None or (
        best.timetable and standing.price(best.timetable) <= standing.price(other)
    ):
        return best
    return Rearranged(other, is_best=False)


def _is_undisturbed(standing: Standing, still: Timetable) -> bool:
    everything = len(still.slots) == len(standing.reduced.keys)
    return everything and standing.is_whole(still) and standing.price(still) == 0


def most_points(standing: Standing, effort: Effort) -> int | None:
    """No arrangement keeps more points; None where what must be in is too much already."""
    choice = replace(knapsack.knapsack(standing.reduced), weights=standing.points)
    if not choice.fits(choice.required):
        return None
    bound = min(select.linear(choice).bound, sum(standing.points))
    if not effort.is_exact:
        return bound
    hint = knapsack.greedy(choice)
    seed = standing.reduced.problem.seed
    exact = select.best(choice, hint, seed=seed, effort=effort.choose / 2, lean=False)
    return min(bound, exact.bound)


def _stretches(
    standing: Standing, still: Timetable, effort: Effort
) -> Iterator[tuple[tuple[int, ...], float]]:
    """The meetings of each stretch, and the work that it is worth; the last one is all."""
    start = max(0, min(displaced(standing, still).values(), default=0) - 1)
    after = [meeting for meeting in standing.open if meeting >= start]
    work = max(effort.choose * STRETCH, 0.1)
    for length in STRETCHES if effort.is_exact else STRETCHES[:1]:
        if length < len(after):
            yield tuple(after[:length]), work
    if effort.is_exact:
        yield standing.open, effort.choose * WHOLE


def _cheaper(
    standing: Standing, best: Rearranged, window: tuple[int, ...], *, limit: int, effort: float
) -> Rearranged:
    """The best so far or, if it costs less, what is found in the window."""
    hint = best.timetable or Timetable(standing.reduced)
    found = rearranged(standing, hint, window, limit=limit, effort=effort)
    if found.timetable is None:
        return best
    is_best = found.is_best and window == standing.open
    cleaned = standing.cleaned(found.timetable)
    if not standing.is_whole(cleaned):
        return best
    if best.timetable and standing.price(best.timetable) <= standing.price(cleaned):
        return replace(best, is_best=is_best)
    return Rearranged(cleaned, is_best)


def _is_least(standing: Standing, found: Rearranged) -> bool:
    """Whether all is kept and nothing moves but what has to."""
    return found.timetable is not None and standing.price(found.timetable) <= standing.least


def _told(found: Rearranged, tell: Tell) -> None:
    if found.timetable is not None:
        tell(found.timetable)


def without_one(standing: Standing, effort: Effort, hint: Timetable) -> Rearranged:
    """All that was reached but one decision, the one without which the fewest pieces move."""
    limit = most_points(standing, effort)
    dropping = tuple(_droppable(standing))
    if limit is None or not dropping or not effort.is_exact:
        return NOTHING
    found = rearranged(
        standing,
        hint,
        standing.open,
        limit=limit,
        effort=effort.choose * DROP,
        dropping=dropping,
    )
    if found.timetable is None:
        return NOTHING
    cleaned = standing.cleaned(found.timetable)
    if not standing.is_whole(cleaned):
        return NOTHING
    return Rearranged(_sooner(standing, cleaned, effort), found.is_best)


def _droppable(standing: Standing) -> Iterator[int]:
    """The decisions reached before that nothing forces in, and that are not reached by chance."""
    wishes = standing.reduced.wishes
    for position, wish in enumerate(wishes):
        others = standing.reduced.must
        for other, each in enumerate(wishes):
            others |= each.closure if other != position and standing.kept >> other & 1 else 0
        if standing.kept >> position & 1 and wish.closure & ~others:
            yield position


def _sooner(standing: Standing, timetable: Timetable, effort: Effort) -> Timetable:
    """What is new or moves anyway goes where decisions come soonest, if that costs nothing."""
    far = tuple(meeting for meeting in standing.open if meeting not in NEAR)
    changed = [
        (i, j)
        for i, slots in sorted(timetable.slots.items())
        for j, meeting in enumerate(slots)
        if standing.stood.get((i, j)) != meeting and (i, j) not in standing.reduced.fixed
    ]
    for is_new, window in ((True, standing.open), (False, far)):
        pieces = [
            (i, j)
            for i, j in changed
            if standing.is_new((i, j)) == is_new and timetable.slots[i][j] in window
        ]
        if pieces and effort.is_exact:
            timetable = _polished(standing, timetable, window, pieces, effort)
    return timetable


def _polished(
    standing: Standing,
    timetable: Timetable,
    window: tuple[int, ...],
    pieces: list[PieceOf],
    effort: Effort,
) -> Timetable:
    seed = standing.reduced.problem.seed
    found = arrange.arranged(
        standing.packer, timetable, window, pieces, seed=seed, effort=effort.polish
    )
    if found is None or not standing.is_whole(found.timetable):
        return timetable
    is_free = standing.price(found.timetable) <= standing.price(timetable)
    return found.timetable if is_free else timetable
