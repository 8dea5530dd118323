"""A topic at a depth as a plan takes it: minutes, pieces, what to read and do for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from curriculum.records import DEPTH_NAMES, Catalogue, Exercise, Topic
from planner.plans import minutes
from planner.plans.brief import Instead, Minutes, Taste
from planner.plans.minutes import Paces
from planner.plans.programme import Reading, Task
from planner.plans.reading import Chosen, Share, choose, shelf
from planner.solver.problem import Key, Piece

# Where an exercise does not fit the meeting, so much of the time alone is kept for it at most.
PRACTICE_PERCENT = 33
LEAST_STARTED = 10
LEAST_OPENED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """What one person does alone before a piece: its minutes add up to the piece's reading."""

    reading: tuple[Reading, ...]
    tasks: tuple[Task, ...]
    practice: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StepPlan:
    """Everything about a step that does not depend on when it is studied.

    `pieces`, `before` and `together` run in parallel: the minutes, what is done alone before
    the meeting, and the exercises done in it. `done`: pieces that were studied already and are
    not among them any more.
    """

    topic: Topic
    depth: int
    pieces: tuple[Piece, ...]
    before: tuple[Preparation, ...]
    together: tuple[tuple[Task, ...], ...]
    has_units: bool
    done: int = 0

    @property
    def key(self) -> Key:
        return (self.topic.id, self.depth)

    @property
    def discussion(self) -> int:
        return sum(piece.discussion for piece in self.pieces)

    @property
    def reading(self) -> int:
        return sum(piece.reading for piece in self.pieces)

    @property
    def words(self) -> str:
        return f"{self.topic.name} ({DEPTH_NAMES[self.depth]})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Minutes of study that one meeting has, and of reading that the busiest person has for it."""

    meeting: int
    reading: int


Cuts = Mapping[Key, tuple[tuple[int, int], ...]]
"""Of which steps the first so many pieces were cut at another pace, at how many percent."""


def step_plans(
    catalogue: Catalogue,
    keys: Iterable[Key],
    *,
    taste: Taste,
    shares: Minutes,
    limits: Limits,
    instead: Iterable[Instead] = (),
    cuts: Cuts = MappingProxyType({}),
) -> Mapping[Key, StepPlan]:
    """One plan for each step; keys are taken in the given order, shallower depths first."""
    on_shelf = _narrowed(shelf(catalogue, taste), instead)
    percent = shares.discussion_percent
    familiar: dict[str, set[str]] = {}
    plans: dict[Key, StepPlan] = {}
    for key in keys:
        paces: Paces = (*cuts.get(key, ()), (None, shares.pace))
        usual = minutes.DISCUSSION_PERCENT if percent is None else percent
        frame = _frame(catalogue, key, usual, limits, paces)
        seen = familiar.setdefault(key[0], set())
        chosen = choose(on_shelf.get(key, ()), frame.room, taste, familiar=seen)
        own = (each.share.unit.discussion_percent for each in chosen)
        override = next((each for each in own if each is not None), None)
        if override is not None:
            frame = _frame(catalogue, key, override, limits, paces)
            chosen = _fitted(chosen, frame.room)
        seen.update(each.share.resource.id for each in chosen)
        plans[key] = _plan(frame, chosen)
    return plans


def resources_for(catalogue: Catalogue, taste: Taste, key: Key) -> tuple[str, ...]:
    """Resources with a unit for the step, in the catalogue's order."""
    shares = shelf(catalogue, taste).get(key, ())
    return tuple(dict.fromkeys(share.resource.id for share in shares))


def _narrowed(
    on_shelf: Mapping[Key, tuple[Share, ...]], instead: Iterable[Instead]
) -> Mapping[Key, tuple[Share, ...]]:
    """Where somebody chose a resource for a step, only its units, if there are any."""
    narrowed = dict(on_shelf)
    for each in instead:
        key = (each.topic, each.depth)
        shares = tuple(s for s in on_shelf.get(key, ()) if s.resource.id == each.resource)
        if shares:
            narrowed[key] = shares
    return narrowed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """A step before its units are chosen: `room` minutes are left for them."""

    topic: Topic
    depth: int
    pieces: tuple[Piece, ...]
    together: tuple[tuple[Task, ...], ...]
    started_before: tuple[Exercise, ...]
    room: int


