"""What holds for every edit: the past stays, no two meetings on a date, reasons are given."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from curriculum.records import DEPTH_NAMES, Catalogue
from planner.meetings.dates import spoken
from planner.plans import schedule
from planner.plans.brief import Brief, Participant
from planner.plans.formats.wording import day
from planner.plans.schedule import Schedule, Slot

LONGEST_REASON = 200


class CannotEdit(Exception):
    """The edit makes no sense as things are; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """What the plan asks and how it stands, after an edit."""

    brief: Brief
    schedule: Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What an edit has to know besides the plan: the catalogue, the people as they are now."""

    catalogue: Catalogue
    people: tuple[Participant, ...]
    now: dt.datetime


def slot_named(key: str, plan: Edited) -> Slot:
    slot = plan.schedule.slot(key)
    if slot is None:
        raise CannotEdit("That meeting is not in the plan any more.")
    return slot


def slot_ahead(key: str, plan: Edited, around: Around) -> Slot:
    slot = slot_named(key, plan)
    if slot.state != "planned":
        raise CannotEdit(f"The meeting of {day(slot.on)} was {slot.state}.")
    if not schedule.is_ahead(slot, zone=plan.brief.cadence.zone, now=around.now):
        raise CannotEdit(f"The meeting of {day(slot.on)} has begun; the past stays as it was.")
    return slot


def slot_behind(key: str, plan: Edited, around: Around) -> Slot:
    slot = slot_named(key, plan)
    if not slot.takes_place:
        raise CannotEdit(f"The meeting of {day(slot.on)} was {slot.state}.")
    if schedule.is_ahead(slot, zone=plan.brief.cadence.zone, now=around.now):
        raise CannotEdit(f"The meeting of {day(slot.on)} is still to come.")
    return slot


def refuse_bad_place(slot: Slot, plan: Edited, around: Around) -> None:
    if not schedule.is_ahead(slot, zone=plan.brief.cadence.zone, now=around.now):
        raise CannotEdit(f"{spoken(slot.on)} is past; choose a date that is still to come.")
    there = plan.schedule.slot_on(slot.on)
    if there is not None and there.key != slot.key:
        raise CannotEdit(f"There is a meeting on {day(slot.on)} already; swap them instead.")


def reason_given(text: str) -> str:
    reason = " ".join(text.split())
    if not reason:
        raise CannotEdit("Say why, so that everybody knows.")
    return reason[:LONGEST_REASON]


def require_topic(topic: str, depth: int, around: Around) -> None:
    record = around.catalogue.topic_by_id.get(topic)
    if record is None:
        raise CannotEdit("The catalogue has no such topic.")
    if depth > len(record.rungs) or depth < 0:
        raise CannotEdit(f"{record.name} has no depth {DEPTH_NAMES.get(depth, depth)}.")
