"""What being stuck can change in the group's plan: leads look at it, members propose it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from planner.dashboard.stuck_subjects import TopicAt
from planner.groups.models import Group
from planner.plans.models import Plan
from planner.threads.models import Thread

MOST_STEPS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanActs:
    """Addresses, empty where there is none. `bring_in` is for leads, `propose` for members;
    `leave_out`: the topic, of a plan that has it ahead."""

    bring_in: str = ""
    propose: str = ""
    leave_out: str = ""


def plan_acts(
    plan: Plan, at: TopicAt, steps: Sequence[TopicAt], *, is_lead: bool, is_ahead: bool
) -> PlanActs:
    """`steps`: what leads up to it, for whoever is stuck. `is_ahead`: the plan has it still."""
    if not is_lead:
        return PlanActs(propose="" if is_ahead else _proposal(plan.group, at, steps))
    return PlanActs(
        bring_in="" if is_ahead else _deepen(plan, at, at.depth),
        leave_out=_deepen(plan, at, 0) if is_ahead else "",
    )


def _deepen(plan: Plan, at: TopicAt, depth: int) -> str:
    place = [plan.group_id, plan.group.slug, plan.pk, plan.slug, "deepen"]
    asked = urlencode({"topic": at.topic, "depth": str(depth)})
    return f"{reverse('plans:edit-verb', args=place)}?{asked}"


def _proposal(group: Group, at: TopicAt, steps: Sequence[TopicAt]) -> str:
    listed = "\n".join(f"- {step}" for step in steps[:MOST_STEPS])
    filled = {
        "kind": Thread.Kind.QUESTION,
        "about": "topic",
        "id": at.topic,
        "title": _("Shall we take %(topic)s into our plan?") % {"topic": at},
        "text": f"{_text()}\n\n{listed}\n",
    }
    return f"{reverse('threads:ask', args=[group.pk, group.slug])}?{urlencode(filled)}"


def _text() -> str:
    return _("I got stuck on it. This is what leads up to it, for somebody who knows what I know:")
