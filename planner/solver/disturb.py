"""Where a plan is disturbed first: what cannot stay where it stood, and since when."""

from __future__ import annotations

from collections.abc import Mapping

from planner.solver.rules import PieceOf
from planner.solver.standing import Standing
from planner.solver.timetable import Timetable


def displaced(standing: Standing, staying: Timetable) -> Mapping[PieceOf, int]:
    """The pieces that cannot stay, each with the first meeting that it could go to.

    A piece that stood goes to the meeting after; one whose meeting is gone to the meeting that
    came after that; a new part of a step to the meeting after the part before it.
    """
    gone = _after_what_is_gone(standing)
    found = {}
    for i, j in standing.pieces:
        if i in staying.slots and staying.slots[i][j] == standing.stood.get((i, j)):
            continue
        if (i, j) in standing.stood:
            found[i, j] = standing.stood[i, j] + 1
        elif (i, j) in standing.homeless:
            found[i, j] = gone
        else:
            found[i, j] = max(
                (standing.stood[each] + 1 for each in _before(standing, (i, j))), default=0
            )
    return found


def _after_what_is_gone(standing: Standing) -> int:
    """The meeting that came after the one that is gone.

    What stood there came after what it needs and before what needs it; of the meetings that
    this leaves, it is the one with the longest time before it, of equals the first.
    """
    first, last = 0, len(standing.reduced.room) - 1
    for piece in sorted(standing.homeless):
        lower = [standing.stood[each] + 1 for each in _before(standing, piece)]
        upper = [standing.stood[each] for each in _behind(standing, piece)]
        if max([first, *lower]) <= min([last, *upper]):
            first, last = max([first, *lower]), min([last, *upper])
    days = [meeting.days for meeting in standing.reduced.problem.meetings]
    return max(range(first, last + 1), key=lambda at: (days[at], -at), default=0)


def _before(standing: Standing, piece: PieceOf) -> list[PieceOf]:
    """What comes directly before the piece and stood somewhere."""
    i, j = piece
    reduced = standing.reduced
    direct = [(need, len(reduced.discussion[need]) - 1) for need in reduced.needs[i]]
    return [each for each in ([(i, j - 1)] if j else direct) if each in standing.stood]


def _behind(standing: Standing, piece: PieceOf) -> list[PieceOf]:
    i, j = piece
    reduced = standing.reduced
    followers = [(other, 0) for other, needs in enumerate(reduced.needs) if i in needs]
    is_last = j == len(reduced.discussion[i]) - 1
    return [each for each in (followers if is_last else [(i, j + 1)]) if each in standing.stood]
