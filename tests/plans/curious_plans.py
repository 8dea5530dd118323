"""A published plan of Ada's group with two meetings for curiosity, and wishes for them."""

from __future__ import annotations

import datetime as dt

from curriculum.actions import load_catalogue
from planner.outbox.models import Message
from planner.plans import actions, curiosity_actions
from planner.plans.brief import Rhythm
from planner.plans.curiosity_models import CuriosityProposal
from planner.plans.edits import Edit
from planner.plans.models import Plan, Revision
from planner.plans.stored import programme_from_document
from tests.groups.people import NOW, group, user
from tests.plans import kept_plans
from tests.plans.begun_plans import SOUND
from tests.plans.small_catalogues import brief, catalogue, decision, topic

CATALOGUE = catalogue(
    topic("sets"),
    topic("maps", needs=[("sets", 1)]),
    topic("games", 30, 60, 60, for_curiosity=True),
    topic("riddles", 30, 60, 60, for_curiosity=True),
    topic("odds"),
    topic("knots"),
    topic("towers", 600, 600, 600),
    topic("fields", needs=[("towers", 1)]),
    decisions=(decision("ship", ("maps", 1)),),
    depths=SOUND.depths,
    maturities=SOUND.maturities,
)
WEEK = dt.timedelta(days=7)
FIRST = dt.datetime(2027, 1, 28, 12, tzinfo=dt.UTC)
"""When the first of the two begins, on Thursday at noon; the planner put Games in."""
SECOND = FIRST + 3 * WEEK
"""When the second begins; the planner put Riddles in."""
CLOSED = FIRST - WEEK
"""When wishes for the first count no more."""


def planned(*members: str) -> Plan:
    """For Ada, Ben and Cem unless others are named."""
    load_catalogue(catalogue=CATALOGUE)
    asked = brief(rhythm=Rhythm(curiosity=3), meetings=7)
    draft = kept_plans.drafted(group(*(members or ("Ben", "Cem"))), asked, CATALOGUE)
    plan = kept_plans.published(draft, CATALOGUE).plan
    Message.objects.all().delete()
    return plan


def proposed(plan: Plan, topic: str, *names: str, now: dt.datetime = NOW) -> CuriosityProposal:
    """By the first of these, and wished for by the others too."""
    for name in names:
        found = curiosity_actions.propose(
            plan=plan, topic=topic, catalogue=CATALOGUE, by=user(name), now=now
        )
    return found


def revised(plan: Plan, edit: Edit, *, now: dt.datetime = NOW) -> Revision:
    return kept_plans.revised(plan, edit, catalogue=CATALOGUE, now=now)


def published(plan: Plan, *, now: dt.datetime = NOW) -> Revision:
    """What leads work on."""
    return kept_plans.published(actions.head_of(plan), CATALOGUE, now=now)


def keys(plan: Plan) -> list[str]:
    """Of the meetings for curiosity, by date."""
    return [entry.key for entry in _entries(plan)]


def picks(plan: Plan) -> list[str]:
    """What the meetings for curiosity are about, as published."""
    return [_topic(entry) for entry in _entries(plan)]


def picks_in(revision: Revision) -> list[str]:
    programme = programme_from_document(revision.programme)
    return [_topic(each) for each in programme.meetings() if each.kind == "curiosity"]


def _entries(plan: Plan):
    programme = programme_from_document(plan.revisions.published().get().programme)
    return [each for each in programme.meetings() if each.kind == "curiosity"]


def _topic(entry) -> str:
    return next((line.topic for line in entry.lines if line.topic), "")


def told() -> list[str]:
    """Who has a mail about a change of the plan waiting."""
    rows = Message.objects.filter(kind="plan_changed", channel="email").order_by("id")
    return sorted(row.recipient.name for row in rows.select_related("recipient"))
