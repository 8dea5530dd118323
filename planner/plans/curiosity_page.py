"""What is wished for out of curiosity, and the meetings that are kept free for it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.plans import actions
from planner.plans.curiosity_models import CuriosityProposal
from planner.plans.formats.wording import day
from planner.plans.models import Plan, Revision
from planner.plans.schedule import Slot, ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeMeeting:
    """A meeting to come that is kept free. `topic`: what stands in it now, perhaps nothing."""

    key: str
    day: str
    iso: str
    topic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    id: int
    topic: str
    name: str
    definition: str
    wishes: int
    is_mine: bool
    is_in_plan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CuriosityPage:
    """`rows`: most wished for first. `topics`: what can still be proposed, ids and names."""

    plan: Plan
    head: Revision
    meetings: tuple[FreeMeeting, ...]
    rows: tuple[ProposalRow, ...]
    topics: tuple[tuple[str, str], ...]


def curiosity_page(
    plan: Plan, catalogue: Catalogue, reader: User, *, now: dt.datetime
) -> CuriosityPage:
    """Of the published plan; of the draft while nothing is published. Raises CannotEdit."""
    head = actions.head_of(plan)
    shown = plan.revisions.published().first() or head
    asked = actions.plan_of(shown)
    slots = asked.schedule.slots
    planned = {item.topic for slot in slots for item in slot.items}
    free = [
        slot
        for slot in ahead(asked.schedule, zone=asked.brief.cadence.zone, now=now)
        if slot.kind == "curiosity"
    ]
    proposals = CuriosityProposal.objects.filter(plan=plan).annotate(
        wishes=Count("votes"), own=Count("votes", filter=Q(votes__user=reader))
    )
    rows = [
        _row(each, catalogue, planned)
        for each in proposals.order_by("-wishes", "created_at", "id")
        if each.topic in catalogue.topic_by_id
    ]
    taken = planned | {row.topic for row in rows}
    others = sorted(
        (each for each in catalogue.topics if each.id not in taken),
        key=lambda each: (not each.for_curiosity, each.name.casefold()),
    )
    return CuriosityPage(
        plan=plan,
        head=head,
        meetings=tuple(_free(slot, catalogue) for slot in free),
        rows=tuple(rows),
        topics=tuple((each.id, each.name) for each in others),
    )


def _free(slot: Slot, catalogue: Catalogue) -> FreeMeeting:
    names = [
        catalogue.topic_by_id[item.topic].name
        for item in slot.items
        if item.topic in catalogue.topic_by_id
    ]
    return FreeMeeting(
        key=slot.key, day=day(slot.on), iso=slot.on.isoformat(), topic=", ".join(names)
    )


def _row(proposal: CuriosityProposal, catalogue: Catalogue, planned: set[str]) -> ProposalRow:
    topic = catalogue.topic_by_id[proposal.topic]
    return ProposalRow(
        id=proposal.pk,
        topic=topic.id,
        name=topic.name,
        definition=topic.definition,
        wishes=proposal.wishes,  # type: ignore[attr-defined]  # annotated by the query
        is_mine=bool(proposal.own),  # type: ignore[attr-defined]  # annotated by the query
        is_in_plan=topic.id in planned,
    )
