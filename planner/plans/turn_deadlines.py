"""Turns that were given back and that nobody wanted: they fall to whoever stands in."""

from __future__ import annotations

import datetime as dt

from django.db import transaction

from planner.plans.models import Plan, TurnOffer
from planner.plans.settling import CannotSettle, held
from planner.plans.turn_actions import PROMOTED_WITHIN, promote
from planner.plans.turn_offers import expire_overtaken, open_offers
from planner.plans.turn_rules import why_unable
from planner.plans.turn_table import TurnTable, turn_table

WAITS = dt.timedelta(hours=48)
SETTLED_BEFORE = dt.timedelta(days=3)


def falls_at(made_at: dt.datetime, starts_at: dt.datetime) -> dt.datetime:
    """When a turn given back falls to whoever stands in: after two days, but three days before
    the meeting at the latest; what is given back later than that waits until the day before."""
    latest = starts_at - SETTLED_BEFORE
    if made_at >= latest:
        latest = starts_at - PROMOTED_WITHIN
    return min(made_at + WAITS, latest)


def settle_due(*, now: dt.datetime) -> int:
    """Let every turn fall whose time has come; gives how many did. Twice changes nothing more."""
    waiting = TurnOffer.objects.open().filter(plan__archived_at=None)
    plans = Plan.objects.filter(pk__in=waiting.values("plan"), group__archived_at=None)
    return sum(_settled(plan, now) for plan in plans.order_by("id"))


@transaction.atomic
def _settled(plan: Plan, now: dt.datetime) -> int:
    try:
        table = turn_table(held(plan), now=now)
    except CannotSettle:
        # Archived since the plans were listed.
        return 0
    if table is None:
        return 0
    expire_overtaken(table)
    fallen = 0
    for offer in open_offers(table).filter(kind=TurnOffer.Kind.GIVE_BACK):
        # Each turn that falls is published, so the next one asks for the turns anew.
        table = turn_table(table.plan, now=now) or table
        fallen += _fallen(table, offer)
    return fallen


def _fallen(table: TurnTable, offer: TurnOffer) -> int:
    slot = table.slot(offer.meeting_key)
    if slot is None or falls_at(offer.made_at, table.starts_at(slot)) > table.now:
        return 0
    backup = table.named(slot.backup)
    if backup is None or why_unable(table, backup, slot):
        return 0
    promote(table, slot, offer, by=offer.made_by, ended_by=None)
    return 1
