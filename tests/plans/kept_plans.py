"""Plans of groups to write tests with: drafted, published, changed by Ada."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from curriculum.records import Catalogue
from planner.groups.models import Group
from planner.plans import actions, publishing
from planner.plans.brief import Brief
from planner.plans.edits import Edit
from planner.plans.models import Plan, Revision
from planner.plans.people import participants
from planner.plans.programme import MeetingEntry, Programme
from planner.plans.queries import answer_for
from planner.plans.stored import programme_from_document
from tests.groups.people import NOW, user
from tests.plans.small_catalogues import brief
from tests.plans.small_programmes import CATALOGUE


def drafted(group: Group, asked: Brief | None = None, catalogue: Catalogue = CATALOGUE) -> Revision:
    """A draft for the people of the group."""
    asked = asked or brief()
    asked = replace(asked, people=participants(group, asked))
    answer = answer_for(asked, catalogue)
    return actions.draft(
        group=group,
        brief=asked,
        catalogue=catalogue,
        programme=answer.programme,
        solution=answer.solution,
        by=user("Ada"),
        now=NOW,
    )


def published(
    revision: Revision,
    catalogue: Catalogue = CATALOGUE,
    *,
    by: str = "Ada",
    now: dt.datetime = NOW,
) -> Revision:
    """The revision, published by somebody who knows of every caution and overrides all rules."""
    lead = user(by)
    shown = publishing.preview(revision=revision, catalogue=catalogue, by=lead, now=now)
    return publishing.publish(
        revision=revision,
        catalogue=catalogue,
        by=lead,
        now=now,
        acknowledged=[each.id for each in shown.cautions],
        override_reason="a test",
    )


def kept(group: Group, programme: Programme, *, publish: bool = True) -> Plan:
    """A plan of the group that says exactly this."""
    revision = actions.draft(
        group=group,
        brief=brief(),
        catalogue=CATALOGUE,
        programme=programme,
        by=user("Ada"),
        now=NOW,
    )
    if publish:
        published(revision)
    return revision.plan


def revised(
    plan: Plan,
    edit: Edit,
    *,
    choice: str = "as it is",
    catalogue: Catalogue = CATALOGUE,
    now: dt.datetime = NOW,
) -> Revision:
    """Ada makes the edit on what is there now."""
    return actions.revise(
        plan=plan,
        edit=edit,
        choice=choice,
        base=actions.head_of(plan).number,
        catalogue=catalogue,
        by=user("Ada"),
        now=now,
    )


def meetings(revision: Revision) -> tuple[MeetingEntry, ...]:
    return programme_from_document(revision.programme).meetings()
