"""Pure: what a plan asked before the catalogue renamed, merged or split entries, in today's words.

Stored plans are never rewritten. Whoever plans on reads what lies ahead of them through this; what
lies behind keeps the ids of its day, and counts for what these have become.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from curriculum.former import todays
from curriculum.records import Catalogue
from planner.plans.brief import Brief, Participant, Wanted
from planner.plans.edit_rules import Edited
from planner.plans.programme import DecisionEntry, Line, MeetingEntry, Programme, Reading
from planner.plans.schedule import Item, Schedule, Slot, is_ahead

Row = TypeVar("Row")
Depths = tuple[tuple[str, int], ...]


def plan_today(plan: Edited, catalogue: Catalogue, *, now: dt.datetime) -> Edited:
    """The question in today's words, and the meetings to come."""
    if not catalogue.former:
        return plan
    zone = plan.brief.cadence.zone
    new = {slot.key: slot for slot in schedule_today(plan.schedule, catalogue).slots}
    slots = tuple(
        new[slot.key] if is_ahead(slot, zone=zone, now=now) else slot
        for slot in plan.schedule.slots
    )
    waiting = schedule_today(plan.schedule, catalogue).waiting
    return Edited(
        brief=brief_today(plan.brief, catalogue),
        schedule=replace(plan.schedule, slots=slots, waiting=waiting),
    )


def brief_today(brief: Brief, catalogue: Catalogue) -> Brief:
    """Without what was archived, unless nothing would be left to ask for."""
    if not catalogue.former:
        return brief
    decisions = tuple(_decisions(brief.decisions, catalogue))
    return replace(
        brief,
        goals=_ids(brief.goals, "goals", catalogue) or brief.goals,
        decisions=decisions or brief.decisions,
        people=tuple(_person(each, catalogue) for each in brief.people),
        known=_depths(brief.known, catalogue),
        depths=_depths(brief.depths, catalogue),
        taste=replace(brief.taste, books=_ids(brief.taste.books, "resources", catalogue)),
        locks=tuple(_of_topics(brief.locks, catalogue, _step)),
        instead=tuple(
            new
            for each in _of_topics(brief.instead, catalogue, _step)
            for resource in todays(catalogue, "resources", each.resource)[:1]
            for new in (replace(each, resource=resource),)
        ),
        measured=None
        if brief.measured is None
        else tuple(_of_topics(brief.measured, catalogue, _step)),
    )


def schedule_today(schedule: Schedule, catalogue: Catalogue) -> Schedule:
    """All of it, the past too, for whoever counts what was studied; each piece once."""
    if not catalogue.former:
        return schedule
    seen: set[Item] = set()
    return replace(
        schedule,
        slots=tuple(_slot(slot, catalogue, seen) for slot in schedule.slots),
        waiting=tuple(_items(schedule.waiting, catalogue, seen)),
        carried=tuple(_of_topics(schedule.carried, catalogue, lambda each: each)),
        begun=tuple(_of_topics(schedule.begun, catalogue, lambda each: each)),
    )


def programme_today(programme: Programme, catalogue: Catalogue, *, now: dt.datetime) -> Programme:
    """Its decisions and the meetings to come; the others stay to the letter."""
    if not catalogue.former:
        return programme
    decisions = {
        name: replace(each, id=name)
        for each in programme.decisions
        for name in _of_decision(each, catalogue)
    }
    return replace(
        programme,
        decisions=tuple(decisions.values()),
        entries=tuple(
            _entry(each, catalogue)
            if isinstance(each, MeetingEntry) and each.starts_at > now and each.state == "planned"
            else each
            for each in programme.entries
        ),
    )


def steps_today(steps: Iterable[tuple[str, int]], catalogue: Catalogue) -> set[tuple[str, int]]:
    return {(new, depth) for topic, depth in steps for new in _topics(topic, catalogue)}


def _topics(topic: str, catalogue: Catalogue) -> tuple[str, ...]:
    """What was archived stays under its id: the catalogue says that it does not know it."""
    return todays(catalogue, "topics", topic) or (topic,)


def _of_decision(entry: DecisionEntry, catalogue: Catalogue) -> tuple[str, ...]:
    """Targets are topics that a plan wants for their own sake."""
    section = "topics" if entry.is_target else "decisions"
    return todays(catalogue, section, entry.id) or (entry.id,)


def _ids(ids: Iterable[str], section: str, catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new for old in ids for new in todays(catalogue, section, old)))


def _decisions(wanted: Iterable[Wanted], catalogue: Catalogue) -> Iterator[Wanted]:
    """Of two that are one the stronger wish counts."""
    found: dict[str, Wanted] = {}
    for each in wanted:
        for name in todays(catalogue, "decisions", each.decision):
            same = found.get(name, each)
            days = [day for day in (same.by, each.by) if day]
            found[name] = Wanted(
                decision=name,
                weight=max(same.weight, each.weight),
                required=same.required or each.required,
                by=min(days, default=None),
            )
    yield from found.values()


def _person(person: Participant, catalogue: Catalogue) -> Participant:
    return replace(person, knows=_depths(person.knows, catalogue))


def _depths(depths: Depths, catalogue: Catalogue) -> Depths:
    """The deeper one of two that are one."""
    found: dict[str, int] = {}
    for topic, depth in depths:
        for new in todays(catalogue, "topics", topic):
            found[new] = max(depth, found.get(new, 0))
    return tuple(found.items())


def _of_topics(
    rows: Iterable[Row], catalogue: Catalogue, same: Callable[[Row], object]
) -> Iterator[Row]:
    """Each row for every topic that its own has become; the first of those that are the same."""
    told: set[object] = set()
    for row in rows:
        for new in todays(catalogue, "topics", row.topic):  # type: ignore[attr-defined]  # all have one
            found = replace(row, topic=new)  # type: ignore[type-var]  # dataclasses, all of them
            if (key := same(found)) not in told:
                told.add(key)
                yield found


def _step(row: object) -> tuple[object, ...]:
    return tuple(getattr(row, name, None) for name in ("topic", "depth", "on", "piece"))


def _slot(slot: Slot, catalogue: Catalogue, seen: set[Item]) -> Slot:
    return replace(slot, items=tuple(_items(slot.items, catalogue, seen)))


def _items(items: Iterable[Item], catalogue: Catalogue, seen: set[Item]) -> Iterator[Item]:
    for item in items:
        for topic in _topics(item.topic, catalogue):
            found = replace(item, topic=topic)
            if found not in seen:
                seen.add(found)
                yield found


def _entry(entry: MeetingEntry, catalogue: Catalogue) -> MeetingEntry:
    return replace(
        entry,
        reached=_ids(entry.reached, "decisions", catalogue),
        lines=tuple(_line(each, catalogue) for each in entry.lines),
    )


def _line(line: Line, catalogue: Catalogue) -> Line:
    """Of a split topic the first part."""
    return replace(
        line,
        topic=_topics(line.topic, catalogue)[0],
        decisions=_ids(line.decisions, "decisions", catalogue),
        reading=tuple(_reading(each, catalogue) for each in line.reading),
        tasks=tuple(
            replace(each, exercise=_first(catalogue, "exercises", each.exercise))
            for each in line.tasks
        ),
    )


def _reading(reading: Reading, catalogue: Catalogue) -> Reading:
    return replace(
        reading,
        unit=_first(catalogue, "units", reading.unit),
        resource=_first(catalogue, "resources", reading.resource),
    )


def _first(catalogue: Catalogue, section: str, entry: str) -> str:
    return next(iter(todays(catalogue, section, entry)), entry)
