"""What the page of a plan's turns shows to one reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from planner.accounts.models import User
from planner.meetings.zones import zone_named
from planner.plans.brief import Participant
from planner.plans.formats.wording import day, full_day
from planner.plans.meeting_rows import title_of
from planner.plans.models import Plan, TurnOffer
from planner.plans.schedule import Slot
from planner.plans.turn_counts import TurnsOf, turns_of
from planner.plans.turn_deadlines import falls_at
from planner.plans.turn_history import Led, TurnEvent, turn_events, who_led
from planner.plans.turn_offers import holds
from planner.plans.turn_reasons import why_they_lead
from planner.plans.turn_rules import coming_slot, twice_in_a_row, why_unable
from planner.plans.turn_table import TurnTable, turn_table


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnRow:
    """A meeting to come. `given_back`: what became of it, in a sentence; `offer_id`: by the reader
    themselves. `notes`: what is unusual about it."""

    key: str
    iso: str
    day: str
    title: str
    lead: str
    backup: str
    is_yours: bool
    you_stand_in: bool
    given_back: str
    offer_id: int | None
    can_volunteer: bool
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferRow:
    id: int
    text: str
    reason: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnsPage:
    """`why_next`: why the first of `coming` is led by whom it is. `dates`: on which the reader
    could say that they would rather not lead, empty for whoever is not in the plan; `avoided`:
    what they said."""

    plan: Plan
    coming: tuple[TurnRow, ...]
    why_next: tuple[str, ...]
    asked_of_you: tuple[OfferRow, ...]
    yours: tuple[OfferRow, ...]
    led: tuple[Led, ...]
    events: tuple[TurnEvent, ...]
    fairness: tuple[TurnsOf, ...]
    most_apart: int
    dates: tuple[dt.date, ...]
    avoided: tuple[dt.date, ...]


def turns_page(plan: Plan, user: User, *, now: dt.datetime) -> TurnsPage | None:
    """None where nothing is published."""
    table = turn_table(plan, now=now)
    if table is None:
        return None
    rows = TurnOffer.objects.filter(plan=plan).select_related("made_by", "asked", "ended_by")
    offers = list(rows.order_by("made_at", "id"))
    reader = table.person(user)
    desk = _Desk(table=table, reader=reader, user=user, offers=_live(table, offers))
    today = now.astimezone(zone_named(table.brief.cadence.zone)).date()
    fairness = turns_of(
        [each.name for each in table.people if each.leads], table.turns, today=today
    )
    dates = tuple(slot.on for slot in table.coming) if reader is not None else ()
    return TurnsPage(
        plan=plan,
        coming=tuple(desk.row(slot) for slot in table.coming),
        why_next=why_they_lead(table, table.coming[0]) if table.coming else (),
        asked_of_you=desk.swaps("asked_id"),
        yours=desk.swaps("made_by_id"),
        led=who_led(table),
        events=turn_events(table, offers),
        fairness=fairness,
        most_apart=max((each.apart for each in fairness), default=0),
        dates=dates,
        avoided=tuple(on for on in dates if reader is not None and on in reader.avoids),
    )


def _live(table: TurnTable, offers: Sequence[TurnOffer]) -> tuple[TurnOffer, ...]:
    return tuple(each for each in offers if each.is_open and holds(table, each))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """Who reads, and what is offered just now."""

    table: TurnTable
    reader: Participant | None
    user: User
    offers: tuple[TurnOffer, ...]

    def row(self, slot: Slot) -> TurnRow:
        offer = self.given_back(slot)
        name = self.reader.name if self.reader else ""
        return TurnRow(
            key=slot.key,
            iso=slot.on.isoformat(),
            day=full_day(slot.on),
            title=title_of(self.table.entries[slot.key]) if slot.key in self.table.entries else "",
            lead=slot.lead,
            backup=slot.backup,
            is_yours=bool(name) and slot.lead == name,
            you_stand_in=bool(name) and slot.backup == name,
            given_back=self.given_back_words(slot, offer) if offer else "",
            offer_id=offer.pk if offer and offer.made_by_id == self.user.pk else None,
            can_volunteer=self.can_volunteer(slot, offer),
            notes=self.notes(slot),
        )

    def given_back(self, slot: Slot) -> TurnOffer | None:
        found = (each for each in self.offers if each.meeting_key == slot.key)
        return next((each for each in found if each.kind == TurnOffer.Kind.GIVE_BACK), None)

    def given_back_words(self, slot: Slot, offer: TurnOffer) -> str:
        starts_at = self.table.starts_at(slot)
        until = falls_at(offer.made_at, starts_at).astimezone(starts_at.tzinfo)
        falls = f"If nobody volunteers by {day(until.date())}, {until:%H:%M}, it falls to"
        who = f"{falls} {slot.backup}." if slot.backup else "Nobody stands in yet."
        return f"{slot.lead} gave this turn back: {offer.reason.rstrip('.')}. {who}"

    def can_volunteer(self, slot: Slot, offer: TurnOffer | None) -> bool:
        if self.reader is None or slot.lead == self.reader.name or (slot.lead and not offer):
            return False
        if why_unable(self.table, self.reader, slot):
            return False
        out = [slot.lead] if slot.lead else []
        return not twice_in_a_row(self.table, {slot.key: self.reader.name}, without=out)

    def notes(self, slot: Slot) -> tuple[str, ...]:
        lead = self.table.named(slot.lead)
        if lead is None:
            return (slot.turn_note,) if slot.turn_note else ()
        unable = why_unable(self.table, lead, slot)
        return tuple(filter(None, (unable, *self.in_a_row(slot))))

    def in_a_row(self, slot: Slot) -> tuple[str, ...]:
        before = self.table.just_before(slot)
        if before is None or before.lead != slot.lead or len(self.table.able(slot)) < 3:
            return ()
        return (f"{slot.lead} leads twice in a row, as agreed.",) if slot.is_turn_settled else ()

    def swaps(self, side: str) -> tuple[OfferRow, ...]:
        """Offers of which the reader is that side."""
        mine = (each for each in self.offers if getattr(each, side) == self.user.pk)
        return tuple(self.swap(each) for each in mine if each.kind == TurnOffer.Kind.SWAP)

    def swap(self, offer: TurnOffer) -> OfferRow:
        mine = coming_slot(self.table, offer.meeting_key)
        theirs = coming_slot(self.table, offer.other_key)
        leads = {mine.key: theirs.lead, theirs.key: mine.lead}
        turns = [(theirs.lead, day(mine.on)), (mine.lead, day(theirs.on))]
        own = self.reader.name if self.reader else ""
        (first, on), (second, then) = sorted(turns, key=lambda turn: turn[0] != own)
        text = f"{'You' if first == own else first} would lead on {on} and {second} on {then}."
        return OfferRow(
            id=offer.pk, text=text, reason=offer.reason, notes=twice_in_a_row(self.table, leads)
        )
