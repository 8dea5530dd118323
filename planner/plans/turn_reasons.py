"""Why somebody leads a meeting, in sentences: the last turn, who is away, what people prefer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from planner.plans.brief import Participant
from planner.plans.formats.wording import day, full_day
from planner.plans.schedule import Slot
from planner.plans.turn_table import TurnTable


def why_they_lead(table: TurnTable, slot: Slot) -> tuple[str, ...]:
    lead = table.named(slot.lead)
    if lead is None:
        return (slot.turn_note or "Nobody was asked yet.",) if not slot.lead else ()
    return (_last_turn(table, lead, slot), *_others(table, lead, slot))


def _last_turn(table: TurnTable, person: Participant, slot: Slot) -> str:
    agreed = "This was agreed by name. " if slot.is_turn_settled else ""
    last = _led_last(table, person, slot)
    if last is None:
        return f"{agreed}{person.name} has not led this group before."
    return f"{agreed}{person.name} led last on {full_day(last)}."


def _led_last(table: TurnTable, person: Participant, slot: Slot) -> dt.date | None:
    before = [each.on for each in table.turns if each.lead == person.name and each.on < slot.on]
    return max(before, default=person.led_on)


def _others(table: TurnTable, lead: Participant, slot: Slot) -> Iterator[str]:
    """Of those whose last turn is longer ago, why it is not theirs."""
    since = _led_last(table, lead, slot) or dt.date.min
    for person in table.people:
        last = _led_last(table, person, slot) or dt.date.min
        if person.name == lead.name or not person.leads or last >= since:
            continue
        yield f"{person.name}, whose last turn is longer ago, {_why_not(table, person, slot)}."


def _why_not(table: TurnTable, person: Participant, slot: Slot) -> str:
    if person.name in table.away[slot.key]:
        return "is away"
    if person.name in table.declined.get(slot.key, ()):
        return "cannot come"
    if slot.on in person.avoids:
        return "would rather not lead on that date"
    later = [each.on for each in table.coming if each.on > slot.on and each.lead == person.name]
    return f"leads on {day(later[0])}" if later else "has no turn yet"
