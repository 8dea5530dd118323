"""Pure: the shortest way, in minutes, for somebody who joins late to be of use in the next
meeting, and which of the earlier meetings need not be made up for.

What a meeting needs is what its steps stand on, at the depth they ask for and no deeper, without
what the person knows and what the group itself has still before it. Minutes are those of the
catalogue: who works alone does in their own time what the others did in the meeting.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from curriculum import graph
from curriculum.records import Catalogue
from planner.meetings.zones import zone_named
from planner.plans import schedule as schedules
from planner.plans.brief import Brief, Depth
from planner.plans.pace import cuts
from planner.plans.programme import Line
from planner.plans.schedule import Schedule, Slot
from planner.plans.steps import StepPlan, step_plans
from planner.plans.study_lines import together
from planner.plans.wanted import outside
from planner.solver import Key, MeetingKind

Knows = tuple[tuple[str, Depth], ...]
Verdict = Literal["needed", "later", "skip"]
SOON = 2
"""So many meetings are prepared for: the next one, and the one after it."""
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A step to make up for, with the pieces of it that were missed.

    `line` has its reading and exercises. `for_steps`: what of the meeting's agenda stands on it.
    `met_on`: when the group finished with these pieces; None where the others knew it before.
    """

    line: Line
    for_steps: tuple[Key, ...]
    met_on: dt.date | None

    @property
    def key(self) -> Key:
        return (self.line.topic, self.line.depth)

    @property
    def minutes(self) -> int:
        """All of them alone: reading, practice, and what was discussed with the others."""
        return self.line.minutes + self.line.reading_minutes

    @property
    def practice_minutes(self) -> int:
        return self.minutes - sum(each.minutes for each in self.line.reading)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What to make up for before one meeting; for the second, only what the first left over.

    `own_reading`: minutes that the meeting itself asks of this person. `days`: until then.
    """

    key: str
    on: dt.date
    kind: MeetingKind
    agenda: tuple[Key, ...]
    steps: tuple[Missed, ...]
    own_reading: int
    days: int

    @property
    def minutes(self) -> int:
        return sum(step.minutes for step in self.steps)


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A meeting of the past. `for_on`: the first meeting ahead that stands on what was missed."""

    key: str
    on: dt.date
    kind: MeetingKind
    agenda: tuple[Key, ...]
    verdict: Verdict
    for_on: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUp:
    """`ways`: for the next meeting and the one after it, as far as there are any."""

    ways: tuple[Way, ...]
    earlier: tuple[Earlier, ...]

    @property
    def minutes(self) -> int:
        return sum(way.minutes for way in self.ways)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """The plan as somebody finds it: what was, what is to come, what they need not learn."""

    catalogue: Catalogue
    held: tuple[Slot, ...]
    coming: tuple[Slot, ...]
    known: frozenset[Key]
    missed: Mapping[Key, tuple[int, ...]]


def catch_up(
    brief: Brief, schedule: Schedule, catalogue: Catalogue, *, knows: Knows, now: dt.datetime
) -> CatchUp:
    """For somebody who knows this much, besides what the brief takes all to know."""
    zone = brief.cadence.zone
    held = schedules.behind(schedule, zone=zone, now=now)
    coming = schedules.ahead(schedule, zone=zone, now=now)
    if not held:
        return CatchUp(ways=(), earlier=())
    plans = _plans(brief, schedule, catalogue)
    left_out = outside(frozenset(topic for topic, depth in brief.depths if depth == 0))
    view = _Standing(
        catalogue=catalogue,
        held=held,
        coming=coming,
        known=frozenset(graph.with_shallower((*brief.known, *knows))) | left_out,
        missed=_missed(brief, schedule, plans, held, coming),
    )
    needed = [_needed(view, slot) for slot in coming]
    today = now.astimezone(zone_named(zone)).date()
    return CatchUp(
        ways=tuple(_ways(view, plans, needed, today)),
        earlier=tuple(_earlier(view, slot, needed) for slot in held),
    )


