"""What leads do to begin another plan from one that is there: copy it, or keep it as a template."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.db import transaction

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.groups.actions import GroupIsArchived, locked
from planner.groups.models import Group
from planner.plans import actions, brief_document
from planner.plans.brief import Brief
from planner.plans.brief_document import Document
from planner.plans.copying import as_template, moved, next_start
from planner.plans.measured_minutes import with_measured
from planner.plans.models import Plan, PlanTemplate, Revision
from planner.plans.people import participants
from planner.plans.queries import Answer, answer_for
from planner.plans.stored import programme_from_document
from planner.plans.templates import Template
from planner.plans.todays import brief_today

LONGEST_TITLE = 200


class CannotCopy(Exception):
    """No plan can be made of it; `field` is what to change, empty where it is about none."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field


def copy_plan(
    *,
    source: Plan,
    group: Group,
    title: str,
    start: dt.date,
    catalogue: Catalogue,
    by: User,
    now: dt.datetime,
) -> Revision:
    """The first draft of a new plan of `group`: what `source` asks, for the group's people now,
    beginning not before `start`. Solves, which takes seconds. Raises CannotCopy, BadBrief."""
    brief = _brief_of(source)
    zone = brief.cadence.zone if group.pk == source.group_id else group.zone
    asked = moved(brief, title=title, start=start, zone=zone, people=participants(group, brief))
    summary = f"Copied from {source.title}."
    return _drafted(asked, group, summary=summary, catalogue=catalogue, by=by, now=now)


def begin_from(
    *,
    template: Template,
    group: Group,
    title: str,
    start: dt.date,
    catalogue: Catalogue,
    by: User,
    now: dt.datetime,
) -> Revision:
    """As `copy_plan`, from a template, on the group's clock. Raises CannotCopy, BadBrief."""
    asked = moved(
        template.brief, title=title, start=start, zone=group.zone, people=participants(group)
    )
    summary = f"Begun from the template {template.title}."
    return _drafted(asked, group, summary=summary, catalogue=catalogue, by=by, now=now)


@transaction.atomic
def save_template(*, source: Plan, title: str, by: User, now: dt.datetime) -> PlanTemplate:
    """What the plan asks, without its people and dates, for the leads of its group.

    Raises CannotCopy when the group has a template of this title.
    """
    head = actions.head_of(source)
    meetings = len(programme_from_document(head.programme).meetings())
    asked = replace(brief_document.from_document(head.brief), title=title)
    document = as_template(asked, meetings=meetings)
    return keep_template(group=source.group, title=title, brief=document, by=by, now=now)


@transaction.atomic
def keep_template(
    *, group: Group, title: str, brief: Document, by: User, now: dt.datetime
) -> PlanTemplate:
    """`brief`: a document without people and dates. Raises CannotCopy for a title in use."""
    group = _lock(group)
    if PlanTemplate.objects.filter(group=group, title=title).exists():
        raise CannotCopy("title", f"There is a template called “{title}” already.")
    return PlanTemplate.objects.create(
        group=group, title=title, brief=brief, created_at=now, created_by=by
    )


@transaction.atomic
def remove_template(*, template: PlanTemplate, by: User, now: dt.datetime) -> None:
    """Plans that were begun from it stay."""
    template.delete()


def free_title(group: Group, title: str) -> str:
    """The title, or with a number after it where the group has such a plan already."""
    taken = {each.casefold() for each in group.plans.active().values_list("title", flat=True)}
    number, tried = 1, title[:LONGEST_TITLE]
    while tried.casefold() in taken:
        number += 1
        ending = f" {number}"
        tried = f"{title[: LONGEST_TITLE - len(ending)]}{ending}"
    return tried


def usual_start(source: Plan, today: dt.date) -> dt.date:
    """The same weekday, after the last meeting of the plan."""
    head = actions.head_of(source)
    meetings = programme_from_document(head.programme).meetings()
    last = max((each.starts_at.date() for each in meetings), default=None)
    return next_start(brief_document.from_document(head.brief), last, today)


def _brief_of(plan: Plan) -> Brief:
    return brief_document.from_document(actions.head_of(plan).brief)


def _drafted(
    brief: Brief, group: Group, *, summary: str, catalogue: Catalogue, by: User, now: dt.datetime
) -> Revision:
    _refuse_taken(group, brief.title)
    brief = with_measured(brief_today(brief, catalogue))
    # Solving takes its time, so nothing is locked meanwhile.
    answer = answer_for(brief, catalogue)
    _refuse_impossible(answer)
    with transaction.atomic():
        _lock(group)
        _refuse_taken(group, brief.title)
        return actions.draft(
            group=group,
            brief=brief,
            catalogue=catalogue,
            programme=answer.programme,
            solution=answer.solution,
            summary=summary,
            by=by,
            now=now,
        )


def _lock(group: Group) -> Group:
    try:
        return locked(group)
    except GroupIsArchived as refusal:
        raise CannotCopy("", str(refusal)) from refusal


def _refuse_taken(group: Group, title: str) -> None:
    """Sending the form twice makes one plan, and two plans of a group can be told apart."""
    if group.plans.active().filter(title__iexact=title).exists():
        raise CannotCopy("title", f"{group.name} has a plan called “{title}” already.")


def _refuse_impossible(answer: Answer) -> None:
    impossible = answer.programme.impossible
    if impossible is not None:
        raise CannotCopy("", f"No plan can be made of this: {impossible.text}")