def _frame(catalogue: Catalogue, key: Key, percent: int, limits: Limits, paces: Paces) -> _Frame:
    topic = catalogue.topic_by_id[key[0]]
    estimate = topic.rung(key[1]).minutes
    talk = minutes.discussed(estimate, percent)
    alone = estimate - talk
    pieces = minutes.cut_at_paces(
        talk, alone, paces=paces, meeting_limit=limits.meeting, reading_limit=limits.reading
    )
    # What is done alone does not follow the pace: it is settled by what was estimated.
    fitting, waiting = _fitting(_exercises_of(catalogue, key), talk)
    together, crowded = _together(fitting, pieces)
    kept = min(sum(each.minutes for each in waiting), alone * PRACTICE_PERCENT // 100)
    return _Frame(
        topic=topic,
        depth=key[1],
        pieces=pieces,
        together=together,
        started_before=(*waiting, *crowded),
        room=alone - kept,
    )


def _fitted(chosen: Sequence[Chosen], room: int) -> tuple[Chosen, ...]:
    fitted = []
    for each in chosen:
        counted = min(each.share.minutes, room)
        if counted:
            fitted.append(Chosen(share=each.share, minutes=counted))
        room -= counted
    return tuple(fitted)


def _plan(frame: _Frame, chosen: Sequence[Chosen]) -> StepPlan:
    readings, practice = _dealt(chosen, frame.pieces)
    tasks: list[list[Task]] = [[] for _ in frame.pieces]
    for exercise in frame.started_before:
        _start_before(exercise, tasks, practice)
    before = tuple(
        Preparation(reading=tuple(reading), tasks=tuple(started), practice=left)
        for reading, started, left in zip(readings, tasks, practice, strict=True)
    )
    return StepPlan(
        topic=frame.topic,
        depth=frame.depth,
        pieces=frame.pieces,
        before=before,
        together=frame.together,
        has_units=bool(chosen),
    )


def _dealt(
    chosen: Sequence[Chosen], pieces: Sequence[Piece]
) -> tuple[list[list[Reading]], list[int]]:
    """The units dealt out to the pieces in order; what is left of each piece is practice."""
    left = [piece.reading for piece in pieces]
    spare = sum(left) - sum(each.minutes for each in chosen)
    dealt: list[list[Reading]] = [[] for _ in pieces]
    number = 0
    for each in chosen:
        waiting, is_continued = each.minutes, False
        while waiting:
            # A unit is not opened for the last few minutes of a week, if these can be practice.
            if left[number] < min(waiting, LEAST_OPENED) and left[number] <= spare:
                spare -= left[number]
                number += 1
                continue
            taken = min(waiting, left[number])
            dealt[number].append(_reading(each, taken, is_continued=is_continued))
            left[number] -= taken
            waiting -= taken
            is_continued = True
            number += waiting > 0
    return dealt, left


def _reading(chosen: Chosen, taken: int, *, is_continued: bool) -> Reading:
    unit, resource = chosen.share.unit, chosen.share.resource
    is_whole = chosen.minutes == unit.minutes
    words = () if is_whole else (chosen.share.words,)
    return Reading(
        unit=unit.id,
        resource=resource.id,
        title=unit.title,
        resource_title=resource.title,
        location=unit.location,
        url=unit.url or resource.url,
        minutes=taken,
        of_minutes=unit.minutes,
        is_estimate=unit.minutes_are == "estimated" or not is_whole,
        is_free=resource.is_free,
        part=": ".join((*["continued"] * is_continued, *words)),
    )


def _exercises_of(catalogue: Catalogue, key: Key) -> list[Exercise]:
    return [
        each
        for each in catalogue.exercises
        if each.topic == key[0] and any((c.topic, c.depth) == key for c in each.covers)
    ]


def _fitting(
    exercises: Iterable[Exercise], room: int
) -> tuple[tuple[Exercise, ...], tuple[Exercise, ...]]:
    """Exercises that so many minutes in meetings have room for, and the others."""
    fitting, waiting = [], []
    for each in exercises:
        if each.minutes > room:
            waiting.append(each)
        else:
            fitting.append(each)
            room -= each.minutes
    return tuple(fitting), tuple(waiting)


def _together(
    exercises: Iterable[Exercise], pieces: Sequence[Piece]
) -> tuple[tuple[tuple[Task, ...], ...], tuple[Exercise, ...]]:
    """Exercises that the pieces have room for, the last ones first, and the others."""
    room = [piece.discussion for piece in pieces]
    together: list[list[Task]] = [[] for _ in pieces]
    fitting, waiting = _fitting(exercises, sum(room))
    for each in fitting:
        wanted = each.minutes
        for number in reversed(range(len(room))):
            taken = min(wanted, room[number])
            if taken:
                room[number] -= taken
                wanted -= taken
                together[number].append(_task(each, taken, in_meeting=True))
    return tuple(map(tuple, together)), waiting


def _start_before(exercise: Exercise, before: list[list[Task]], left: list[int]) -> None:
    """As far as the practice goes, unless that is too little to begin."""
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
