"""The question put to the solver: steps to learn, decisions worth reaching, people, dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

Key: TypeAlias = tuple[str, int]
"""A topic's id and a depth: 1 awareness, 2 working, 3 mastery."""

MeetingKind = Literal["study", "review", "curiosity", "exploration", "paper", "interview", "break"]


class Nonsense(ValueError):
    """The problem contradicts itself; the text says where and is fit to show."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """What of a step happens around one meeting, in minutes from zero.

    `discussion` is spent in the meeting by everybody, `reading` before it by each person
    who does not know the step yet.
    """

    discussion: int
    reading: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A topic at a depth, cut into pieces that each fit a meeting.

    `needs`: the steps directly before it, its own shallower depth included.
    """

    topic: str
    depth: int
    title: str
    pieces: tuple[Piece, ...]
    needs: tuple[Key, ...] = ()
    area: str = ""

    @property
    def key(self) -> Key:
        return (self.topic, self.depth)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Worth `weight` once everything it needs, at the depths it asks, has been learnt.

    `required` ones must be reached, by the date `by` if there is one. A breadth target of an
    area is a decision too, with `is_target` set, so that explanations word it apart.
    """

    id: str
    title: str
    needs: tuple[Key, ...]
    weight: int = 1
    required: bool = False
    by: dt.date | None = None
    is_target: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """`reading` is minutes a week; `knows` holds every step known, shallower ones included.

    `turns_before` and `led_on` are the memory of the rota: turns so far, the last one's date.
    """

    id: str
    name: str
    reading: int
    knows: frozenset[Key] = frozenset()
    leads: bool = True
    away: frozenset[dt.date] = frozenset()
    avoids: frozenset[dt.date] = frozenset()
    prefers: frozenset[Key] = frozenset()
    turns_before: int = 0
    led_on: dt.date | None = None
    ahead: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A date on which the group meets.

    `minutes`: what is left for steps after opening, recall and review (0 where nothing new is
    studied). `days`: days since the meeting before, for the reading budget; at most 14 count.
    `reserved_reading`: minutes of reading that this meeting asks besides steps.
    """

    on: dt.date
    minutes: int
    days: int = 7
    kind: MeetingKind = "study"
    reserved_reading: int = 0

    @property
    def is_led(self) -> bool:
        return self.kind != "break"


@dataclass(frozen=True, slots=True, kw_only=True)
class PastTurn:
    """A meeting of the same rota that lies behind: who led it, and who could not have.

    Ids of people; whoever did not belong then is among the `absent`.
    """

    on: dt.date
    lead: str | None
    absent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lock:
    """Piece number `piece` (from 0) of a step stays on this date whatever else changes."""

    key: Key
    piece: int
    on: dt.date


@dataclass(frozen=True, kw_only=True)
class Problem:
    """All that the solver knows. Built once, never changed; nonsense is refused here.

    `patience`: weeks after the end for which a reached decision still counts (`None`: as many
    as there are meetings; 0 prefers soon, a large number prefers most).
    `catch_up_percent`: a step known by at least this share of the people is not discussed;
    the others read it. `read_ahead`: what a meeting asks to read may also be read in the
    interval before the one that ends with it. `past`: the turns before these meetings, in their
    order; `Person.led_on` and `turns_before` are what was before those.
    """

    steps: tuple[Step, ...]
    decisions: tuple[Decision, ...]
    people: tuple[Person, ...]
    meetings: tuple[Meeting, ...]
    locks: tuple[Lock, ...] = ()
    curious: tuple[Key, ...] = ()
    patience: int | None = None
    catch_up_percent: int = 75
    read_ahead: bool = True
    past: tuple[PastTurn, ...] = ()
    seed: int = 0
    step: dict[Key, Step] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "step", {step.key: step for step in self.steps})
        _refuse_duplicates("step", [step.key for step in self.steps])
        _refuse_duplicates("decision", [decision.id for decision in self.decisions])
        _refuse_duplicates("person", [person.id for person in self.people])
        _refuse_duplicates("meeting date", [meeting.on for meeting in self.meetings])
        _refuse_disorder(self)
        _refuse_unknown(self)
        _refuse_negative(self)

    @cached_property
    def horizon(self) -> int:
        """H of value-weeks: how long a decision counts after the last meeting, in meetings."""
        return len(self.meetings) if self.patience is None else self.patience

    def weekly_reading(self, person: Person, meeting: Meeting) -> int:
        """Minutes the person can read in the days before the meeting, two weeks at most."""
        minutes = person.reading * min(meeting.days, 14) // 7
        if self.read_ahead and meeting.on == self.meetings[0].on:
            minutes += person.ahead
        return max(0, minutes - meeting.reserved_reading)


def _refuse_duplicates(what: str, ids: list[object]) -> None:
    seen: set[object] = set()
    for each in ids:
        if each in seen:
            raise Nonsense(f"The {what} {each} is there twice.")
        seen.add(each)


def _refuse_disorder(problem: Problem) -> None:
    dates = [meeting.on for meeting in problem.meetings]
    if dates != sorted(dates):
        raise Nonsense("The meetings are not in the order of their dates.")


def _refuse_unknown(problem: Problem) -> None:
    for step in problem.steps:
        for need in step.needs:
            if need not in problem.step:
                raise Nonsense(f"{step.topic} at depth {step.depth} needs the unknown {need}.")
    for decision in problem.decisions:
        for need in decision.needs:
            if need not in problem.step:
                raise Nonsense(f"The decision {decision.id} needs the unknown {need}.")
    dates = {meeting.on for meeting in problem.meetings}
    for lock in problem.locks:
        if lock.key not in problem.step or lock.on not in dates:
            raise Nonsense(f"{lock.key} is locked to {lock.on}, but one of them is not there.")
        if not 0 <= lock.piece < len(problem.step[lock.key].pieces):
            raise Nonsense(f"{lock.key} has no piece {lock.piece}.")


def _refuse_negative(problem: Problem) -> None:
    for step in problem.steps:
        if not step.pieces or any(p.discussion < 0 or p.reading < 0 for p in step.pieces):
            raise Nonsense(f"{step.topic} at depth {step.depth} has no pieces or negative minutes.")
    if any(decision.weight < 0 for decision in problem.decisions):
        raise Nonsense("A decision has a negative weight.")
    if any(person.reading < 0 for person in problem.people):
        raise Nonsense("A person has a negative reading budget.")
    if any(meeting.minutes < 0 or meeting.days < 0 for meeting in problem.meetings):
        raise Nonsense("A meeting has negative minutes.")
