"""Rearranges a stretch of meetings exactly, with CP-SAT, while all others stay as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from planner.solver import cpsat, wishes
from planner.solver.reduce import Profile, Reduced, bits
from planner.solver.rules import RULES, Expression, PieceOf, Placed
from planner.solver.sequence import Draft, Packer
from planner.solver.timetable import Timetable

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

WINDOW = 6
"""Meetings that are rearranged together."""


def polished(packer: Packer, draft: Draft, *, seed: int, effort: float, rounds: int = 3) -> Draft:
    """The draft with each stretch of meetings at its best; never worth less than before.

    All stretches are gone through so many times while that still helps.
    """
    best = draft
    for _ in range(rounds):
        before = best
        best = _gone_through(packer, best, seed=seed, effort=effort)
        if best.rank == before.rank:
            break
    return best


def _gone_through(packer: Packer, draft: Draft, *, seed: int, effort: float) -> Draft:
    study = [meeting for meeting, room in enumerate(packer.reduced.room) if room]
    best = draft
    starts = range(0, max(1, len(study) - WINDOW + 1), WINDOW // 2)
    for start in starts:
        window = tuple(study[start : start + WINDOW])
        pieces = _inside(best.timetable, window)
        if pieces:
            found = arranged(packer, best.timetable, window, pieces, seed=seed, effort=effort)
            if found is not None and found.rank >= best.rank:
                best = found
    return best


def packed_exactly(
    packer: Packer, chosen: Iterable[int], *, seed: int, effort: float
) -> Draft | Literal["unknown", "impossible"]:
    """All these decisions in the meetings there are, or whether that is proven impossible."""
    closure = packer.reduced.must
    for position in chosen:
        closure |= packer.reduced.wishes[position].closure
    study = tuple(meeting for meeting, room in enumerate(packer.reduced.room) if room)
    pieces = [(i, j) for i in bits(closure) for j in range(len(packer.reduced.discussion[i]))]
    model = cpsat.model()
    placed = _modelled(model, packer, Timetable(packer.reduced), study, pieces)
    if placed is None:
        return "impossible"
    # Any packing will do, it is improved later. Level 1 refutes fast, level 0 finds fast.
    model.clear_objective()  # type: ignore[no-untyped-call]  # OR-Tools leaves it bare
    for level, share in ((1, 0.25), (0, 1.0)):
        solver = cpsat.solver(
            seed=seed, deterministic_time=effort * share, linearization_level=level
        )
        status = solver.solve(model)
        if cpsat.is_refuted(status):
            return "impossible"
        if cpsat.has_answer(status):
            return _read(packer, placed, solver) or "unknown"
    return "unknown"


def arranged(
    packer: Packer,
    timetable: Timetable,
    window: tuple[int, ...],
    pieces: list[PieceOf],
    *,
    seed: int,
    effort: float,
) -> Draft | None:
    """The timetable with these pieces at their best places in the window, or None.

    The solver's answer is placed anew piece by piece, so one that breaks the minutes is dropped.
    """
    model = cpsat.model()
    placed = _modelled(model, packer, timetable, window, pieces)
    if placed is None:
        return None
    solver = cpsat.solver(seed=seed, deterministic_time=effort, linearization_level=0)
    return _read(packer, placed, solver) if cpsat.has_answer(solver.solve(model)) else None


def _modelled(
    model: cp_model.CpModel,
    packer: Packer,
    timetable: Timetable,
    window: tuple[int, ...],
    pieces: list[PieceOf],
) -> Placed | None:
    placed = _placed(model, timetable, window, pieces)
    if placed is None:
        return None
    for rule in RULES:
        for constraint in rule(placed):
            if constraint is not True:
                model.add(constraint)
    model.minimize(
        sum(wishes.decisions_come_early(model, placed, packer.ends_with))
        + sum(wishes.a_step_stays_together(placed))
        + sum(wishes.free_minutes_gather_at_the_end(placed))
    )
    _hint(model, placed, timetable)
    return placed


def _read(packer: Packer, placed: Placed, solver: cp_model.CpSolver) -> Draft | None:
    found = dict(placed.settled)
    for piece, options in placed.at.items():
        found[piece] = next(m for m, var in options.items() if solver.boolean_value(var))
    again = rebuilt(packer.reduced, found)
    return None if again is None else packer.draft(again)


def rebuilt(reduced: Reduced, found: dict[PieceOf, int]) -> Timetable | None:
    """A timetable with the pieces in these meetings, or None when that breaks a rule."""
    timetable = Timetable(reduced)
    for i in sorted({i for i, _ in found}):
        slots = [found.get((i, j), -1) for j in range(len(reduced.discussion[i]))]
        before = max((timetable.ends[need] for need in reduced.needs[i]), default=0)
        complete = all(timetable.ends[need] >= 0 for need in reduced.needs[i])
        in_order = before <= slots[0] and slots == sorted(slots)
        if not (complete and in_order and timetable.put_at(i, slots)):
            return None
    return timetable


def _inside(timetable: Timetable, window: tuple[int, ...]) -> list[PieceOf]:
    fixed = timetable.reduced.fixed
    return [
        (i, j)
        for i, slots in sorted(timetable.slots.items())
        for j, meeting in enumerate(slots)
        if meeting in window and (i, j) not in fixed
    ]


def _placed(
    model: cp_model.CpModel, timetable: Timetable, window: tuple[int, ...], pieces: list[PieceOf]
) -> Placed | None:
    reduced = timetable.reduced
    free = set(pieces)
    settled = {
        (i, j): meeting
        for i, slots in timetable.slots.items()
        for j, meeting in enumerate(slots)
        if (i, j) not in free
    }
    bounds = _bounds(reduced, settled, free, window)
    at: dict[PieceOf, dict[int, cp_model.IntVar]] = {}
    for piece in pieces:
        first, last = bounds[piece]
        meetings = [m for m in window if first <= m <= last]
        if not meetings:
            return None
        at[piece] = {m: model.new_bool_var(f"{piece}-{m}") for m in meetings}
    placed = Placed(reduced, window, at, settled, {})
    placed.early.update(_early(model, timetable, placed))
    return placed


def _early(
    model: cp_model.CpModel, timetable: Timetable, placed: Placed
) -> Iterator[tuple[int, dict[int, Expression]]]:
    """For each profile that can bind in the window the minutes read one interval sooner.

    What the window may read before itself is what the settled meetings there leave free; what
    later meetings read within it is settled too.
    """
    first, last = placed.window[0], placed.window[-1]
    ahead = timetable.reduced.problem.read_ahead
    for number, profile in enumerate(timetable.reduced.profiles):
        after = timetable.rooms[number].early[last + 1]
        if not _can_bind(placed, profile, after):
            continue
        early: dict[int, Expression] = {last + 1: after}
        for meeting in range(first, last + 1):
            most = profile.room[meeting - 1] if ahead and meeting else 0
            if meeting == first:
                most = _free_before(placed, profile, first) if ahead else 0
            early[meeting] = model.new_int_var(0, most, f"early-{number}-{meeting}")
        yield number, early


def _can_bind(placed: Placed, profile: Profile, after: int) -> bool:
    """Whether all reading of the window on one date could be too much for these people."""
    reading = placed.reduced.reading
    free = sum(reading[i][j] for i, j in placed.at if profile.unknown >> i & 1)
    return any(
        free + after + placed.asked_already(profile.unknown, meeting) > profile.room[meeting]
        for meeting in range(placed.window[0], placed.window[-1] + 1)
    )


def _free_before(placed: Placed, profile: Profile, first: int) -> int:
    """Minutes free in the interval before the first meeting's own, after all settled reading."""
    free = 0
    for meeting in range(first):
        asked = placed.asked_already(profile.unknown, meeting)
        free = min(profile.room[meeting], profile.room[meeting] - max(0, asked - free))
        free = max(0, free)
    return free


