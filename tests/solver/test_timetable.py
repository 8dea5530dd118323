"""Reading a week ahead, and placing all of a closure or nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.solver.reduce import bits, reduce
from planner.solver.timetable import Room, Timetable
from tests.solver.examples import chain, decision, problem

MINUTES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 60)), max_size=8)


def by_trying(room: tuple[int, ...], asked: list[int]) -> bool:
    """Whether the reading can be done: as late as possible, from the last meeting backwards."""
    early = 0
    for meeting in reversed(range(len(room))):
        if early > room[meeting]:
            return False
        early = max(0, asked[meeting] + early - room[meeting])
    return early == 0


@given(st.tuples(*[st.integers(0, 60)] * 4), MINUTES)
def test_reading_is_taken_exactly_when_it_can_be_done(
    minutes: tuple[int, ...], additions: list[tuple[int, int]]
) -> None:
    room = Room(minutes, ahead=True)

    for meeting, more in additions:
        wanted = room.asked[:]
        wanted[meeting] += more
        takes = room.takes(meeting, more)
        assert takes is by_trying(minutes, wanted)
        if takes:
            room.add(meeting, more)


def test_reading_only_in_its_own_week_when_nobody_reads_ahead() -> None:
    room = Room((60, 60), ahead=False)

    assert (room.takes(1, 60), room.takes(1, 61)) == (True, False)


def test_what_is_taken_back_leaves_no_trace() -> None:
    room = Room((60, 60, 60), ahead=True)
    room.add(2, 50)

    room.add(2, 40)
    room.add(2, -40)

    assert (room.asked, room.early) == ([0, 0, 50], [0, 0, 0, 0])


def test_a_closure_that_does_not_fit_as_a_whole_leaves_nothing_behind() -> None:
    reduced = reduce(
        problem(
            steps=chain("a", "b", "c", discussion=40),
            decisions=[decision("plan", [("c", 1)])],
            meetings=2,
        )
    )
    timetable = Timetable(reduced)

    assert timetable.add(reduced.wishes[0].closure) is False
    assert (timetable.slots, timetable.left) == ({}, [40, 40])
    assert bits(reduced.wishes[0].closure) == [0, 1, 2]
