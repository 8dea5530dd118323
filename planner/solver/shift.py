"""Shifts a plan: from the first disturbed meeting on all goes to the next, in the same order."""

from __future__ import annotations

from collections.abc import Mapping

from planner.solver.arrange import rebuilt
from planner.solver.disturb import displaced
from planner.solver.mend import staying
from planner.solver.rules import PieceOf
from planner.solver.standing import Standing
from planner.solver.timetable import Timetable

Target = tuple[int, bool, PieceOf]
"""The first meeting that a piece may go to; whether it stood before; the piece."""


def shifted(standing: Standing) -> Timetable | None:
    """The plan with all that was to come put off to the next meeting; what is last drops out.

    None when nothing that was planned is disturbed, or when a lock or a date forbids it.
    """
    homeless = {
        piece: at
        for piece, at in displaced(standing, staying(standing)).items()
        if _was_promised(standing, piece)
    }
    if not homeless:
        return None
    slots = _filled(standing, _targets(standing, homeless))
    whole = _whole(standing, slots)
    timetable = rebuilt(standing.reduced, {(i, j): slots[i, j] for i, j in slots if whole >> i & 1})
    if timetable is None:
        return None
    cleaned = standing.cleaned(timetable)
    return cleaned if standing.is_whole(cleaned) else None


def _was_promised(standing: Standing, piece: PieceOf) -> bool:
    wishes = enumerate(standing.reduced.wishes)
    return any(standing.kept >> w & 1 and wish.closure >> piece[0] & 1 for w, wish in wishes)


def _targets(standing: Standing, homeless: Mapping[PieceOf, int]) -> list[Target]:
    start = min(homeless.values())
    found: list[Target] = [(at, False, piece) for piece, at in homeless.items()]
    for piece, at in standing.stood.items():
        if piece not in homeless and piece not in standing.reduced.fixed:
            after = (each for each in standing.open if each > at)
            target = at if at < start else next(after, len(standing.reduced.room))
            found.append((target, True, piece))
    return sorted(found)


def _filled(standing: Standing, targets: list[Target]) -> dict[PieceOf, int]:
    """Each piece in the first meeting from its target on where it fits, none before another."""
    reduced = standing.reduced
    room = Timetable(reduced, closed=standing.closed)
    slots = dict(reduced.fixed)
    for (i, j), at in slots.items():
        room.put(at, reduced.discussion[i][j], reduced.reading[i][j], room.readers(i))
    cursor = 0
    for target, _, (i, j) in targets:
        if (i, j) in reduced.fixed:
            continue
        minutes = (reduced.discussion[i][j], reduced.reading[i][j], room.readers(i))
        later = (at for at in standing.open if max(cursor, target) <= at <= reduced.latest[i])
        found = next((at for at in later if room.fits(at, *minutes)), None)
        if found is not None:
            room.put(found, *minutes)
            slots[i, j] = cursor = found
    return slots


def _whole(standing: Standing, slots: Mapping[PieceOf, int]) -> int:
    """The steps (bit set) that are there with all their pieces and all that they need."""
    whole = 0
    for i, minutes in enumerate(standing.reduced.discussion):
        is_there = all((i, j) in slots for j in range(len(minutes)))
        if is_there and all(whole >> need & 1 for need in standing.reduced.needs[i]):
            whole |= 1 << i
    return whole
