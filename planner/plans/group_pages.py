"""Shaped reads of a group's plan, for the pages on which it is read, edited and published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from curriculum.records import Catalogue
from planner.groups.models import Group
from planner.plans import actions
from planner.plans.brief import Brief
from planner.plans.catalogue_models import is_behind
from planner.plans.difference import Difference, difference
from planner.plans.edit_desk import Desk
from planner.plans.group_knowledge import GroupKnowledge, group_knowledge
from planner.plans.group_pace import group_pace
from planner.plans.models import Plan, Revision
from planner.plans.pace_words import pace_words
from planner.plans.people import participants
from planner.plans.programme import MeetingEntry, Programme
from planner.plans.programme_page import EntryRow, ProgrammePage, programme_page
from planner.plans.restoring import former_publication
from planner.plans.schedule import is_ahead
from planner.plans.stored import programme_from_document
from planner.plans.todays import plan_today
from planner.plans.unfinished import Unfinished, unfinished


@dataclass(frozen=True, slots=True, kw_only=True)
class Acts:
    """What can be done to the meeting of one row. `before` and `after`: keys of its neighbours."""

    key: str
    is_ahead: bool
    is_locked: bool
    is_curious: bool
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditRow:
    row: EntryRow
    acts: Acts | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPage:
    """`news`: what is true of the people or the catalogue now and not yet in the plan.

    `unfinished`: what held meetings did not get through and nobody carried over. `pace`: how long
    the steps took so far, in a sentence, empty for too few; `is_off_pace`: not as planned now.
    `knowledge`: what the group was counted to know.
    `difference`: what is not published yet; None where nothing is published.
    """

    plan: Plan
    revision: Revision
    shown: ProgrammePage
    rows: tuple[EditRow, ...]
    difference: Difference | None
    is_draft: bool
    can_take_back: bool
    news: tuple[str, ...]
    unfinished: tuple[Unfinished, ...]
    pace: str
    is_off_pace: bool
    knowledge: GroupKnowledge | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPlanPage:
    """`waiting`: a lead's draft that is not published, on top of what is shown. `has_news`: the
    catalogue changed under it, and leads have not said what becomes of it."""

    plan: Plan
    revision: Revision
    shown: ProgrammePage
    waiting: Revision | None
    can_undo: bool
    has_news: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """One thing that somebody did. `is_head`: what leads work on now."""

    revision: Revision
    is_head: bool


def plan_in(group: Group, plan_id: int) -> Plan | None:
    return Plan.objects.select_related("group").filter(group=group, pk=plan_id).first()


def group_plan_page(plan: Plan, *, for_lead: bool) -> GroupPlanPage | None:
    """What is published; leads see the draft while nothing is. None: nothing for this reader."""
    rows = plan.revisions.published().defer("brief", "schedule", "solution")
    published = rows.annotate(has_news=is_behind()).first()
    head = actions.head_of(plan) if for_lead else None
    shown = published or head
    if shown is None:
        return None
    waiting = head if head is not None and published is not None and head != published else None
    return GroupPlanPage(
        plan=plan,
        revision=shown,
        shown=programme_page(programme_from_document(shown.programme)),
        waiting=waiting,
        can_undo=for_lead and waiting is None and former_publication(plan) is not None,
        has_news=for_lead and getattr(published, "has_news", False),
    )


def revision_page(plan: Plan, number: int) -> GroupPlanPage | None:
    """An earlier state, as it was."""
    found = plan.revisions.filter(number=number).first()
    if found is None:
        return None
    shown = programme_page(programme_from_document(found.programme))
    return GroupPlanPage(plan=plan, revision=found, shown=shown, waiting=None, can_undo=False)


def history(plan: Plan) -> list[HistoryRow]:
    """Everything that was done to the plan, newest first."""
    documents = ("brief", "schedule", "programme", "solution")
    rows = plan.revisions.defer(*documents).select_related("created_by", "published_by")
    return [
        HistoryRow(revision=row, is_head=row.pk == plan.head_id)
        for row in rows.order_by("-number", "-id")
    ]


def desk(revision: Revision, catalogue: Catalogue, *, now: dt.datetime) -> Desk:
    plan = plan_today(actions.plan_of(revision), catalogue, now=now)
    return Desk(
        plan=plan,
        around=actions.around(revision, catalogue, now=now),
        pace=group_pace(revision.plan),
        knowledge=group_knowledge(revision.plan.group, plan.brief, catalogue),
    )


def edit_page(plan: Plan, catalogue: Catalogue, *, now: dt.datetime) -> EditPage:
    revision = actions.head_of(plan)
    programme = programme_from_document(revision.programme)
    published = plan.revisions.published().first()
    old = None if published is None else programme_from_document(published.programme)
    shown = programme_page(programme)
    table = desk(revision, catalogue, now=now)
    at = table.plan.brief.minutes.pace
    return EditPage(
        plan=plan,
        revision=revision,
        shown=shown,
        rows=tuple(_rows(shown, programme, table)),
        difference=None if old is None else difference(old, programme),
        is_draft=revision.status == Revision.Status.DRAFT,
        can_take_back=revision.status == Revision.Status.DRAFT and revision.basis_id is not None,
        news=tuple(_news(revision, table)),
        unfinished=unfinished(plan, table.plan.schedule),
        pace=pace_words(table.pace, at) if table.pace else "",
        is_off_pace=table.pace is not None and table.pace.pace != at,
        knowledge=table.knowledge,
    )


def _rows(shown: ProgrammePage, programme: Programme, table: Desk) -> Iterator[EditRow]:
    coming = [slot.key for slot in table.coming()]
    for row, entry in zip(shown.entries, programme.entries, strict=True):
        yield EditRow(
            row=row, acts=_acts(entry, table, coming) if isinstance(entry, MeetingEntry) else None
        )


def _acts(entry: MeetingEntry, table: Desk, coming: list[str]) -> Acts | None:
    slot = table.plan.schedule.slot(entry.key)
    if slot is None or not slot.takes_place:
        return None
    at = coming.index(slot.key) if slot.key in coming else None
    return Acts(
        key=slot.key,
        is_ahead=is_ahead(slot, zone=table.plan.brief.cadence.zone, now=table.around.now),
        is_locked=slot.is_locked,
        is_curious=slot.kind == "curiosity",
        before=coming[at - 1] if at else "",
        after=coming[at + 1] if at is not None and at + 1 < len(coming) else "",
    )


def _news(revision: Revision, table: Desk) -> Iterator[str]:
    yield from _people_news(table.plan.brief, revision.plan.group)
    if revision.catalogue_digest != actions.digest_of(table.catalogue):
        yield "The catalogue has changed since."


def _people_news(brief: Brief, group: Group) -> Iterator[str]:
    """Who joined, left or changed their dates since the plan was written."""
    now = {person.id: person for person in participants(group, brief)}
    then = {person.id: person for person in brief.people if person.id}
    to_come = [person.name for person in brief.people if not person.id]
    for name in to_come:
        if name.casefold() not in {person.name.casefold() for person in now.values()}:
            yield f"{name} is in the plan and has not joined the group."
    for key, person in now.items():
        earlier = then.get(key)
        if earlier is None:
            yield f"{person.name} joined and is not in the plan."
        elif earlier.away != person.away:
            yield f"{person.name} has changed when they are away."
        elif earlier != person:
            yield f"{person.name} has changed what they can do."
    for key, person in then.items():
        if key not in now:
            yield f"{person.name} left and is still in the plan."