def weeks(minutes: int, reading: int) -> int | None:
    """In how many weeks of so many minutes; None for whoever has none to read."""
    return -(-minutes // reading) if reading else None


def is_in_time(way: Way, minutes: int, reading: int) -> bool:
    """Whether so many minutes fit in before the meeting, of `reading` a week."""
    return minutes <= reading * way.days // WEEK


def _agenda(catalogue: Catalogue, slots: Iterable[Slot]) -> tuple[Key, ...]:
    """The steps in these meetings that the catalogue still has."""
    keys = dict.fromkeys(item.key for slot in slots for item in slot.items)
    topics = catalogue.topic_by_id
    return tuple(
        (topic, depth)
        for topic, depth in keys
        if topic in topics and depth <= len(topics[topic].rungs)
    )


def _plans(brief: Brief, schedule: Schedule, catalogue: Catalogue) -> Mapping[Key, StepPlan]:
    """Of everything that the plan's steps stand on, whoever knows it."""
    keys = graph.closure(catalogue, _agenda(catalogue, schedule.slots))
    return step_plans(
        catalogue,
        keys,
        taste=brief.taste,
        shares=brief.minutes,
        limits=schedule.limits,
        instead=brief.instead,
        measured=brief.measured or (),
        cuts=cuts(schedule),
    )


def _pieces(slots: Iterable[Slot]) -> dict[Key, set[int]]:
    found: dict[Key, set[int]] = {}
    for slot in slots:
        for item in slot.items:
            found.setdefault(item.key, set()).add(item.piece)
    return found


def _missed(
    brief: Brief,
    schedule: Schedule,
    plans: Mapping[Key, StepPlan],
    held: Sequence[Slot],
    coming: Sequence[Slot],
) -> dict[Key, tuple[int, ...]]:
    """The pieces that the group has behind it; of what it left out as known, all of them."""
    past, future = _pieces(held), _pieces(coming)
    waiting = {item.key for item in schedule.waiting}
    others = (depths for person in brief.people for depths in person.knows)
    known = set(graph.with_shallower(others))
    found = {}
    for key, plan in plans.items():
        pieces = range(len(plan.pieces))
        if key in past:
            still = future.get(key, set())
            found[key] = tuple(n for n in pieces if n in past[key] and n not in still)
        elif key in known and key not in future and key not in waiting:
            found[key] = tuple(pieces)
    return {key: pieces for key, pieces in found.items() if pieces}


def _needed(view: _Standing, slot: Slot) -> tuple[Key, ...]:
    """Steps to make up for before the meeting, prerequisites first."""
    agenda = _agenda(view.catalogue, [slot])
    closed = graph.closure(view.catalogue, agenda, known=view.known)
    return tuple(key for key in closed if key in view.missed)


def _ways(
    view: _Standing,
    plans: Mapping[Key, StepPlan],
    needed: Sequence[tuple[Key, ...]],
    today: dt.date,
) -> Iterator[Way]:
    done: set[Key] = set()
    for slot, keys in zip(view.coming[:SOON], needed, strict=False):
        further = [key for key in keys if key not in done]
        done.update(further)
        agenda = _agenda(view.catalogue, [slot])
        own = (
            plans[item.key].pieces[item.piece].reading
            for item in slot.items
            if item.key in agenda
            and item.key not in view.known
            and item.piece < len(plans[item.key].pieces)
        )
        yield Way(
            key=slot.key,
            on=slot.on,
            kind=slot.kind,
            agenda=agenda,
            steps=tuple(_step(view, plans[key], agenda) for key in further),
            own_reading=sum(own),
            days=(slot.on - today).days,
        )


def _step(view: _Standing, plan: StepPlan, agenda: Sequence[Key]) -> Missed:
    pieces = view.missed[plan.key]
    dates = [
        slot.on
        for slot in view.held
        for item in slot.items
        if item.key == plan.key and item.piece in pieces
    ]
    return Missed(
        line=functools.reduce(together, [_line(plan, piece) for piece in pieces]),
        for_steps=tuple(
            key
            for key in agenda
            if plan.key in graph.closure(view.catalogue, [key], known=view.known)
        ),
        met_on=max(dates, default=None),
    )


def _line(plan: StepPlan, piece: int) -> Line:
    before, minutes = plan.before[piece], plan.pieces[piece]
    return Line(
        kind="study",
        title=plan.topic.name,
        minutes=minutes.discussion,
        topic=plan.topic.id,
        depth=plan.depth,
        piece=piece + 1,
        last_piece=piece + 1,
        pieces=len(plan.pieces),
        area=plan.topic.area,
        reading_minutes=minutes.reading,
        own_practice_minutes=before.practice,
        reading=before.reading,
        tasks=(*before.tasks, *plan.together[piece]),
    )


def _earlier(view: _Standing, slot: Slot, needed: Sequence[tuple[Key, ...]]) -> Earlier:
    """Needed soon, useful later, or nothing that any meeting ahead stands on."""
    own = {item.key for item in slot.items if item.piece in view.missed.get(item.key, ())}
    first = next((n for n, keys in enumerate(needed) if not own.isdisjoint(keys)), None)
    verdict: Verdict = "skip" if first is None else "needed" if first < SOON else "later"
    return Earlier(
        key=slot.key,
        on=slot.on,
        kind=slot.kind,
        agenda=_agenda(view.catalogue, [slot]),
        verdict=verdict,
        for_on=None if first is None else view.coming[first].on,
    )
