"""A published plan of Ada's group that began some weeks ago, so that part of it is past."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

from django.utils import timezone

from curriculum.actions import load_catalogue
from curriculum.exchange import read
from planner.groups.models import Group
from planner.plans import actions, publishing
from planner.plans.brief import Brief
from planner.plans.models import Plan
from planner.plans.people import participants
from planner.plans.queries import answer_for
from planner.solver import QUICK
from tests.groups.people import NOW, user
from tests.plans.small_catalogues import brief, catalogue, decision, resource, topic, unit

SOUND = read(Path(__file__).parents[1] / "curriculum" / "sound.yaml")
CATALOGUE = catalogue(
    topic("sets"),
    topic("maps", needs=[("sets", 1)]),
    topic("rings", needs=[("maps", 1)]),
    topic("fields", needs=[("rings", 1)]),
    decisions=(decision("ship", ("maps", 1)), decision("prove", ("fields", 1))),
    resources=(resource("book", unit("one", 40, ("sets", 1)), unit("two", 30, ("maps", 1))),),
    depths=SOUND.depths,
    maturities=SOUND.maturities,
)


def asked(group: Group, *, weeks_ago: float, meetings: int = 4) -> Brief:
    """One step a meeting, on the weekday on which it began."""
    start = timezone.localdate() - dt.timedelta(days=int(weeks_ago * 7))
    made = brief(meetings=meetings, length=45, days=(start.isoweekday(),), title="Rings")
    cadence = replace(made.cadence, start=start)
    return replace(made, cadence=cadence, people=participants(group, made))


def drafted(group: Group, *, weeks_ago: float = 1.5, **about: int) -> Plan:
    load_catalogue(catalogue=CATALOGUE)
    question = asked(group, weeks_ago=weeks_ago, **about)
    answer = answer_for(question, CATALOGUE, effort=QUICK)
    return actions.draft(
        group=group,
        brief=question,
        catalogue=CATALOGUE,
        programme=answer.programme,
        solution=answer.solution,
        by=user("Ada"),
        now=NOW,
    ).plan


def published(group: Group, **about: float) -> Plan:
    plan = drafted(group, **about)
    head = actions.head_of(plan)
    shown = publishing.preview(revision=head, catalogue=CATALOGUE, by=user("Ada"), now=NOW)
    publishing.publish(
        revision=head,
        catalogue=CATALOGUE,
        by=user("Ada"),
        now=NOW,
        acknowledged=[each.id for each in shown.cautions],
        override_reason="It is a test.",
    )
    plan.refresh_from_db()
    return plan


def address(plan: Plan, page: str = "") -> str:
    of_group = f"/groups/{plan.group_id}-{plan.group.slug}/plans"
    return f"{of_group}/{plan.pk}-{plan.slug}/{page}"
