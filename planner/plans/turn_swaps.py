"""Exchanging turns with a named person, and answering what was offered."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from planner.accounts.models import User
from planner.plans.brief import Participant
from planner.plans.formats.wording import day
from planner.plans.models import Plan, TurnOffer
from planner.plans.schedule import Slot
from planner.plans.settled_turns import Turn
from planner.plans.settling import held, settle_turns
from planner.plans.turn_mail import tell_of_offer
from planner.plans.turn_offers import begin, end, new_offer, open_offers, own_slot, still_open
from planner.plans.turn_rules import (
    CannotTakeTurn,
    coming_slot,
    refuse_unable,
    stand_in,
    twice_in_a_row,
)
from planner.plans.turn_table import TurnTable

MOST_OPEN_SWAPS = 5
"""That one person has in one plan, so that nobody is flooded with requests."""


@transaction.atomic
def offer_swap(
    *, plan: Plan, key: str, other: str, by: User, now: dt.datetime, reason: str = ""
) -> TurnOffer:
    """Ask whoever leads the meeting `other` to exchange it for one's own; nothing changes before
    they agree. Raises CannotTakeTurn."""
    table, me = begin(plan, by, now)
    mine, theirs = own_slot(table, key, me), coming_slot(table, other)
    them = _other_side(table, me, theirs)
    refuse_unable(table, me, theirs)
    refuse_unable(table, them, mine)
    open_swaps = open_offers(table).filter(kind=TurnOffer.Kind.SWAP, made_by=by)
    if open_swaps.filter(meeting_key=key, other_key=other).exists():
        raise CannotTakeTurn(f"You have asked {them.name} for that already.")
    if open_swaps.count() >= MOST_OPEN_SWAPS:
        raise CannotTakeTurn("Wait for an answer first, or take back what you offered.")
    asked = User.objects.get(pk=int(them.id))
    offer = new_offer(table, TurnOffer.Kind.SWAP, key, by, other=other, asked=asked, reason=reason)
    because = f" {me.name} says: {offer.reason}" if offer.reason else ""
    tell_of_offer(
        offer,
        asked,
        headline=f"{me.name} asks to swap turns",
        sentences=(
            f"{me.name} would lead on {day(theirs.on)} if you lead on {day(mine.on)}.{because}",
            *twice_in_a_row(table, {key: them.name, other: me.name}),
            "Nothing changes before you agree.",
        ),
        now=now,
    )
    return offer


@transaction.atomic
def accept(*, offer: TurnOffer, by: User, now: dt.datetime) -> TurnOffer:
    """Agree to a swap: both meetings change, or neither. Raises CannotTakeTurn."""
    table, them = begin(offer.plan, by, now)
    offer = still_open(offer)
    if offer.asked_id != by.pk:
        raise CannotTakeTurn("Somebody else was asked.")
    me = table.person(offer.made_by)
    mine, theirs = coming_slot(table, offer.meeting_key), coming_slot(table, offer.other_key)
    if me is None or (mine.lead, theirs.lead) != (me.name, them.name):
        raise CannotTakeTurn("These turns have changed since; there is nothing to swap any more.")
    refuse_unable(table, me, theirs)
    refuse_unable(table, them, mine)
    end(offer, TurnOffer.State.ACCEPTED, by=by, now=now)
    broken = twice_in_a_row(table, {mine.key: them.name, theirs.key: me.name})
    why = f"{me.name} and {them.name} swapped {day(mine.on)} and {day(theirs.on)}."
    settle_turns(
        plan=table.plan,
        turns=(_swapped(table, mine, them), _swapped(table, theirs, me)),
        by=by,
        now=now,
        why=" ".join((why, *broken)),
    )
    return offer


@transaction.atomic
def decline(*, offer: TurnOffer, by: User, now: dt.datetime) -> TurnOffer:
    """Raises CannotTakeTurn."""
    _, them = begin(offer.plan, by, now)
    offer = still_open(offer)
    if offer.asked_id != by.pk:
        raise CannotTakeTurn("Somebody else was asked.")
    end(offer, TurnOffer.State.DECLINED, by=by, now=now)
    tell_of_offer(
        offer,
        offer.made_by,
        headline=f"{them.name} would rather not swap",
        sentences=(f"{them.name} would rather not swap turns; all stays as it is.",),
        now=now,
    )
    return offer


@transaction.atomic
def withdraw(*, offer: TurnOffer, by: User, now: dt.datetime) -> TurnOffer:
    """Take back one's own offer. Raises CannotTakeTurn."""
    held(offer.plan)
    offer = still_open(offer)
    if offer.made_by_id != by.pk:
        raise CannotTakeTurn("Somebody else made this offer.")
    return end(offer, TurnOffer.State.WITHDRAWN, by=by, now=now)


def _other_side(table: TurnTable, me: Participant, theirs: Slot) -> Participant:
    if theirs.lead == me.name:
        raise CannotTakeTurn("You lead both; choose a turn of somebody else.")
    them = table.named(theirs.lead)
    if them is None:
        raise CannotTakeTurn(f"Nobody who could swap leads on {day(theirs.on)}.")
    return them


def _swapped(table: TurnTable, slot: Slot, lead: Participant) -> Turn:
    """Where the new lead stood in, the two of them exchange that as well."""
    backup = stand_in(table, slot, lead=lead.name, rather=slot.lead)
    return Turn(key=slot.key, lead=lead.name, backup=backup)
