"""What being stuck can change in the group's plan: leads look at it, members propose it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from planner.accounts.models import User
from planner.dashboard.stuck_subjects import TopicAt
from planner.groups.models import Group, Membership
from planner.meetings.models import AgendaItem, Meeting
from planner.plans.models import Plan, Revision
from planner.threads.models import Thread

MOST_STEPS = 20
TEXT = """I got stuck on it. This is what leads up to it, for somebody who knows what I know:

{steps}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanActs:
    """Addresses, empty where there is none. `bring_in` is for leads, `propose` for members;
    `leave_out`: the topic, of a plan that has it ahead."""

    bring_in: str = ""
    propose: str = ""
    leave_out: str = ""


def plan_acts(
    user: User, group: Group, at: TopicAt, steps: Sequence[TopicAt], *, now: dt.datetime
) -> PlanActs:
    """`steps`: what leads up to it, for whoever is stuck. Nothing where no plan counts."""
    plan = _plan(group)
    if plan is None:
        return PlanActs()
    is_ahead = AgendaItem.objects.filter(
        topic=at.topic,
        depth__gte=at.depth,
        meeting__in=Meeting.objects.upcoming(now).filter(group=group),
    ).exists()
    leads = Membership.objects.active().leads().filter(group=group, user=user).exists()
    if not leads:
        return PlanActs(propose="" if is_ahead else _proposal(group, at, steps))
    return PlanActs(
        bring_in="" if is_ahead else _deepen(plan, at, at.depth),
        leave_out=_deepen(plan, at, 0) if is_ahead else "",
    )


def _plan(group: Group) -> Plan | None:
    """The newest that is published."""
    published = Revision.objects.published().filter(plan__group=group, plan__archived_at=None)
    newest = published.select_related("plan__group").defer("programme", "solution", "schedule")
    revision = newest.order_by("-published_at", "-id").first()
    return revision.plan if revision else None


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
        "title": f"Shall we take {at} into our plan?",
        "text": TEXT.format(steps=listed),
    }
    return f"{reverse('threads:ask', args=[group.pk, group.slug])}?{urlencode(filled)}"