def _bounds(
    reduced: Reduced, settled: dict[PieceOf, int], free: set[PieceOf], window: tuple[int, ...]
) -> dict[PieceOf, tuple[int, int]]:
    """The first and last meeting of each free piece that what is settled leaves open."""
    first = dict.fromkeys(free, window[0])
    last = {(i, j): min(window[-1], reduced.latest[i]) for i, j in free}
    followers: dict[PieceOf, list[PieceOf]] = {}
    for i, j in sorted(free | set(settled)):
        for before in _directly_before(reduced, i, j):
            followers.setdefault(before, []).append((i, j))
            if (i, j) in free:
                first[i, j] = max(first[i, j], settled.get(before, first.get(before, 0)))
    for piece in sorted(free, reverse=True):
        for follower in followers.get(piece, []):
            last[piece] = min(last[piece], settled.get(follower, last.get(follower, last[piece])))
        fixed = reduced.fixed.get(piece)
        if fixed is not None:
            first[piece] = last[piece] = fixed
    return {piece: (first[piece], last[piece]) for piece in free}


def _directly_before(reduced: Reduced, i: int, j: int) -> list[PieceOf]:
    if j:
        return [(i, j - 1)]
    return [(need, len(reduced.discussion[need]) - 1) for need in reduced.needs[i]]


def _hint(model: cp_model.CpModel, placed: Placed, timetable: Timetable) -> None:
    """A complete hint, early reading included: without it the first answer takes longer."""
    for (i, j), options in placed.at.items():
        if i in timetable.slots:
            for meeting, var in options.items():
                model.add_hint(var, timetable.slots[i][j] == meeting)
    for number, early in placed.early.items():
        for meeting in range(placed.window[0], placed.window[-1] + 1):
            model.add_hint(early[meeting], timetable.rooms[number].early[meeting])
