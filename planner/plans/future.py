"""What the future of a schedule asks: its dates, what is left to study, what the past leaves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

from curriculum.records import Catalogue
from planner.meetings.agreed_dates import (
    AgreedDate,
    Appointed,
    Kept,
    Skipped,
    appointed_dates,
)
from planner.meetings.zones import zone_named
from planner.plans.brief import Brief
from planner.plans.continued_words import is_same
from planner.plans.going_on import Ahead, Held, free_to_read_ahead
from planner.plans.pace import cuts
from planner.plans.programme import MeetingEntry, Programme
from planner.plans.schedule import Schedule, Slot, ahead, behind, carried_over, done
from planner.solver import Key, Lock, PastTurn


def what_lies_ahead(
    brief: Brief, schedule: Schedule, catalogue: Catalogue, before: Programme, *, now: dt.datetime
) -> Ahead:
    zone = brief.cadence.zone
    slots = ahead(schedule, zone=zone, now=now)
    held = behind(schedule, zone=zone, now=now)
    studied = done(held)
    return Ahead(
        dates=_dates(brief, schedule, slots, held, now=now),
        kinds=tuple(slot.kind for slot in slots),
        limits=schedule.limits,
        done=studied,
        carried=carried_over(schedule),
        cuts=cuts(schedule),
        placed=_placed(catalogue, slots, curious=False),
        picked=_placed(catalogue, slots, curious=True),
        locks=tuple(_locks(brief, slots, studied)),
        free=free_to_read_ahead(brief, _entries_of(held, before)),
        held=tuple(_held(slot) for slot in held),
        past=past_turns(brief, schedule, before, now=now),
    )


def past_turns(
    brief: Brief, schedule: Schedule, before: Programme, *, now: dt.datetime
) -> tuple[PastTurn, ...]:
    """The turns of the plan's own past, so that the rota goes on from there.

    Whoever had prepared a meeting that did not happen has had a turn: nobody else's changes.
    """
    gone = [slot for slot in schedule.slots if slot.state == "not held"]
    held = behind(schedule, zone=brief.cadence.zone, now=now)
    slots = sorted((*held, *gone), key=lambda slot: slot.on)
    led = [slot for slot in slots if slot.kind != "break"]
    ids = {entry.key: entry.lead_id for entry in before.meetings()}
    dates = _appointed(brief, led)
    return tuple(
        PastTurn(
            on=slot.on,
            lead=_current_name(brief, slot.lead, ids.get(slot.key, "")),
            absent=_absent(brief, kept),
        )
        for slot, kept in zip(led, dates, strict=True)
    )


def _current_name(brief: Brief, lead: str, account: str) -> str | None:
    """Whoever has an account is known by it, so that a new name keeps the old one's turns."""
    return next((each.name for each in brief.people if is_same(each, lead, account)), None)


def _absent(brief: Brief, kept: Kept) -> frozenset[str]:
    away = {name for name, _ in kept.away}
    later = {each.name for each in brief.people if each.since is not None and each.since > kept.on}
    return frozenset(away | later)


def _entries_of(held: Iterable[Slot], before: Programme) -> list[MeetingEntry]:
    old = {entry.key: entry for entry in before.meetings()}
    return [old[slot.key] for slot in held if slot.key in old]


def _held(slot: Slot) -> Held:
    keys = (item.key for item in slot.items if not item.is_curious)
    return Held(kind=slot.kind, keys=tuple(dict.fromkeys(keys)))


def _locks(brief: Brief, slots: Iterable[Slot], studied: Mapping[Key, int]) -> Iterator[Lock]:
    """A lock goes with its piece, wherever that stands now; a step begun for it is finished."""
    steps = {(each.topic, each.depth) for each in brief.locks}
    pieces = {(each.topic, each.depth, each.piece) for each in brief.locks}
    for slot in slots:
        for item in slot.items:
            past = studied.get(item.key, 0)
            is_meant = (item.topic, item.depth, item.piece) in pieces or past
            if item.key in steps and is_meant and not item.is_curious:
                yield Lock(key=item.key, piece=item.piece - past, on=slot.on)


def _dates(
    brief: Brief,
    schedule: Schedule,
    slots: Sequence[Slot],
    held: Sequence[Slot],
    *,
    now: dt.datetime,
) -> tuple[AgreedDate, ...]:
    kept = _appointed(brief, slots, previous=max((slot.on for slot in held), default=None))
    today = now.astimezone(zone_named(brief.cadence.zone)).date()
    skipped = (
        Skipped(
            on=each.on,
            reasons=(each.reason,),
            text=each.reason,
            can_meet_anyway=each.can_meet_anyway,
        )
        for each in schedule.closed
        if each.on > today
    )
    return tuple(sorted([*kept, *skipped], key=lambda date: date.on))


def _appointed(
    brief: Brief, slots: Iterable[Slot], previous: dt.date | None = None
) -> tuple[Kept, ...]:
    return appointed_dates(
        [Appointed(on=slot.on, at=slot.at, in_spite_of=slot.reason) for slot in slots],
        brief.people,
        minutes=brief.cadence.minutes,
        zone=brief.cadence.zone,
        previous=previous,
    )


def _placed(
    catalogue: Catalogue, slots: Iterable[Slot], *, curious: bool
) -> tuple[tuple[str, int], ...]:
    """The steps on the agendas that the catalogue still has, picked out of curiosity or not."""
    items = (item for slot in slots for item in slot.items)
    keys = dict.fromkeys(item.key for item in items if item.is_curious == curious)
    return tuple(
        (topic, depth)
        for topic, depth in keys
        if topic in catalogue.topic_by_id and depth <= len(catalogue.topic_by_id[topic].rungs)
    )
