"""Shaped reads of stored plans and drafts, for their pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Case, IntegerField, QuerySet, When
from django.forms import BoundField
from django.urls import reverse

from curriculum import graph
from curriculum.records import Catalogue, Decision
from planner.groups.models import Group
from planner.meetings.zones import zone_names
from planner.plans import brief_document
from planner.plans.brief import Brief
from planner.plans.drafts import GIVEN_UP
from planner.plans.forms import BriefForm
from planner.plans.models import Draft, Plan, Revision
from planner.plans.programme import Programme
from planner.plans.programme_page import ProgrammePage, programme_page
from planner.plans.stored import programme_from_document

WHEN = ("start", "every", "days", "nth", "at", "minutes", "meetings", "zone")
WHO = ("people", "reading", "all_know")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    group: Group
    plan: Plan
    revision: Revision
    shown: ProgrammePage


def plan_address(plan: Plan) -> str:
    """Where people read the plan; asks for the group unless it came along."""
    return reverse("plans:plan", args=[plan.group_id, plan.group.slug, plan.pk, plan.slug])


def plan_page(group_id: int, plan_id: int) -> PlanPage | None:
    """The published revision of a group's plan, or else its latest draft."""
    revision = _revisions().filter(plan__pk=plan_id, plan__group__pk=group_id).first()
    if revision is None:
        return None
    programme = programme_from_document(revision.programme)
    return PlanPage(
        group=revision.plan.group,
        plan=revision.plan,
        revision=revision,
        shown=programme_page(programme),
    )


def _revisions() -> QuerySet[Revision]:
    order = {Revision.Status.PUBLISHED: 0, Revision.Status.DRAFT: 1}
    rank = Case(
        *(When(status=status, then=place) for status, place in order.items()),
        default=2,
        output_field=IntegerField(),
    )
    return (
        Revision.objects.select_related("plan__group")
        .defer("brief", "solution")
        .order_by(rank, "-number", "-id")
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    """`state`: quick, improving, done, or "stalled" when a search gave no sign of life."""

    draft: Draft
    brief: Brief
    shown: ProgrammePage
    state: str
    has_better: bool

    @property
    def steps(self) -> int:
        return Draft.STEPS


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceRow:
    id: str
    question: str
    hours: str
    is_open: bool
    is_ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FormError:
    """A sentence, and the field it is about; without a field it is about the whole form."""

    text: str
    label: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """The fields in the groups in which they are shown."""

    when: tuple[BoundField, ...]
    who: tuple[BoundField, ...]
    more: tuple[BoundField, ...]
    errors: tuple[FormError, ...]
    zones: tuple[str, ...]


def draft_page(draft: Draft, *, now: dt.datetime) -> DraftPage:
    is_dead = draft.state == Draft.State.IMPROVING and now - draft.told_at > GIVEN_UP
    return DraftPage(
        draft=draft,
        brief=brief_document.from_document(draft.brief),
        shown=programme_page(programme_of(draft)),
        state="stalled" if is_dead else draft.state,
        has_better=draft.better is not None,
    )


def programme_of(draft: Draft) -> Programme:
    """The better plan where there is one."""
    return programme_from_document(draft.better or draft.programme)


def choices(
    catalogue: Catalogue, goals: Collection[str], ticked: Collection[str]
) -> tuple[ChoiceRow, ...]:
    """All decisions of the goals, those of `ticked` marked."""
    return tuple(
        ChoiceRow(
            id=each.id,
            question=each.question,
            hours=hours(minutes_from_zero(catalogue, each)),
            is_open=each.is_open,
            is_ticked=each.id in ticked,
        )
        for each in catalogue.decisions
        if not set(goals).isdisjoint(each.goals)
    )


def minutes_from_zero(catalogue: Catalogue, decision: Decision) -> int:
    needs = [(need.topic, need.depth) for need in decision.needs]
    return graph.minutes(catalogue, graph.closure(catalogue, needs))


def hours(minutes: int) -> str:
    """Minutes as hours and a half at most: "3½ h"."""
    halves = max(1, round(minutes / 30))
    return f"{halves // 2 or ''}{'½' if halves % 2 else ''} h"


def form_page(form: BriefForm) -> FormPage:
    fields = {name: form[name] for name in form.fields}
    return FormPage(
        when=tuple(fields[name] for name in WHEN),
        who=tuple(fields[name] for name in WHO if name in fields),
        more=tuple(field for name, field in fields.items() if name not in {*WHEN, *WHO}),
        errors=tuple(_errors(form)),
        zones=zone_names(),
    )


def _errors(form: BriefForm) -> Iterator[FormError]:
    for name, errors in form.errors.items():
        for error in errors:
            if name in form.fields:
                field = form[name]
                yield FormError(
                    text=str(error),
                    label=str(field.label),
                    field=field.id_for_label or field.auto_id,
                )
            else:
                yield FormError(text=str(error))
