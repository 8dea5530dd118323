"""A timetable under construction: what is placed where, and whether one more piece fits."""

from __future__ import annotations

from collections.abc import Iterable

from planner.solver.reduce import Reduced, bits


class Room:
    """The reading of one profile: what each meeting asks, and how much of it is read early.

    What meeting s asks is read in the interval before it or, `early[s]` of it, one interval
    sooner. The least early reading follows from the last meeting backwards:
    early[s] = max(0, asked[s] + early[s+1] - room[s]), at most room[s-1], and early[0] = 0.
    """

    __slots__ = ("ahead", "asked", "early", "room")

    def __init__(self, room: tuple[int, ...], *, ahead: bool) -> None:
        self.room = room
        self.ahead = ahead
        self.asked = [0] * len(room)
        self.early = [0] * (len(room) + 1)

    def copy(self) -> Room:
        twin = Room.__new__(Room)
        twin.room, twin.ahead = self.room, self.ahead
        twin.asked, twin.early = self.asked[:], self.early[:]
        return twin

    def takes(self, meeting: int, minutes: int) -> bool:
        over = self.asked[meeting] + minutes + self.early[meeting + 1] - self.room[meeting]
        while over > 0:
            if meeting == 0 or not self.ahead or over > self.room[meeting - 1]:
                return False
            meeting -= 1
            over += self.asked[meeting] - self.room[meeting]
        return True

    def add(self, meeting: int, minutes: int) -> None:
        self.asked[meeting] += minutes
        while True:
            over = self.asked[meeting] + self.early[meeting + 1] - self.room[meeting]
            over = max(0, over)
            if over == self.early[meeting]:
                return
            self.early[meeting] = over
            meeting -= 1


class Timetable:
    """Pieces of steps in meetings. `ends[i]` is the meeting that completes step i, or -1.

    `closed` meetings take only what is fixed to them, or put there by name.
    """

    def __init__(self, reduced: Reduced, *, closed: frozenset[int] = frozenset()) -> None:
        self.reduced = reduced
        self.closed = closed
        self.left = list(reduced.room)
        self.rooms = [
            Room(each.room, ahead=reduced.problem.read_ahead) for each in reduced.profiles
        ]
        self.slots: dict[int, tuple[int, ...]] = {}
        self.ends = [-1] * len(reduced.keys)
        self.tries = 0

    def copy(self) -> Timetable:
        twin = Timetable.__new__(Timetable)
        twin.reduced, twin.closed = self.reduced, self.closed
        twin.left = self.left[:]
        twin.rooms = [room.copy() for room in self.rooms]
        twin.slots = dict(self.slots)
        twin.ends = self.ends[:]
        twin.tries = self.tries
        return twin

    def add(self, closure: int) -> bool:
        """Place all steps of the set that are missing; all of them or, when one fails, none."""
        missing = [i for i in bits(closure) if self.ends[i] < 0]
        if sum(sum(self.reduced.discussion[i]) for i in missing) > sum(self.left):
            return False
        left, rooms = self.left[:], [room.copy() for room in self.rooms]
        for count, i in enumerate(missing):
            if not self.place(i):
                self._forget(missing[:count])
                self.left, self.rooms = left, rooms
                return False
        return True

    def place(self, i: int) -> bool:
        """Place the pieces of step i as early as its needs and the minutes allow."""
        reduced = self.reduced
        if any(self.ends[need] < 0 for need in reduced.needs[i]):
            return False
        meeting = max((self.ends[need] for need in reduced.needs[i]), default=0)
        readers = self.readers(i)
        slots: list[int] = []
        for piece, discussion in enumerate(reduced.discussion[i]):
            reading = reduced.reading[i][piece]
            found = self._first(meeting, self._until(i, piece), discussion, reading, readers)
            if found is None or reduced.fixed.get((i, piece), found) != found:
                found = self._fixed(i, piece, meeting, readers)
            if found is None:
                self._take_back(i, slots, readers)
                return False
            self.put(found, discussion, reading, readers)
            slots.append(found)
            meeting = found
        self.slots[i] = tuple(slots)
        self.ends[i] = slots[-1]
        return True

    def put_at(self, i: int, slots: Iterable[int]) -> bool:
        """Place the pieces of step i in these meetings, if the minutes allow."""
        readers = self.readers(i)
        done: list[int] = []
        for piece, meeting in enumerate(slots):
            discussion, reading = self.reduced.discussion[i][piece], self.reduced.reading[i][piece]
            if not self.fits(meeting, discussion, reading, readers):
                self._take_back(i, done, readers)
                return False
            self.put(meeting, discussion, reading, readers)
            done.append(meeting)
        self.slots[i] = tuple(done)
        self.ends[i] = done[-1]
        return True

    def readers(self, i: int) -> list[Room]:
        return [
            room
            for room, profile in zip(self.rooms, self.reduced.profiles, strict=True)
            if profile.unknown >> i & 1
        ]

    def remove(self, i: int) -> None:
        self._take_back(i, list(self.slots[i]), self.readers(i))
        self._forget([i])

    def ends_of(self, needs: tuple[int, ...]) -> int | None:
        """The meeting that completes these steps, or None when one is missing."""
        last = 0
        for i in needs:
            if self.ends[i] < 0:
                return None
            last = max(last, self.ends[i])
        return last

    def _until(self, i: int, piece: int) -> int:
        """The last meeting for a piece: its own lock, the next locked piece, the deadline."""
        until = self.reduced.latest[i]
        for later in range(piece, len(self.reduced.discussion[i])):
            until = min(until, self.reduced.fixed.get((i, later), until))
        return until

    def _fixed(self, i: int, piece: int, earliest: int, readers: list[Room]) -> int | None:
        at = self.reduced.fixed.get((i, piece))
        if at is None or at < earliest:
            return None
        discussion, reading = self.reduced.discussion[i][piece], self.reduced.reading[i][piece]
        return at if self.fits(at, discussion, reading, readers) else None

    def _first(
        self, earliest: int, latest: int, discussion: int, reading: int, readers: list[Room]
    ) -> int | None:
        for meeting in range(earliest, latest + 1):
            if meeting not in self.closed and self.fits(meeting, discussion, reading, readers):
                return meeting
        return None

    def fits(self, meeting: int, discussion: int, reading: int, readers: list[Room]) -> bool:
        self.tries += 1
        if self.left[meeting] < discussion or not self.reduced.room[meeting]:
            return False
        return all(room.takes(meeting, reading) for room in readers)

    def put(self, meeting: int, discussion: int, reading: int, readers: list[Room]) -> None:
        self.left[meeting] -= discussion
        if reading:
            for room in readers:
                room.add(meeting, reading)

    def _take_back(self, i: int, slots: list[int], readers: list[Room]) -> None:
        for piece, meeting in enumerate(slots):
            self.left[meeting] += self.reduced.discussion[i][piece]
            for room in readers:
                room.add(meeting, -self.reduced.reading[i][piece])

    def _forget(self, steps: list[int]) -> None:
        for i in steps:
            self.slots.pop(i, None)
            self.ends[i] = -1


def ends_with(reduced: Reduced) -> tuple[tuple[int, ...], ...]:
    """For each wish the steps it names itself; what is below them is never later."""
    index = {key: i for i, key in enumerate(reduced.keys)}
    return tuple(
        tuple(sorted({index[need] for need in wish.decision.needs if need in index}))
        for wish in reduced.wishes
    )
