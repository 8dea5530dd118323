"""Pure: who may take a turn, who stands in, and what of the rota's rules is not kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from planner.plans.brief import Participant
from planner.plans.formats.wording import day
from planner.plans.schedule import Slot
from planner.plans.turn_table import TurnTable

ENOUGH_TO_ALTERNATE = 3
"""Where so many could lead, nobody leads twice in a row."""


class CannotTakeTurn(Exception):
    """Somebody may not lead a meeting, or not do that with a turn; the text says why."""


def coming_slot(table: TurnTable, key: str) -> Slot:
    """Raises CannotTakeTurn."""
    slot = table.slot(key)
    if slot is None:
        raise CannotTakeTurn("That meeting has begun, or is not in the plan any more.")
    return slot


def why_unable(table: TurnTable, person: Participant, slot: Slot) -> str:
    """Why the person cannot lead the meeting; empty when they can."""
    if not person.leads:
        return f"{person.name} does not take turns."
    if person.name in table.declined.get(slot.key, ()):
        return f"{person.name} has said no to the meeting of {day(slot.on)}."
    reason = table.away[slot.key].get(person.name)
    if reason is None:
        return ""
    return f"{person.name} is away on {day(slot.on)}{f' ({reason})' if reason else ''}."


def refuse_unable(table: TurnTable, person: Participant, slot: Slot) -> None:
    why = why_unable(table, person, slot)
    if why:
        raise CannotTakeTurn(why)


def twice_in_a_row(
    table: TurnTable, leads: Mapping[str, str], *, without: Iterable[str] = ()
) -> tuple[str, ...]:
    """Sentences about who would lead twice in a row though three can.

    `leads`: key -> who is to lead. `without`: who said that they cannot.
    """
    return tuple(dict.fromkeys(_in_a_row(table, leads, frozenset(without))))


def _in_a_row(table: TurnTable, leads: Mapping[str, str], without: frozenset[str]) -> Iterator[str]:
    slots = table.meetings
    for first, second in pairwise(slots):
        lead = leads.get(second.key, second.lead)
        is_new = first.key in leads or second.key in leads
        if not is_new or not lead or leads.get(first.key, first.lead) != lead:
            continue
        if len(table.able(second, without if second.key in leads else ())) >= ENOUGH_TO_ALTERNATE:
            yield f"{lead} would lead twice in a row, on {day(first.on)} and {day(second.on)}."


def stand_in(
    table: TurnTable, slot: Slot, *, lead: str, out: Iterable[str] = (), rather: str = ""
) -> str:
    """Who stands in for a new lead, by name: whoever does now, else `rather`, else who does least
    often. `out`: who said that they cannot."""
    able = [each.name for each in table.able(slot, {lead, *out})]
    for name in (slot.backup, rather):
        if name in able:
            return name
    times = {name: sum(each.backup == name for each in table.coming) for name in able}
    return min(able, key=lambda name: (times[name], name), default="")


def stand_in_now(table: TurnTable, slot: Slot) -> str:
    """Who stands in and could lead as things are; "" for nobody."""
    backup = table.named(slot.backup)
    return "" if backup is None or why_unable(table, backup, slot) else backup.name
