"""What became of turns: who led what, what was changed by whom and when. Nothing more is stored
for it than the revisions and the offers themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from planner.groups.queries import shown_name
from planner.plans.formats.wording import day, full_day
from planner.plans.models import Plan, Revision, TurnOffer
from planner.plans.turn_table import TurnTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Led:
    iso: str
    day: str
    lead: str
    was_held: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnEvent:
    """One thing that somebody did, and the turns that changed by it."""

    at: dt.datetime
    by: str
    text: str
    changes: tuple[str, ...] = ()


def who_led(table: TurnTable) -> tuple[Led, ...]:
    """The latest first; what was prepared and did not happen counts as a turn."""
    past = [slot for slot in table.schedule.slots if slot.kind != "break"]
    past = [slot for slot in past if table.starts_at(slot) <= table.now and slot.lead]
    return tuple(
        Led(
            iso=slot.on.isoformat(),
            day=full_day(slot.on),
            lead=slot.lead,
            was_held=slot.takes_place,
        )
        for slot in reversed(past)
        if slot.state != "cancelled"
    )


def turn_events(table: TurnTable, offers: Sequence[TurnOffer]) -> tuple[TurnEvent, ...]:
    """The latest first."""
    dates = {slot.key: day(slot.on) for slot in table.schedule.slots}
    events = [*_published(table.plan), *_offered(offers, dates)]
    return tuple(sorted(events, key=lambda event: event.at, reverse=True))


def _published(plan: Plan) -> Iterator[TurnEvent]:
    rows = (
        plan.revisions.exclude(status=Revision.Status.DRAFT)
        .select_related("published_by")
        .only("schedule", "summary", "published_at", "published_by__name", "plan")
        .order_by("number", "id")
    )
    states = [(row, _turns(row)) for row in rows]
    for (_, before), (after, turns) in pairwise(states):
        changes = tuple(_changes(before, turns))
        if changes and after.published_at and after.published_by:
            yield TurnEvent(
                at=after.published_at,
                by=shown_name(after.published_by),
                text=after.summary,
                changes=changes,
            )


def _turns(revision: Revision) -> dict[str, tuple[str, str]]:
    """Key -> date and lead, from the stored document itself, which is quick for years of them."""
    slots: Sequence[Mapping[str, Any]] = (revision.schedule or {}).get("slots", ())
    return {each["key"]: (each["on"], each["lead"]) for each in slots if each["kind"] != "break"}


def _changes(
    before: Mapping[str, tuple[str, str]], after: Mapping[str, tuple[str, str]]
) -> Iterator[str]:
    for key, (on, lead) in after.items():
        old = before.get(key)
        if old is not None and old[1] != lead:
            when = day(dt.date.fromisoformat(on))
            yield f"{when}: {lead or 'nobody'} instead of {old[1] or 'nobody'}"


def _offered(offers: Sequence[TurnOffer], dates: Mapping[str, str]) -> Iterator[TurnEvent]:
    """Without what led to a change, which its publication tells."""
    for offer in offers:
        by = shown_name(offer.made_by)
        on = dates.get(offer.meeting_key, "a meeting that is gone")
        if offer.kind == TurnOffer.Kind.GIVE_BACK:
            yield TurnEvent(at=offer.made_at, by=by, text=f"Gave back {on}: {offer.reason}")
        elif offer.kind == TurnOffer.Kind.SWAP and offer.asked is not None:
            other = dates.get(offer.other_key, "a meeting that is gone")
            asked = f"Asked {shown_name(offer.asked)} to swap {on} for {other}."
            yield TurnEvent(at=offer.made_at, by=by, text=asked)
        if offer.ended_at and offer.state not in (offer.State.OPEN, offer.State.ACCEPTED):
            ended = shown_name(offer.ended_by) if offer.ended_by else ""
            what = f"The offer of {on} was {offer.get_state_display()}."
            yield TurnEvent(at=offer.ended_at, by=ended, text=what)
