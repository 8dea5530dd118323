"""A group's plan as it is edited: its meetings in their order, and what stands in each.

A slot is a meeting with an identity of its own: it may move, change its agenda or be cancelled
and is the same meeting all the same. Minutes, reading and reasons are not here; they follow
from the catalogue whenever the programme is written.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import cast

from planner.meetings.zones import clock_time, zone_named
from planner.plans.programme import MeetingEntry, MeetingState, Programme, SkippedEntry
from planner.plans.steps import Limits
from planner.solver import Key, MeetingKind

STUDIED = ("study", "catch-up", "curiosity")
"""Kinds of lines that stand for steps; a review names topics too, but only recalls them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Piece number `piece` (from 0, of the whole step) of a topic at a depth."""

    topic: str
    depth: int
    piece: int
    is_curious: bool = False

    @property
    def key(self) -> Key:
        return (self.topic, self.depth)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One meeting: its date and time on the group's wall clock, its items, who leads (by name).

    `is_locked`: replanning leaves all of it. `is_turn_settled`: somebody was asked to lead it;
    `is_pick_settled`: somebody chose what it is about, out of curiosity.
    `reason`: why it is met in spite of something, was cancelled or did not happen.
    """

    key: str
    on: dt.date
    at: dt.time
    kind: MeetingKind
    items: tuple[Item, ...] = ()
    lead: str = ""
    backup: str = ""
    turn_note: str = ""
    state: MeetingState = "planned"
    is_locked: bool = False
    is_turn_settled: bool = False
    is_pick_settled: bool = False
    reason: str = ""

    @property
    def takes_place(self) -> bool:
        return self.state in ("planned", "held")


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A date on which the group does not meet, with its reason."""

    on: dt.date
    reason: str
    can_meet_anyway: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A step took longer than planned: so many minutes of it are left for piece `piece`.

    `meeting`: the key of the one that did not get through it; empty in plans of before.
    """

    topic: str
    depth: int
    piece: int
    minutes: int
    meeting: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """The first `pieces` of a step were cut at `pace` percent of its estimate, unlike the rest."""

    topic: str
    depth: int
    pieces: int
    pace: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """`slots` and `closed` by date. `waiting`: items that lost their meeting. The two limits
    (minutes) say how steps are cut, and stay as in the first draft. `begun`: steps that were
    under way when the plan changed its pace; those of a step in the order of their pieces."""

    slots: tuple[Slot, ...]
    closed: tuple[Closed, ...]
    meeting_limit: int
    reading_limit: int
    waiting: tuple[Item, ...] = ()
    carried: tuple[Carried, ...] = ()
    begun: tuple[Begun, ...] = ()

    @property
    def limits(self) -> Limits:
        return Limits(meeting=self.meeting_limit, reading=self.reading_limit)

    def slot(self, key: str) -> Slot | None:
        return next((slot for slot in self.slots if slot.key == key), None)

    def slot_on(self, on: dt.date) -> Slot | None:
        """The meeting that takes place, or took place, on this date."""
        return next((each for each in self.slots if each.on == on and each.takes_place), None)


def ordered(schedule: Schedule) -> Schedule:
    """The same with everything in the order of the dates."""
    return replace(
        schedule,
        slots=tuple(sorted(schedule.slots, key=lambda slot: (slot.on, slot.at, slot.key))),
        closed=tuple(sorted(schedule.closed, key=lambda closed: closed.on)),
    )


def replaced(schedule: Schedule, *slots: Slot) -> Schedule:
    """The schedule with these slots instead of those of the same keys."""
    new = {slot.key: slot for slot in slots}
    return ordered(replace(schedule, slots=tuple(new.get(s.key, s) for s in schedule.slots)))


def starts_at(slot: Slot, zone: str) -> dt.datetime:
    return clock_time(slot.on, slot.at, zone_named(zone)).at


def is_ahead(slot: Slot, *, zone: str, now: dt.datetime) -> bool:
    """Whether it is still to come; one that has begun is past."""
    return slot.state == "planned" and starts_at(slot, zone) > now


def ahead(schedule: Schedule, *, zone: str, now: dt.datetime) -> tuple[Slot, ...]:
    return tuple(slot for slot in schedule.slots if is_ahead(slot, zone=zone, now=now))


def behind(schedule: Schedule, *, zone: str, now: dt.datetime) -> tuple[Slot, ...]:
    """Meetings that took place, or are taking place; what nobody marked is taken to have been."""
    return tuple(
        slot
        for slot in schedule.slots
        if slot.takes_place and not is_ahead(slot, zone=zone, now=now)
    )


def done(slots: Iterable[Slot]) -> dict[Key, int]:
    """How many pieces of each step were studied in these meetings, from the first on.

    What stands on a piece that was missed counts only once that one is made up for.
    """
    studied: dict[Key, set[int]] = {}
    for slot in slots:
        for item in slot.items:
            studied.setdefault(item.key, set()).add(item.piece)
    return {key: _unbroken(pieces) for key, pieces in studied.items()}


def _unbroken(pieces: set[int]) -> int:
    return next(number for number in itertools.count() if number not in pieces)


def carried_over(schedule: Schedule) -> dict[Key, tuple[tuple[int, int], ...]]:
    """For which piece of each step how many minutes were carried over, each time."""
    found: dict[Key, tuple[tuple[int, int], ...]] = {}
    for each in schedule.carried:
        key = (each.topic, each.depth)
        found[key] = (*found.get(key, ()), (each.piece, each.minutes))
    return found


def first_schedule(programme: Programme, limits: Limits, new_key: Callable[[], str]) -> Schedule:
    """The schedule of a programme that nobody has edited yet; meetings without a key get one."""
    entries = programme.entries
    return Schedule(
        slots=tuple(
            slot_of(entry, new_key) for entry in entries if isinstance(entry, MeetingEntry)
        ),
        closed=tuple(
            Closed(on=entry.on, reason=entry.reason, can_meet_anyway=entry.can_meet_anyway)
            for entry in entries
            if isinstance(entry, SkippedEntry)
        ),
        meeting_limit=limits.meeting,
        reading_limit=limits.reading,
    )


def slot_of(entry: MeetingEntry, new_key: Callable[[], str]) -> Slot:
    return Slot(
        key=entry.key or new_key(),
        on=entry.starts_at.date(),
        at=entry.starts_at.time().replace(tzinfo=None),
        kind=cast(MeetingKind, entry.kind),
        items=tuple(_items(entry)),
        lead=entry.lead,
        backup=entry.backup,
        turn_note=entry.turn_note,
        state=entry.state,
        is_locked=entry.is_locked,
        reason=entry.reason,
    )


def _items(entry: MeetingEntry) -> Iterator[Item]:
    for line in entry.lines:
        if line.kind in STUDIED and line.topic:
            for piece in range(line.piece - 1, line.last_piece):
                yield Item(
                    topic=line.topic,
                    depth=line.depth,
                    piece=piece,
                    is_curious=line.kind == "curiosity",
                )


def with_keys(programme: Programme, schedule: Schedule) -> Programme:
    """The programme that the schedule was first made of, its meetings named as there."""
    keys = iter([slot.key for slot in schedule.slots])
    entries = tuple(
        replace(entry, key=next(keys)) if isinstance(entry, MeetingEntry) else entry
        for entry in programme.entries
    )
    return replace(programme, entries=entries)
