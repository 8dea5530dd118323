"""What every act on a turn begins and ends with, and the offers that are open."""

from __future__ import annotations

import datetime as dt

from django.db.models import QuerySet

from planner.accounts.models import User
from planner.plans.brief import Participant
from planner.plans.formats.wording import day
from planner.plans.models import Plan, TurnOffer
from planner.plans.schedule import Slot
from planner.plans.settling import held
from planner.plans.turn_models import LONGEST_REASON
from planner.plans.turn_rules import CannotTakeTurn, coming_slot
from planner.plans.turn_table import TurnTable, turn_table


def begin(plan: Plan, by: User, now: dt.datetime) -> tuple[TurnTable, Participant]:
    """The turns as they are now, held until the transaction ends, and who asks.

    Raises CannotTakeTurn.
    """
    table = turn_table(held(plan), now=now)
    if table is None:
        raise CannotTakeTurn("Nothing of this plan is published yet.")
    me = table.person(by)
    if me is None:
        raise CannotTakeTurn("You are not in this plan yet; a lead can bring it up to date.")
    expire_overtaken(table)
    return table, me


def own_slot(table: TurnTable, key: str, me: Participant) -> Slot:
    """Raises CannotTakeTurn."""
    slot = coming_slot(table, key)
    if slot.lead != me.name:
        raise CannotTakeTurn(f"You do not lead on {day(slot.on)}.")
    return slot


def open_offers(table: TurnTable) -> QuerySet[TurnOffer]:
    offers = TurnOffer.objects.filter(plan=table.plan).open()
    return offers.select_related("made_by", "asked", "plan__group").order_by("made_at", "id")


def holds(table: TurnTable, offer: TurnOffer) -> bool:
    """Whether both sides still have the turns that it is about."""
    sides = [(offer.meeting_key, offer.made_by)]
    if offer.asked is not None:
        sides.append((offer.other_key, offer.asked))
    return all(_leads(table, key, user) for key, user in sides)


def _leads(table: TurnTable, key: str, user: User) -> bool:
    slot, person = table.slot(key), table.person(user)
    return slot is not None and person is not None and slot.lead == person.name


def expire_overtaken(table: TurnTable) -> int:
    """What a lead's change, or time, has made void; gives how many."""
    void = [offer.pk for offer in open_offers(table) if not holds(table, offer)]
    found = TurnOffer.objects.filter(pk__in=void).open()
    return found.update(state=TurnOffer.State.EXPIRED, ended_at=table.now)


def given_back(table: TurnTable, key: str) -> TurnOffer | None:
    return open_offers(table).filter(kind=TurnOffer.Kind.GIVE_BACK, meeting_key=key).first()


def new_offer(
    table: TurnTable,
    kind: TurnOffer.Kind,
    key: str,
    by: User,
    *,
    other: str = "",
    asked: User | None = None,
    reason: str = "",
) -> TurnOffer:
    return TurnOffer.objects.create(
        plan=table.plan,
        kind=kind,
        meeting_key=key,
        other_key=other,
        made_by=by,
        asked=asked,
        reason=" ".join(reason.split())[:LONGEST_REASON],
        made_at=table.now,
    )


def still_open(offer: TurnOffer) -> TurnOffer:
    """As it is now. Raises CannotTakeTurn."""
    found = TurnOffer.objects.select_related("made_by", "asked", "plan__group").get(pk=offer.pk)
    if not found.is_open:
        raise CannotTakeTurn(f"That was {found.get_state_display()} meanwhile.")
    return found


def end(
    offer: TurnOffer, state: TurnOffer.State, *, by: User | None, now: dt.datetime
) -> TurnOffer:
    offer.state, offer.ended_by, offer.ended_at = state, by, now
    offer.save(update_fields=["state", "ended_by", "ended_at"])
    return offer
