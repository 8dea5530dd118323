"""The time dial of a plan that goes on: what other numbers of meetings to come would reach."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from curriculum.records import Catalogue
from planner.plans import actions
from planner.plans.continuing import continued, outlook
from planner.plans.dial_picture import DialPicture, dial_picture
from planner.plans.dial_words import dial_entries, dial_text
from planner.plans.models import Revision
from planner.plans.programme import MeetingEntry, Programme
from planner.plans.stored import programme_from_document
from planner.plans.summary import still_to_reach
from planner.plans.todays import programme_today
from planner.solver import PROMPT, dial


@dataclass(frozen=True, slots=True, kw_only=True)
class DialPage:
    """`programme` holds the sentences of the dial. `dial` None: too little lies ahead."""

    programme: Programme
    dial: DialPicture | None


def dial_page(revision: Revision, catalogue: Catalogue, *, now: dt.datetime) -> DialPage:
    """Only what lies ahead is turned: the past has been, and is known by all. Raises CannotEdit."""
    plan = actions.plan_of(revision)
    before = programme_today(programme_from_document(revision.programme), catalogue, now=now)
    view = outlook(plan.brief, plan.schedule, catalogue, before, now=now)
    whole = continued(view, plan.schedule, before, now=now)
    coming = {slot.key for slot in view.slots}
    ahead = tuple(
        entry for entry in whole.entries if isinstance(entry, MeetingEntry) and entry.key in coming
    )
    if not ahead:
        return DialPage(programme=replace(whole, entries=()), dial=None)
    solution = view.solution
    points = dial(view.question.problem, solution, PROMPT)
    still = still_to_reach(view.question, solution)
    shown = replace(
        whole,
        entries=ahead,
        dial=dial_entries(points),
        dial_text=dial_text(points, len(ahead), still),
    )
    return DialPage(programme=shown, dial=dial_picture(shown))
