"""The first plan of a group, answered while its lead waits."""

from __future__ import annotations

import datetime as dt

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.groups.models import Group
from planner.plans import actions
from planner.plans.brief import BadBrief, Brief
from planner.plans.models import Plan
from planner.plans.queries import answer_for
from planner.solver import PROMPT


def first_draft(
    *, group: Group, brief: Brief, catalogue: Catalogue, by: User, now: dt.datetime
) -> Plan:
    """A new plan of the group with its first draft. Raises BadBrief, also when nothing fits."""
    answer = answer_for(brief, catalogue, effort=PROMPT)
    why_not = answer.programme.impossible
    if why_not is not None:
        raise BadBrief("decisions", why_not.text)
    return actions.draft(
        group=group,
        brief=brief,
        catalogue=catalogue,
        programme=answer.programme,
        solution=answer.solution,
        by=by,
        now=now,
    ).plan
