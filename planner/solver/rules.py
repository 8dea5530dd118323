"""What must hold when pieces are put into meetings, one function a rule.

Each docstring is the sentence that readers see. `planner.solver.check` judges the same rules
without importing this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from planner.solver.reduce import Reduced

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

PieceOf: TypeAlias = tuple[int, int]
"""A step (position in `Reduced.keys`) and the number of its piece."""

Expression: TypeAlias = Any
"""A linear expression or constraint of CP-SAT, which has no type of its own for both."""


@dataclass(frozen=True)
class Placed:
    """The model's variables: `at[piece][meeting]` says whether the piece is in that meeting.

    `settled`: pieces outside the window with their meetings. `early[profile][meeting]`: minutes
    that the people of the profile read one interval sooner, from the first meeting of the
    window to the one after its last; profiles that cannot bind there are left out.
    """

    reduced: Reduced
    window: tuple[int, ...]
    at: dict[PieceOf, dict[int, cp_model.IntVar]]
    settled: dict[PieceOf, int]
    early: dict[int, dict[int, Expression]]

    def since(self, piece: PieceOf, meeting: int) -> Expression:
        """Whether the piece is in this meeting or a later one."""
        return sum(var for each, var in self.at[piece].items() if each >= meeting)

    def before(self, piece: PieceOf, meeting: int) -> Expression:
        return sum(var for each, var in self.at[piece].items() if each < meeting)

    def meeting_of(self, piece: PieceOf) -> Expression:
        if piece in self.settled:
            return self.settled[piece]
        return sum(each * var for each, var in self.at[piece].items())

    def asked(self, unknown: int, meeting: int) -> Expression:
        """Minutes of reading that a meeting asks of people to whom these steps are new."""
        reading = self.reduced.reading
        return self.asked_already(unknown, meeting) + sum(
            reading[i][j] * var for (i, j), var in self.in_meeting(meeting) if unknown >> i & 1
        )

    def asked_already(self, unknown: int, meeting: int) -> int:
        """What of it is settled."""
        settled = self.settled_in.get(meeting, ())
        return sum(self.reduced.reading[i][j] for i, j in settled if unknown >> i & 1)

    @cached_property
    def settled_in(self) -> dict[int, list[PieceOf]]:
        found: dict[int, list[PieceOf]] = {}
        for piece, meeting in self.settled.items():
            found.setdefault(meeting, []).append(piece)
        return found

    def in_meeting(self, meeting: int) -> Iterator[tuple[PieceOf, cp_model.IntVar]]:
        for piece, options in self.at.items():
            if meeting in options:
                yield piece, options[meeting]


def every_piece_has_its_meeting(placed: Placed) -> Iterator[Expression]:
    """What is in the plan is there whole, each part once."""
    for options in placed.at.values():
        yield sum(options.values()) == 1


def prerequisites_come_first(placed: Placed) -> Iterator[Expression]:
    """A topic never comes before what it builds on."""
    for earlier, later in _pairs(placed):
        for meeting in placed.window[1:]:
            yield placed.before(later, meeting) + placed.since(earlier, meeting) <= 1


def meetings_keep_their_minutes(placed: Placed) -> Iterator[Expression]:
    """No meeting discusses more than its minutes allow."""
    discussion = placed.reduced.discussion
    for meeting in placed.window:
        inside = sum(discussion[i][j] * var for (i, j), var in placed.in_meeting(meeting))
        taken = sum(discussion[i][j] for (i, j), each in placed.settled.items() if each == meeting)
        yield inside + taken <= placed.reduced.room[meeting]


def nobody_reads_over_the_budget(placed: Placed) -> Iterator[Expression]:
    """Nobody is asked to read more than agreed; a week ahead counts as well."""
    for number, early in placed.early.items():
        profile = placed.reduced.profiles[number]
        for meeting in range(placed.window[0], placed.window[-1] + 1):
            asked = placed.asked(profile.unknown, meeting)
            yield asked - early[meeting] + early[meeting + 1] <= profile.room[meeting]
            yield early[meeting] <= asked


RULES: tuple[Callable[[Placed], Iterator[Expression]], ...] = (
    every_piece_has_its_meeting,
    prerequisites_come_first,
    meetings_keep_their_minutes,
    nobody_reads_over_the_budget,
)


def _pairs(placed: Placed) -> Iterator[tuple[PieceOf, PieceOf]]:
    """Pieces of the window that follow each other directly: of one step, or by a need."""
    for i, j in placed.at:
        if j and (i, j - 1) in placed.at:
            yield (i, j - 1), (i, j)
        if j == 0:
            for need in placed.reduced.needs[i]:
                last = (need, len(placed.reduced.discussion[need]) - 1)
                if last in placed.at:
                    yield last, (i, j)
