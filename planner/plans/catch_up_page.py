"""What a member of a group has to catch up on, from the plan that counts; nothing is stored."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.plans import brief_document
from planner.plans.brief import Brief, Participant
from planner.plans.catch_up_rows import CatchUpRows, catch_up_rows, knows_after
from planner.plans.late_joiner import Knows, catch_up
from planner.plans.models import Plan, Revision
from planner.plans.people import participants
from planner.plans.schedule import Schedule
from planner.plans.stored import from_document
from planner.plans.todays import brief_today, schedule_today
from planner.progress.queries import known_to


@dataclass(frozen=True, slots=True, kw_only=True)
class CatchUpPage:
    plan: Plan
    revision: Revision
    rows: CatchUpRows


def catch_up_page(
    plan: Plan,
    user: User,
    catalogue: Catalogue,
    *,
    ticked: Collection[str] | None,
    now: dt.datetime,
) -> CatchUpPage | None:
    """`ticked`: what they say to know here; None: what the plan knows of them, and what they say of
    themselves elsewhere. None: nothing counts."""
    revision = plan.revisions.published().defer("programme", "solution").first()
    if revision is None or revision.schedule is None:
        return None
    brief = brief_today(brief_document.from_document(revision.brief), catalogue)
    schedule = schedule_today(from_document(Schedule, revision.schedule), catalogue)
    reader = _reader(plan, brief, user)
    offered = catch_up(brief, schedule, catalogue, knows=(), now=now)
    own = _both(reader.knows, known_to(user))
    knows = own if ticked is None else knows_after(own, offered, ticked)
    found = catch_up(brief, schedule, catalogue, knows=knows, now=now)
    reading = brief.reading if reader.reading is None else reader.reading
    rows = catch_up_rows(found, offered, catalogue, knows=knows, reading=reading)
    return CatchUpPage(plan=plan, revision=revision, rows=rows)


def _both(first: Knows, second: Knows) -> Knows:
    """Each topic as deep as either has it."""
    found = dict(first)
    for topic, depth in second:
        found[topic] = max(depth, found.get(topic, 0))
    return tuple(found.items())


def _reader(plan: Plan, brief: Brief, user: User) -> Participant:
    """As the plan knows them; who does not belong reads as somebody new."""
    people = participants(plan.group, brief)
    new = Participant(name=user.name, reading=plan.group.reading_minutes)
    return next((each for each in people if each.id == str(user.pk)), new)
