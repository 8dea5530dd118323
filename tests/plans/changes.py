"""A plan to change in every way that there is, and what a lead would fill in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

from django.utils import timezone

from curriculum.actions import load_catalogue
from curriculum.current import current, version
from planner.groups.models import Group
from planner.plans import actions
from planner.plans.edits import Drop, Edit, Insert, Skip
from planner.plans.models import Plan, Revision
from planner.progress.models import KnowledgeCount
from tests.groups.people import NOW, user
from tests.plans import begun_plans
from tests.plans.plan_pages import keys, schedule_of
from tests.plans.small_catalogues import decision, resource, topic, unit

CURIOUS = "c0ffee"
CATALOGUE = replace(
    begun_plans.CATALOGUE,
    topics=(*begun_plans.CATALOGUE.topics, topic("games", for_curiosity=True)),
    decisions=(*begun_plans.CATALOGUE.decisions, decision("bet", ("games", 1))),
    resources=(
        *begun_plans.CATALOGUE.resources,
        resource("notes", unit("three", 30, ("rings", 1)), unit("four", 20, ("fields", 1))),
        resource("film", unit("five", 25, ("rings", 1))),
    ),
)


def changing(group: Group) -> Plan:
    """Two meetings of six are held. A draft: one decision of the goal is given up, the last meeting
    skipped, and, in revision 4, one added that is free for curiosity. All know fields."""
    plan = begun_plans.published(group, meetings=6)
    KnowledgeCount.objects.create(
        group=group, people=3, counts={"fields": [3, 0, 0]}, counted_at=NOW
    )
    load_catalogue(catalogue=CATALOGUE)
    revised(plan, Drop(decision="bet"), "absorb")
    revised(plan, Skip(key=keys(plan)[5], reason="a fair"), "absorb")
    last = schedule_of(plan).closed[0].on
    on, at = last + dt.timedelta(days=7), dt.time(12)
    revised(plan, Insert(key=CURIOUS, on=on, at=at, kind="curiosity"))
    return plan


def joined(plan: Plan, **joined_at: dt.datetime) -> Plan:
    """Everybody was there from the beginning, but for those who are named."""
    early = timezone.now() - dt.timedelta(days=99)
    for each in plan.group.memberships.select_related("user"):
        each.joined_at = joined_at.get(each.user.name, early)
        each.save()
    return plan


def revised(plan: Plan, edit: Edit, choice: str = "as it is") -> Revision:
    return actions.revise(
        plan=plan,
        edit=edit,
        choice=choice,
        base=actions.head_of(plan).number,
        catalogue=current(version()),
        by=user("Ada"),
        now=timezone.now(),
    )


def filled_in(verb: str, plan: Plan) -> Mapping[str, object]:
    """What the form of a change is sent with."""
    past, first, other = keys(plan)[1:4]
    slots = schedule_of(plan).slots
    free = {"on": slots[2].on + dt.timedelta(days=1), "at": "13:30"}
    return {
        "move": {"key": first, **free},
        "swap": {"key": first, "other": other},
        "insert": {"kind": "review", **free},
        "lock": {"key": first, "is_locked": "1"},
        "assign": {"key": first, "lead": "Ben", "backup": ""},
        "pick": {"key": CURIOUS, "topic": "games"},
        "units": {"step": "rings:1", "resource": "film"},
        "skip": {"key": first, "reason": "a strike"},
        "cancel": {"key": first, "reason": "a strike"},
        "not-held": {"key": past, "reason": ""},
        "overran": {"place": f"{past}:maps:1", "minutes": "20"},
        "meet-anyway": {"on": schedule_of(plan).closed[0].on},
        "deepen": {"topic": "rings", "depth": "2"},
        "want": {"decision": "bet"},
        "drop": {"decision": "prove"},
        "pace": {"percent": "150"},
        "known": {"steps": "fields:1"},
        "refresh": {},
    }[verb]
