"""A plan of the demo, drafted and published in one go."""

from __future__ import annotations

import datetime as dt

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.groups.models import Group
from planner.plans import actions, publishing
from planner.plans.brief import Brief
from planner.plans.models import Plan
from planner.plans.queries import answer_for


def publish_plan(
    group: Group, brief: Brief, catalogue: Catalogue, *, lead: User, now: dt.datetime
) -> Plan:
    """With all that the page of publishing warns of taken note of."""
    answer = answer_for(brief, catalogue)
    revision = actions.draft(
        group=group,
        brief=brief,
        catalogue=catalogue,
        programme=answer.programme,
        solution=answer.solution,
        by=lead,
        now=now,
    )
    shown = publishing.preview(revision=revision, catalogue=catalogue, by=lead, now=now)
    publishing.publish(
        revision=revision,
        catalogue=catalogue,
        by=lead,
        now=now,
        acknowledged=[each.id for each in shown.cautions],
    )
    return revision.plan
