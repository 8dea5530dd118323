"""Templates to begin a plan from: those that ship with the product, and those of a group."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from curriculum.records import Catalogue
from planner.groups.models import Group
from planner.plans.brief import BadBrief, Brief
from planner.plans.brief_rules import refuse_unknown_in
from planner.plans.copying import from_template
from planner.plans.document_reader import Fields
from planner.plans.formats.wording import counted, full_day
from planner.plans.models import PlanTemplate

SHIPPED = Path(__file__).parent / "shipped_templates.yaml"
FIELDS = ("id", "title", "what_for", "plan")
EVERY = {"week": "every week", "fortnight": "every second week", "month": "once a month"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """`id` tells it from all others that a group can choose; `brief` waits for people and dates."""

    id: str
    title: str
    what_for: str
    brief: Brief

    @property
    def facts(self) -> str:
        cadence = self.brief.cadence
        every = EVERY[cadence.every]
        if len(cadence.days) > 1:
            every = f"{len(cadence.days)} times {every}"
        decisions = counted(len(self.brief.decisions), "decision", "decisions")
        meetings = counted(cadence.meetings or 0, "meeting", "meetings")
        aim = decisions if self.brief.decisions else "all decisions of the goal"
        return f"{aim}, {meetings} of {cadence.minutes} minutes, {every}"


def templates_for(group: Group, catalogue: Catalogue) -> tuple[Template, ...]:
    """The group's own, newest first, then the shipped ones that fit the catalogue."""
    own = PlanTemplate.objects.filter(group=group).order_by("-created_at", "-id")
    return (*map(_own, own), *fitting(catalogue))


def fitting(catalogue: Catalogue) -> tuple[Template, ...]:
    """The shipped templates of which the catalogue has every goal and decision."""
    return tuple(each for each in shipped() if _fits(each.brief, catalogue))


@cache
def shipped() -> tuple[Template, ...]:
    """Raises BadBrief for a file that is no list of templates."""
    return read(yaml.safe_load(SHIPPED.read_text(encoding="utf-8")))


def read(documents: Any) -> tuple[Template, ...]:
    """Any: the document comes from a file, and every field of it is checked. Raises BadBrief."""
    return Fields({"templates": documents}).many("templates", _shipped)


def _shipped(document: Any, path: str) -> Template:
    fields = Fields(document, path)
    fields.refuse_others(FIELDS)
    for name in FIELDS:
        fields.require(name)
    return Template(
        id=fields.text("id"),
        title=fields.text("title"),
        what_for=fields.text("what_for"),
        brief=from_template(document["plan"]),
    )


def _own(row: PlanTemplate) -> Template:
    saved = f"Saved on {full_day(row.created_at.date())}."
    return Template(id=str(row.pk), title=row.title, what_for=saved, brief=from_template(row.brief))


def _fits(brief: Brief, catalogue: Catalogue) -> bool:
    try:
        refuse_unknown_in(brief, catalogue)
    except BadBrief:
        return False
    return True
