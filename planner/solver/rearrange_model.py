"""The model of a rearrangement: each piece in one meeting or, with its decisions, gone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from planner.solver import cpsat
from planner.solver.reduce import Reduced, bits
from planner.solver.rules import PieceOf
from planner.solver.standing import Standing
from planner.solver.timetable import Timetable

if TYPE_CHECKING:
    from ortools.sat.python import cp_model


@dataclass(frozen=True)
class Model:
    """`at[piece][meeting]`: it is there; `kept[i]`: step i is in; `reached[w]`: so is wish w."""

    standing: Standing
    cp: cp_model.CpModel
    at: dict[PieceOf, dict[int, cp_model.IntVar]]
    kept: list[cp_model.IntVar]
    reached: list[cp_model.IntVar]

    @cached_property
    def inside(self) -> dict[int, list[tuple[PieceOf, cp_model.IntVar]]]:
        """For each meeting the pieces that may be there."""
        found: dict[int, list[tuple[PieceOf, cp_model.IntVar]]] = defaultdict(list)
        for piece, options in self.at.items():
            for meeting, var in options.items():
                found[meeting].append((piece, var))
        return found


def built(
    standing: Standing,
    hint: Timetable,
    window: frozenset[int],
    *,
    limit: int,
    dropping: tuple[int, ...],
) -> Model:
    cp = cpsat.model()
    reached = [cp.new_bool_var(f"reached-{w}") for w in range(len(standing.reduced.wishes))]
    ranges = _ranges(standing.reduced)
    at = {
        (i, j): {
            m: cp.new_bool_var(f"{i}-{j}-{m}")
            for m in _meetings(standing, (i, j), hint, window)
            if ranges[i][0] <= m <= ranges[i][1]
        }
        for i, j in standing.pieces
    }
    model = Model(standing, cp, at, _kept(standing.reduced, cp, reached), reached)
    for rule in RULES:
        rule(model)
    _minimise(model, limit, dropping)
    _hint(model, hint)
    return model


def answer(model: Model, solver: cp_model.CpSolver) -> dict[PieceOf, int]:
    """The meetings of the pieces that something reached, or a must, asks for."""
    reduced = model.standing.reduced
    wanted = reduced.must
    for wish, reached in zip(reduced.wishes, model.reached, strict=True):
        if solver.boolean_value(reached):
            wanted |= wish.closure
    return {
        (i, j): next(m for m, var in options.items() if solver.boolean_value(var))
        for (i, j), options in model.at.items()
        if wanted >> i & 1
    }


def _kept(
    reduced: Reduced, cp: cp_model.CpModel, reached: list[cp_model.IntVar]
) -> list[cp_model.IntVar]:
    """One literal for all steps that the same wishes need; what has to be in is in."""
    wanting = [0] * len(reduced.keys)
    for position, wish in enumerate(reduced.wishes):
        for i in bits(wish.closure):
            wanting[i] |= 1 << position
    literals = {mask: cp.new_bool_var(f"kept-{mask}") for mask in sorted(set(wanting))}
    for mask, literal in literals.items():
        for position in bits(mask):
            cp.add_implication(reached[position], literal)
    always = cp.new_constant(1)
    return [always if reduced.must >> i & 1 else literals[mask] for i, mask in enumerate(wanting)]


def _meetings(
    standing: Standing, piece: PieceOf, hint: Timetable, window: frozenset[int]
) -> list[int]:
    """Where a piece may be: in the window, where it stood, where the hint has it."""
    i, j = piece
    latest = standing.reduced.latest[i]
    fixed = standing.reduced.fixed.get(piece)
    if fixed is not None:
        return [fixed] if fixed <= latest and standing.reduced.room[fixed] else []
    here = {standing.stood.get(piece, -1), *hint.slots.get(i, ())[j : j + 1], *window}
    return [m for m in standing.open if m in here and m <= latest]


def _ranges(reduced: Reduced) -> list[tuple[int, int]]:
    """The meetings before which, and after which, no step can be for lack of minutes.

    All that a step needs fits into the meetings up to it; and all that needs it, for one of the
    decisions at least, into those from it on.
    """
    below = [1 << i for i in range(len(reduced.keys))]
    for i, needs in enumerate(reduced.needs):
        for need in needs:
            below[i] |= below[need]
    above = [1 << i for i in range(len(reduced.keys))]
    for i in reversed(range(len(reduced.keys))):
        for need in reduced.needs[i]:
            above[need] |= above[i]
    first = [_meetings_for(reduced.room, reduced.discussion_of(each)) for each in below]
    last = [-1] * len(reduced.keys)
    backwards = reduced.room[::-1]
    for closure in {*(wish.closure for wish in reduced.wishes), reduced.must}:
        for i in bits(closure):
            later = _meetings_for(backwards, reduced.discussion_of(above[i] & closure))
            last[i] = max(last[i], len(reduced.room) - 1 - later)
    return list(zip(first, last, strict=True))


def _meetings_for(room: tuple[int, ...], minutes: int) -> int:
    """The first meeting by which so many minutes have passed."""
    for meeting, each in enumerate(room):
        minutes -= each
        if minutes <= 0:
            return meeting
    return len(room)


def every_kept_piece_has_its_meeting(model: Model) -> None:
    """What is in the plan is there whole, each part once."""
    for (i, _), options in model.at.items():
        model.cp.add(sum(options.values()) == model.kept[i])


def prerequisites_come_first(model: Model) -> None:
    """A topic never comes before what it builds on."""
    for earlier, later in _pairs(model.standing.reduced):
        first, then = model.at[earlier], model.at[later]
        for meeting in first:
            before = [var for each, var in then.items() if each < meeting]
            if before:
                since = [var for each, var in first.items() if each >= meeting]
                model.cp.add_at_most_one(since + before)


def _pairs(reduced: Reduced) -> Iterator[tuple[PieceOf, PieceOf]]:
    """Pieces that follow each other directly: of one step, or by a need."""
    for i, needs in enumerate(reduced.needs):
        for need in needs:
            yield (need, len(reduced.discussion[need]) - 1), (i, 0)
        for j in range(1, len(reduced.discussion[i])):
            yield (i, j - 1), (i, j)


def meetings_keep_their_minutes(model: Model) -> None:
    """No meeting discusses more than its minutes allow; nor do all together."""
    reduced = model.standing.reduced
    for meeting in model.standing.open:
        inside = model.inside.get(meeting, [])
        if inside:
            minutes = sum(reduced.discussion[i][j] * var for (i, j), var in inside)
            model.cp.add(minutes <= reduced.room[meeting])
    if reduced.keys:
        minutes = sum(sum(row) * model.kept[i] for i, row in enumerate(reduced.discussion))
        model.cp.add(minutes <= sum(reduced.room))


def closed_meetings_serve_something(model: Model) -> None:
    """What stays in a closed meeting is there for a decision that is reached."""
    for i in model.standing.unsure:
        wishes = enumerate(model.standing.reduced.wishes)
        model.cp.add_bool_or(model.reached[w] for w, wish in wishes if wish.closure >> i & 1)


RULES: tuple[Callable[[Model], None], ...] = (
    every_kept_piece_has_its_meeting,
    prerequisites_come_first,
    meetings_keep_their_minutes,
    closed_meetings_serve_something,
)


def add_reader(model: Model, number: int) -> None:
    """Nobody of this profile reads more than agreed; one interval ahead counts as well."""
    reduced = model.standing.reduced
    profile = reduced.profiles[number]
    count = len(profile.room)
    early = [
        model.cp.new_int_var(0, most, f"early-{number}-{meeting}")
        for meeting, most in enumerate(
            [0, *(room if reduced.problem.read_ahead else 0 for room in profile.room[:-1]), 0]
        )
    ]
    for meeting in range(count):
        asked = sum(
            reduced.reading[i][j] * var
            for (i, j), var in model.inside.get(meeting, [])
            if profile.unknown >> i & 1
        )
        model.cp.add(asked - early[meeting] + early[meeting + 1] <= profile.room[meeting])


def _minimise(model: Model, limit: int, dropping: tuple[int, ...]) -> None:
    standing = model.standing
    moves = sum(
        standing.move(piece, meeting) * var
        for piece, options in model.at.items()
        for meeting, var in options.items()
    )
    pairs = list(enumerate(zip(standing.points, model.reached, strict=True)))
    model.cp.add(sum(points * reached for _, (points, reached) in pairs) <= limit)
    lost = sum(points * (1 - each) for w, (points, each) in pairs if w not in dropping)
    if not dropping:
        model.cp.minimize(standing.point * lost + moves)
        return
    kept = bits(standing.kept)
    model.cp.add(sum(model.reached[w] for w in dropping) == len(dropping) - 1)
    for w in kept:
        if w not in dropping:
            model.cp.add(model.reached[w] == 1)
    dropped = sum(standing.points[w] * (1 - model.reached[w]) for w in dropping)
    scale = sum(standing.points) + 1
    model.cp.minimize(scale * (standing.point * lost + moves) + dropped)


def _hint(model: Model, hint: Timetable) -> None:
    for (i, j), options in model.at.items():
        for meeting, var in options.items():
            model.cp.add_hint(var, i in hint.slots and hint.slots[i][j] == meeting)
    lost = set(model.standing.lost(hint))
    for position, reached in enumerate(model.reached):
        model.cp.add_hint(reached, position not in lost)
