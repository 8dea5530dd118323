"""Mends a plan by plain means: what can stay stays, the rest goes where it fits, or goes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from planner.solver.reduce import bits
from planner.solver.standing import Standing
from planner.solver.timetable import Timetable

TRIES = 60
"""Ways to put the parts of one step that are looked at."""


def mended(standing: Standing) -> Timetable | None:
    """The cheapest arrangement that plain means find, or None when what must be in is not.

    Never breaks a rule, and needs no solver.
    """
    return _cheapest(standing, _ways(standing))


def anew(standing: Standing) -> Timetable | None:
    """The dearest decisions first, packed as if nothing had stood anywhere."""
    order = sorted(range(len(standing.points)), key=lambda w: (-standing.points[w], w))
    return _cheapest(standing, [standing.packer.pack(order).timetable])


def _cheapest(standing: Standing, found: Iterable[Timetable]) -> Timetable | None:
    cleaned = [standing.cleaned(each) for each in found]
    whole = [each for each in cleaned if standing.is_whole(each)]
    return min(whole, key=standing.price, default=None)


def staying(standing: Standing, without: int = 0) -> Timetable:
    """All steps that can stay just where they stood, but for those of a bit set."""
    timetable = _fixed_first(standing)
    for i in range(len(standing.reduced.keys)):
        slots = _stood(standing, i)
        if timetable.ends[i] < 0 and not without >> i & 1 and None not in slots:
            _put(standing, timetable, i, tuple(each for each in slots if each is not None))
    for i in range(len(standing.reduced.keys)):
        if i in timetable.slots and not _is_in_order(standing, timetable, i):
            timetable.remove(i)
    return timetable


def _ways(standing: Standing) -> Iterator[Timetable]:
    """Mend it as it is; then without one of the decisions, for each of them."""
    yield _refilled(standing, 0)
    for position in range(len(standing.reduced.wishes)):
        alone = _alone(standing, position)
        if alone:
            yield _refilled(standing, alone)


def _alone(standing: Standing, position: int) -> int:
    """The steps that only this wish needs."""
    alone = standing.reduced.wishes[position].closure & ~standing.reduced.must
    for other, wish in enumerate(standing.reduced.wishes):
        alone &= -1 if other == position else ~wish.closure
    return alone


def _refilled(standing: Standing, without: int) -> Timetable:
    timetable = staying(standing, without)
    for i in range(len(standing.reduced.keys)):
        if without >> i & 1:
            continue
        if i in timetable.slots and not _is_in_order(standing, timetable, i):
            timetable.remove(i)
        if i not in timetable.slots:
            _place(standing, timetable, i)
    cleaned = standing.cleaned(timetable)
    order = sorted(standing.lost(cleaned), key=lambda w: (-standing.points[w], w))
    for position in order:
        cleaned.add(standing.reduced.wishes[position].closure)
    return cleaned


def _fixed_first(standing: Standing) -> Timetable:
    """The steps that are fixed as a whole; nothing may take their room."""
    timetable = standing.packer.start.copy()
    for i in bits(standing.reduced.locked):
        if i in timetable.slots and _is_movable(standing, i):
            timetable.remove(i)
    for i in bits(standing.reduced.locked):
        if i not in timetable.slots and not _is_movable(standing, i):
            _put(standing, timetable, i, _fixed(standing, i))
    return timetable


def _is_movable(standing: Standing, i: int) -> bool:
    return len(_fixed(standing, i)) < len(standing.reduced.discussion[i])


def _fixed(standing: Standing, i: int) -> tuple[int, ...]:
    fixed = standing.reduced.fixed
    pieces = range(len(standing.reduced.discussion[i]))
    return tuple(fixed[i, j] for j in pieces if (i, j) in fixed)


def _stood(standing: Standing, i: int) -> list[int | None]:
    pieces = range(len(standing.reduced.discussion[i]))
    return [standing.reduced.fixed.get((i, j), standing.stood.get((i, j))) for j in pieces]


def _place(standing: Standing, timetable: Timetable, i: int) -> None:
    """Between what it needs and what needs it, its other parts where they stood; else early."""
    needs = standing.reduced.needs[i]
    if any(timetable.ends[need] < 0 for need in needs):
        return
    first = max((timetable.ends[need] for need in needs), default=0)
    last = min(
        (
            slots[0]
            for other, slots in timetable.slots.items()
            if i in standing.reduced.needs[other]
        ),
        default=len(standing.reduced.room) - 1,
    )
    ways = _between(standing, _stood(standing, i), first, last)
    if not any(_put(standing, timetable, i, slots) for slots in islice(ways, TRIES)):
        timetable.place(i)


def _between(
    standing: Standing, stood: list[int | None], first: int, last: int
) -> Iterator[tuple[int, ...]]:
    """The ways in which the parts follow each other, each that stood somewhere there."""
    if not stood:
        yield ()
        return
    here = standing.open if stood[0] is None else (stood[0],)
    for meeting in here:
        if first <= meeting <= last:
            for rest in _between(standing, stood[1:], meeting, last):
                yield (meeting, *rest)


def _put(standing: Standing, timetable: Timetable, i: int, slots: tuple[int, ...]) -> bool:
    """Put the parts into these meetings if that breaks nothing."""
    reduced = standing.reduced
    fits = list(slots) == sorted(slots) and slots[-1] <= reduced.latest[i]
    may = all(
        reduced.fixed.get((i, j), at if at in standing.open else -1) == at
        for j, at in enumerate(slots)
    )
    return fits and may and timetable.put_at(i, slots)


def _is_in_order(standing: Standing, timetable: Timetable, i: int) -> bool:
    start = timetable.slots[i][0]
    return all(0 <= timetable.ends[need] <= start for need in standing.reduced.needs[i])
