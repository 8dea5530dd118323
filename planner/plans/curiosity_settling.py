"""Meetings that are kept free for curiosity: what most wish for takes them when its time comes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction

from curriculum.records import Catalogue
from planner.groups.own_catalogue import catalogue_for
from planner.meetings.actions import publish_meetings
from planner.meetings.models import Meeting
from planner.plans import actions
from planner.plans.at_once import as_it_was, drafts_on, publish_at_once, put_under
from planner.plans.brief import BadBrief
from planner.plans.curiosity_models import CuriosityResult
from planner.plans.curiosity_votes import (
    CLOSES_BEFORE,
    PREPARED_BEFORE,
    Leading,
    Wished,
    closes_at,
    is_chosen,
    is_due,
    kept_free,
    leading,
    wished_for,
    wishes_words,
)
from planner.plans.edit_rules import CannotEdit
from planner.plans.edits import Pick
from planner.plans.formats.wording import day
from planner.plans.meeting_rows import wanted_meetings
from planner.plans.models import Plan, Revision
from planner.plans.picking import Picked, PickTable, picked
from planner.plans.publishing import tell_of
from planner.plans.schedule import Slot, starts_at
from planner.plans.settling import CannotSettle, held
from planner.plans.stored import programme_from_document, to_document
from planner.plans.todays import plan_today, programme_today


def settle_picks(*, now: dt.datetime) -> int:
    """Let what most wish for take every meeting whose time has come; gives how many it took.

    Wishes are counted once for a meeting, so that doing it again changes nothing, and neither
    does what leads choose, or take back, afterwards.
    """
    waiting = _waiting(now)
    return sum(_settled(plan, catalogue_for(plan.group), now) for plan in waiting)


def _waiting(now: dt.datetime) -> list[Plan]:
    """Plans with wishes to count, as far as can be seen without reading them."""
    plans = Plan.objects.active().filter(group__archived_at=None, proposals__isnull=False)
    by_series = {plan.series: plan for plan in plans.distinct()}
    meetings = Meeting.objects.filter(
        series__in=by_series,
        kind="curiosity",
        state=Meeting.State.PLANNED,
        starts_at__gt=now + PREPARED_BEFORE,
        starts_at__lte=now + CLOSES_BEFORE,
    )
    rows = list(meetings.order_by("starts_at", "id").values_list("series", "key", "starts_at"))
    results = CuriosityResult.objects.in_bulk([key for _, key, _ in rows], field_name="meeting_key")
    due = [series for series, key, start in rows if is_due(start, results.get(key), now=now)]
    return [by_series[series] for series in dict.fromkeys(due)]


@transaction.atomic
def _settled(plan: Plan, catalogue: Catalogue, now: dt.datetime) -> int:
    try:
        plan = held(plan)
    except CannotSettle:
        # Archived since the plans were listed.
        return 0
    desk = _Desk(plan=plan, catalogue=catalogue, now=now)
    results = {each.meeting_key: each for each in plan.curiosity_results.all()}
    due = [
        slot.key
        for slot in desk.kept_free()
        if is_due(desk.starts_at(slot), results.get(slot.key), now=now)
    ]
    # Each that is taken is published, so the next one is asked of what counts then.
    return sum(_counted(_Desk(plan=plan, catalogue=catalogue, now=now), key) for key in due)


@dataclass(frozen=True, kw_only=True)
class _Desk:
    """A plan that is held, as it counts when it is first looked at."""

    plan: Plan
    catalogue: Catalogue
    now: dt.datetime

    @cached_property
    def published(self) -> Revision:
        return self.plan.revisions.published().get()

    @cached_property
    def table(self) -> PickTable:
        return self.table_of(self.published)

    def table_of(self, revision: Revision) -> PickTable:
        return PickTable(
            plan=plan_today(actions.plan_of(revision), self.catalogue, now=self.now),
            before=programme_today(
                programme_from_document(revision.programme), self.catalogue, now=self.now
            ),
            catalogue=self.catalogue,
            now=self.now,
        )

    def starts_at(self, slot: Slot) -> dt.datetime:
        return starts_at(slot, self.table.plan.brief.cadence.zone)

    def kept_free(self) -> tuple[Slot, ...]:
        return kept_free(self.table.plan, now=self.now)


def _counted(desk: _Desk, key: str) -> bool:
    slot = next(each for each in desk.kept_free() if each.key == key)
    found = _leading(desk, slot)
    CuriosityResult.objects.update_or_create(
        meeting_key=key,
        defaults={
            "plan": desk.plan,
            "topic": found.winner.topic if found.winner else "",
            "wishes": found.winner.wishes if found.winner else 0,
            "closed_at": closes_at(desk.starts_at(slot)),
            "settled_at": desk.now,
        },
    )
    if found.winner is not None and found.picked is not None:
        _take(desk, slot, found.winner, found.picked)
    return found.winner is not None


def _leading(desk: _Desk, slot: Slot) -> Leading:
    if is_chosen(slot):
        return Leading()
    wished = wished_for(desk.plan, before=closes_at(desk.starts_at(slot)))
    return leading(desk.table, slot, wished)


def _take(desk: _Desk, slot: Slot, winner: Wished, found: Picked) -> None:
    plan, now = desk.plan, desk.now
    drafts = drafts_on(plan, desk.published)
    revision = publish_at_once(
        plan,
        desk.published,
        _written(desk.published, found),
        summary=_summary(desk, slot, winner),
        edit=to_document(Pick(key=slot.key, topic=winner.topic)),
        by=winner.proposal.proposed_by,
        now=now,
    )
    publish_meetings(
        group=plan.group, series=plan.series, wanted=wanted_meetings(found.programme), now=now
    )
    put_under(
        drafts, revision, lambda draft: _rewritten(desk, draft, slot.key, winner.topic), now=now
    )
    tell_of(revision, desk.table.before, found.programme, now=now)


def _summary(desk: _Desk, slot: Slot, winner: Wished) -> str:
    name = desk.catalogue.topic_by_id[winner.topic].name
    return f"{name} takes {day(slot.on)}, out of curiosity, with {wishes_words(winner.wishes)}."


def _rewritten(desk: _Desk, draft: Revision, key: str, topic: str) -> actions.Written:
    """A draft in which a lead has chosen otherwise, or has no place for it, stays as it was."""
    try:
        table = desk.table_of(draft)
        slot = table.plan.schedule.slot(key)
        if slot is None or is_chosen(slot):
            return as_it_was(draft)
        return _written(draft, picked(table, key=key, topic=topic))
    except (CannotEdit, BadBrief):
        return as_it_was(draft)


def _written(revision: Revision, found: Picked) -> actions.Written:
    return actions.Written(
        brief=revision.brief,
        schedule=to_document(found.plan.schedule),
        programme=to_document(found.programme),
        broken=revision.broken,
        digest=revision.catalogue_digest,
    )
