"""The decisions that a group's plans ask for."""

from __future__ import annotations

from curriculum.records import Catalogue
from planner.groups.models import Group
from planner.plans import brief_document
from planner.plans.editing import asked_decisions
from planner.plans.models import Plan, Revision


def decisions_of_plans(group: Group, catalogue: Catalogue) -> frozenset[str]:
    """Of the published plans that are not put away. One query."""
    plans = Plan.objects.active().filter(group=group)
    briefs = Revision.objects.published().filter(plan__in=plans).values_list("brief", flat=True)
    return frozenset(
        each.decision
        for brief in briefs
        for each in asked_decisions(brief_document.from_document(brief), catalogue)
    )
