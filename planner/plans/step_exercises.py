"""Pure: the exercises of a step: done together in its meetings, or started before them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from curriculum.records import Catalogue, Exercise
from planner.plans.programme import Task
from planner.solver.problem import Key, Piece

LEAST_STARTED = 10


def exercises_of(catalogue: Catalogue, key: Key) -> list[Exercise]:
    return [
        each
        for each in catalogue.exercises
        if each.topic == key[0] and any((c.topic, c.depth) == key for c in each.covers)
    ]


def fitting(
    exercises: Iterable[Exercise], room: int
) -> tuple[tuple[Exercise, ...], tuple[Exercise, ...]]:
    """Exercises that so many minutes in meetings have room for, and the others."""
    shared, waiting = [], []
    for each in exercises:
        if each.minutes > room:
            waiting.append(each)
        else:
            shared.append(each)
            room -= each.minutes
    return tuple(shared), tuple(waiting)


def together(
    exercises: Iterable[Exercise], pieces: Sequence[Piece]
) -> tuple[tuple[tuple[Task, ...], ...], tuple[Exercise, ...]]:
    """Exercises that the pieces have room for, the last ones first, and the others."""
    room = [piece.discussion for piece in pieces]
    dealt: list[list[Task]] = [[] for _ in pieces]
    shared, waiting = fitting(exercises, sum(room))
    for each in shared:
        wanted = each.minutes
        for number in reversed(range(len(room))):
            taken = min(wanted, room[number])
            if taken:
                room[number] -= taken
                wanted -= taken
                dealt[number].append(_task(each, taken, in_meeting=True))
    return tuple(map(tuple, dealt)), waiting


def start_before(exercise: Exercise, before: list[list[Task]], left: list[int]) -> None:
    """As far as the practice `left` before each piece goes, unless that is too little to begin."""
    wanted = min(exercise.minutes, sum(left))
    if wanted < LEAST_STARTED:
        return
    for number, free in enumerate(left):
        taken = min(wanted, free)
        if taken:
            before[number].append(_task(exercise, taken, in_meeting=False))
            left[number] -= taken
            wanted -= taken


def _task(exercise: Exercise, taken: int, *, in_meeting: bool) -> Task:
    return Task(exercise=exercise.id, title=exercise.title, minutes=taken, in_meeting=in_meeting)
