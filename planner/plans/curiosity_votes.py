"""What is wished for, until when that counts for a meeting, and what would take the meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.db.models import Count, Q

from planner.accounts.models import User
from planner.groups.models import Membership
from planner.plans.brief import BadBrief
from planner.plans.curiosity_models import CuriosityProposal, CuriosityResult
from planner.plans.edit_rules import CannotEdit, Edited
from planner.plans.formats.wording import counted
from planner.plans.models import Plan
from planner.plans.picking import Picked, PickTable, picked
from planner.plans.schedule import Slot, ahead

CLOSES_BEFORE = dt.timedelta(days=7)
PREPARED_BEFORE = dt.timedelta(days=1)
"""So shortly before a meeting nothing takes it by itself any more: people have prepared it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wished:
    """A proposal and how many members wish for it. `is_mine`: whether the reader does."""

    proposal: CuriosityProposal
    wishes: int
    is_mine: bool

    @property
    def topic(self) -> str:
        return self.proposal.topic


def wished_for(
    plan: Plan, *, reader: User | None = None, before: dt.datetime | None = None
) -> tuple[Wished, ...]:
    """Most wished for first, then the earliest, without what no member wishes for any more.

    `before`: only wishes that were made before that moment.
    """
    counted = Q(
        votes__user__in=Membership.objects.active().filter(group=plan.group_id).values("user")
    )
    if before is not None:
        counted &= Q(votes__created_at__lt=before)
    rows = plan.proposals.select_related("proposed_by").annotate(
        wishes=Count("votes", filter=counted), own=Count("votes", filter=Q(votes__user=reader))
    )
    return tuple(
        Wished(proposal=row, wishes=row.wishes, is_mine=row.own > 0)
        for row in rows.filter(wishes__gt=0).order_by("-wishes", "created_at", "id")
    )


Standing = Literal["open", "chosen", "won", "over"]


def closes_at(starts_at: dt.datetime) -> dt.datetime:
    """Wishes for a meeting count until then: days of 24 hours, whatever the clocks do."""
    return starts_at.astimezone(dt.UTC) - CLOSES_BEFORE


def kept_free(plan: Edited, *, now: dt.datetime) -> tuple[Slot, ...]:
    """The meetings to come that are for curiosity, by date."""
    coming = ahead(plan.schedule, zone=plan.brief.cadence.zone, now=now)
    return tuple(slot for slot in coming if slot.kind == "curiosity")


def is_chosen(slot: Slot) -> bool:
    """Whether a lead has said what it is about, or that it stays as it is."""
    return slot.is_pick_settled or slot.is_locked


def wishes_words(count: int) -> str:
    return counted(count, "wish", "wishes")


def standing(
    slot: Slot, starts_at: dt.datetime, result: CuriosityResult | None, *, now: dt.datetime
) -> Standing:
    """How it stands with a meeting to come: still to be wished for, chosen by a lead, won, or
    settled in another way. A meeting that nothing has won and that moves is open again."""
    if result is not None and result.topic in {item.topic for item in slot.items}:
        return "won"
    if is_chosen(slot):
        return "chosen"
    was_won = result is not None and result.topic
    return "over" if was_won or closes_at(starts_at) <= now else "open"


def is_due(starts_at: dt.datetime, result: CuriosityResult | None, *, now: dt.datetime) -> bool:
    """Whether its wishes are to be counted now: once, and again if nothing won and it moved."""
    closed_at, starts_at = closes_at(starts_at), starts_at.astimezone(dt.UTC)
    is_settled = result is not None and (result.topic or result.closed_at == closed_at)
    return not is_settled and closed_at <= now < starts_at - PREPARED_BEFORE


@dataclass(frozen=True, slots=True, kw_only=True)
class Leading:
    """What would take the meeting. `picked`: what the plan would be, None where it stands there
    already. `unfit`: why what is wished for more does not, by topic."""

    winner: Wished | None = None
    picked: Picked | None = None
    unfit: Mapping[str, str] = field(default_factory=dict)


def leading(table: PickTable, slot: Slot, wished: Iterable[Wished]) -> Leading:
    """The first that fits; what another meeting is about is passed over."""
    elsewhere = {
        item.topic
        for each in table.plan.schedule.slots
        if each.key != slot.key
        for item in each.items
    }
    here = {item.topic for item in slot.items} - elsewhere
    unfit: dict[str, str] = {}
    for each in wished:
        if each.topic in here:
            return Leading(winner=each, unfit=unfit)
        if each.topic in elsewhere:
            continue
        try:
            found = picked(table, key=slot.key, topic=each.topic)
        except (CannotEdit, BadBrief) as refusal:
            unfit[each.topic] = str(refusal)
        else:
            return Leading(winner=each, picked=found, unfit=unfit)
    return Leading(unfit=unfit)
