"""A topic at a depth as a plan takes it: minutes, pieces, what to read and do for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from curriculum.records import DEPTH_NAMES, Catalogue, Exercise, Topic
from planner.plans import minutes
from planner.plans.brief import Instead, MeasuredStep, Minutes, Taste
from planner.plans.minutes import Paces
from planner.plans.programme import Reading, Task
from planner.plans.reading import Chosen, Share, choose, shelf
from planner.plans.step_exercises import exercises_of, fitting, start_before, together
from planner.solver.problem import Key, Piece

# Where an exercise does not fit the meeting, so much of the time alone is kept for it at most.
PRACTICE_PERCENT = 33
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
    measured: Iterable[MeasuredStep] = (),
    cuts: Cuts = MappingProxyType({}),
) -> Mapping[Key, StepPlan]:
    """One plan for each step; keys are taken in the given order, shallower depths first."""
    on_shelf = _narrowed(shelf(catalogue, taste), instead)
    percent = shares.discussion_percent
    took = {(each.topic, each.depth): each.minutes for each in measured}
    familiar: dict[str, set[str]] = {}
    plans: dict[Key, StepPlan] = {}
    for key in keys:
        paces: Paces = (*cuts.get(key, ()), (None, shares.pace))
        cutting = _Cutting(limits=limits, paces=paces, took=took.get(key))
        usual = minutes.DISCUSSION_PERCENT if percent is None else percent
        frame = _frame(catalogue, key, usual, cutting)
        seen = familiar.setdefault(key[0], set())
        chosen = choose(on_shelf.get(key, ()), frame.room, taste, familiar=seen)
        own = (each.share.unit.discussion_percent for each in chosen)
        override = next((each for each in own if each is not None), None)
        if override is not None:
            frame = _frame(catalogue, key, override, cutting)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cutting:
    """How a step is cut. `took`: minutes that groups were measured to take in meetings."""

    limits: Limits
    paces: Paces
    took: int | None

    def pieces(self, discussion: int, reading: int) -> tuple[Piece, ...]:
        return minutes.cut_at_paces(
            discussion if self.took is None else self.took,
            reading,
            paces=self.paces,
            meeting_limit=self.limits.meeting,
            reading_limit=self.limits.reading,
        )


def _frame(catalogue: Catalogue, key: Key, percent: int, cutting: _Cutting) -> _Frame:
    topic = catalogue.topic_by_id[key[0]]
    estimate = topic.rung(key[1]).minutes
    talk = minutes.discussed(estimate, percent)
    alone = estimate - talk
    pieces = cutting.pieces(talk, alone)
    # What is done alone follows neither pace nor measure: it is settled by what was estimated.
    shared, waiting = fitting(exercises_of(catalogue, key), talk)
    in_meeting, crowded = together(shared, pieces)
    kept = min(sum(each.minutes for each in waiting), alone * PRACTICE_PERCENT // 100)
    return _Frame(
        topic=topic,
        depth=key[1],
        pieces=pieces,
        together=in_meeting,
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
        start_before(exercise, tasks, practice)
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
