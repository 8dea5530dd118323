"""What an arrangement is measured against: where everything stood, and what moving it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from planner.solver.candidates import without_waste
from planner.solver.reduce import Reduced, bits
from planner.solver.rules import PieceOf
from planner.solver.sequence import Packer
from planner.solver.timetable import Timetable

MOVE = 10
"""The price of one piece in another meeting than before; twice that where it is near."""

NEAR = frozenset({0, 1})
"""The first two meetings: people have read for them already."""

POINT = 1000
"""The least price of one point of value: that of a hundred moves."""


@dataclass(frozen=True)
class Standing:
    """The decisions aimed at, reduced, and the meeting in which each piece stood.

    `stood`: pieces whose meeting is still there; `homeless`: those whose meeting is gone; any
    other piece is new. `closed` meetings keep their content, which is fixed in `reduced`.
    `points[w]`: what it costs to lose wish w; `kept`: the wishes (bit set) that were reached
    before. `served`: steps that are in for a lock's sake; what else is fixed in a closed
    meeting needs a decision that is reached.
    """

    reduced: Reduced
    stood: Mapping[PieceOf, int]
    homeless: frozenset[PieceOf]
    closed: frozenset[int]
    points: tuple[int, ...]
    kept: int
    served: int

    @cached_property
    def packer(self) -> Packer:
        return Packer(self.reduced, closed=self.closed)

    @cached_property
    def open(self) -> tuple[int, ...]:
        """The meetings that something may enter."""
        room = self.reduced.room
        return tuple(at for at in range(len(room)) if room[at] and at not in self.closed)

    @cached_property
    def pieces(self) -> tuple[PieceOf, ...]:
        return tuple(
            (i, j) for i, row in enumerate(self.reduced.discussion) for j in range(len(row))
        )

    @cached_property
    def point(self) -> int:
        """The price of a point: above that of any moves."""
        return max(POINT, 2 * MOVE * len(self.pieces) + 1)

    @cached_property
    def unsure(self) -> tuple[int, ...]:
        """Steps of closed meetings for which some decision has to be reached."""
        wanted = 0
        for wish in self.reduced.wishes:
            wanted |= wish.closure
        return tuple(bits(self.reduced.locked & ~self.served & wanted))

    @cached_property
    def waste(self) -> int:
        """The price of a closed step that nothing reached needs: above that of any decision."""
        return self.point * (sum(self.points) + 1)

    def move(self, piece: PieceOf, meeting: int) -> int:
        """What it costs to have the piece in this meeting; a new one may be anywhere."""
        before = self.stood.get(piece)
        if before == meeting or self.is_new(piece):
            return 0
        return 2 * MOVE if meeting in NEAR or before in NEAR else MOVE

    def is_new(self, piece: PieceOf) -> bool:
        return piece not in self.stood and piece not in self.homeless

    def moves(self, timetable: Timetable) -> int:
        return sum(
            self.move((i, j), meeting)
            for i, slots in timetable.slots.items()
            for j, meeting in enumerate(slots)
        )

    def lost(self, timetable: Timetable) -> tuple[int, ...]:
        """The wishes that are not reached."""
        return tuple(
            position
            for position, ends in enumerate(self.packer.ends_with)
            if timetable.ends_of(ends) is None
        )

    def price(self, timetable: Timetable) -> int:
        """What the arrangement costs; decisions lost count more than any moves."""
        lost = self.lost(timetable)
        served = 0
        for position, wish in enumerate(self.reduced.wishes):
            served |= 0 if position in lost else wish.closure
        unserved = sum(not served >> i & 1 for i in self.unsure)
        points = sum(self.points[position] for position in lost)
        return self.waste * unserved + self.point * points + self.moves(timetable)

    @cached_property
    def least(self) -> int:
        """Nothing that keeps everything costs less."""
        return MOVE * len(self.homeless)

    def is_whole(self, timetable: Timetable) -> bool:
        """Whether all that has to be in is in, by its date and where it is fixed."""
        reduced = self.reduced
        return all(0 <= timetable.ends[i] <= reduced.latest[i] for i in bits(reduced.must)) and all(
            i in timetable.slots and timetable.slots[i][j] == meeting
            for (i, j), meeting in reduced.fixed.items()
        )

    def cleaned(self, timetable: Timetable) -> Timetable:
        """The arrangement without the steps that nothing reached needs."""
        return without_waste(self.reduced, self.packer, timetable)
