"""What people do with turns themselves: give back, skip, take, exchange.

Each action holds the plan until it ends, so of two that want the same turn one is refused.
"""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from planner.accounts.models import User
from planner.groups.models import Membership
from planner.plans.brief import Participant
from planner.plans.formats.wording import day
from planner.plans.models import Plan, TurnOffer
from planner.plans.schedule import Slot
from planner.plans.settling import settle_turn
from planner.plans.turn_mail import tell_of_offer
from planner.plans.turn_offers import begin, end, given_back, new_offer, own_slot
from planner.plans.turn_rules import (
    CannotTakeTurn,
    coming_slot,
    refuse_unable,
    stand_in,
    twice_in_a_row,
    why_unable,
)
from planner.plans.turn_table import TurnTable

PROMOTED_WITHIN = dt.timedelta(hours=24)
"""So shortly before a meeting nobody waits for volunteers: whoever stands in leads."""


@transaction.atomic
def give_back(*, plan: Plan, key: str, reason: str, by: User, now: dt.datetime) -> TurnOffer:
    """Ask for somebody else to lead one's meeting; until somebody does, it stays one's own.

    Shortly before the meeting whoever stands in leads at once; where nobody can, the leads of
    the group hear of it. Raises CannotTakeTurn.
    """
    table, me = begin(plan, by, now)
    slot = own_slot(table, key, me)
    offer = _now_given_back(table, slot, reason, by)
    backup = table.named(slot.backup)
    if backup is None or why_unable(table, backup, slot):
        _tell_leads(table, slot, offer, me)
    elif table.starts_at(slot) - now <= PROMOTED_WITHIN:
        promote(table, slot, offer, by=by, ended_by=by)
    else:
        _tell_backup(table, slot, offer, me, backup)
    return offer


@transaction.atomic
def skip(*, plan: Plan, key: str, reason: str, by: User, now: dt.datetime) -> TurnOffer:
    """Give one's turn back to whoever stands in, at once. Raises CannotTakeTurn."""
    table, me = begin(plan, by, now)
    slot = own_slot(table, key, me)
    backup = table.named(slot.backup)
    if backup is None:
        raise CannotTakeTurn("Nobody stands in for you on that date; give the turn back instead.")
    refuse_unable(table, backup, slot)
    offer = given_back(table, key) or _now_given_back(table, slot, reason, by)
    promote(table, slot, offer, by=by, ended_by=by)
    return offer


@transaction.atomic
def volunteer(*, plan: Plan, key: str, by: User, now: dt.datetime) -> TurnOffer:
    """Take a turn that was given back, or that nobody has. Raises CannotTakeTurn."""
    table, me = begin(plan, by, now)
    slot = coming_slot(table, key)
    offer = given_back(table, key)
    if slot.lead == me.name:
        raise CannotTakeTurn("This turn is yours already; take back that you gave it back.")
    if slot.lead and offer is None:
        raise CannotTakeTurn(f"{slot.lead} leads on {day(slot.on)}.")
    refuse_unable(table, me, slot)
    broken = twice_in_a_row(table, {key: me.name}, without=filter(None, [slot.lead]))
    if broken:
        raise CannotTakeTurn(broken[0])
    if offer is None:
        offer = new_offer(table, TurnOffer.Kind.VOLUNTEER, key, by)
    instead = f" instead of {slot.lead}" if slot.lead else ""
    end(offer, TurnOffer.State.ACCEPTED, by=by, now=now)
    settle_turn(
        plan=table.plan,
        key=key,
        lead=me.name,
        backup=stand_in(table, slot, lead=me.name, out=filter(None, [slot.lead])),
        by=by,
        now=now,
        why=f"{me.name} volunteered to lead on {day(slot.on)}{instead}.",
    )
    return offer


def promote(
    table: TurnTable, slot: Slot, offer: TurnOffer, *, by: User, ended_by: User | None
) -> None:
    """Whoever stands in leads. `ended_by`: who wants it now; None where time does."""
    end(offer, TurnOffer.State.ACCEPTED, by=ended_by, now=table.now)
    because = f": {offer.reason.rstrip('.')}" if offer.reason else ""
    settle_turn(
        plan=table.plan,
        key=slot.key,
        lead=slot.backup,
        backup=stand_in(table, slot, lead=slot.backup, out=(slot.lead,)),
        by=by,
        now=table.now,
        why=f"{slot.backup} leads on {day(slot.on)} instead of {slot.lead}, who gave the turn"
        f" back{because}.",
        is_in_person=ended_by is not None,
    )


def _now_given_back(table: TurnTable, slot: Slot, reason: str, by: User) -> TurnOffer:
    if not reason.strip():
        raise CannotTakeTurn("Say why, so that the others know.")
    if given_back(table, slot.key) is not None:
        raise CannotTakeTurn("You have given this turn back already.")
    return new_offer(table, TurnOffer.Kind.GIVE_BACK, slot.key, by, reason=reason)


def _tell_backup(
    table: TurnTable, slot: Slot, offer: TurnOffer, me: Participant, backup: Participant
) -> None:
    user = User.objects.get(pk=int(backup.id))
    falls = "You stand in, so it becomes yours unless somebody volunteers first."
    _tell_that_it_was_given_back(table, slot, offer, me, user, falls)


def _tell_leads(table: TurnTable, slot: Slot, offer: TurnOffer, me: Participant) -> None:
    alone = "Nobody stands in who could come, so it waits until somebody volunteers."
    leads = Membership.objects.active().leads().filter(group=table.plan.group_id)
    for lead in leads.select_related("user").order_by("id"):
        if str(lead.user_id) != me.id:
            _tell_that_it_was_given_back(table, slot, offer, me, lead.user, alone)


def _tell_that_it_was_given_back(
    table: TurnTable, slot: Slot, offer: TurnOffer, me: Participant, user: User, what_now: str
) -> None:
    tell_of_offer(
        offer,
        user,
        headline=f"{me.name} gave back the turn of {day(slot.on)}",
        sentences=(
            f"{me.name} gave back the turn of {day(slot.on)}: {offer.reason}",
            what_now,
        ),
        now=table.now,
    )
