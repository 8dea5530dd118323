"""The plans of the rooms of `tests.world`: how they are drafted, published, and their turns."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from curriculum.exchange import read
from planner.accounts.models import User
from planner.groups.models import Group
from planner.plans import actions as plans
from planner.plans.brief import Brief, Participant, Wanted
from planner.plans.models import Plan, Revision, TurnOffer
from planner.plans.programme import Programme
from planner.plans.publishing import preview, publish
from planner.plans.queries import programme_for
from planner.plans.turn_swaps import offer_swap
from planner.plans.turn_table import turn_table
from planner.solver import QUICK
from tests.plans.small_catalogues import brief

NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)
CATALOGUE = read(Path(__file__).parents[1] / "curriculum" / "sound.yaml")
"""One goal, decision, resource and exercise, two topics."""


def asked_swaps(plan: Plan, lead: User, member: User) -> dict[str, TurnOffer]:
    """Each has asked the other for the last two meetings; the plan is for Ada and Ben."""
    table = turn_table(plan, now=NOW)
    keys = {slot.lead: slot.key for slot in table.coming} if table else {}
    sides = ((lead, member), (member, lead))
    return {
        other.name.lower(): offer_swap(
            plan=plan, key=keys[by.name], other=keys[other.name], by=by, now=NOW
        )
        for by, other in sides
    }


def drafted(group: Group, title: str, by: User) -> Revision:
    return plans.draft(
        group=group,
        brief=asked(title),
        catalogue=CATALOGUE,
        programme=answer(title),
        by=by,
        now=NOW,
    )


def cautions(revision: Revision, by: User) -> tuple[str, ...]:
    """What a lead has to know before publishing."""
    seen = preview(revision=revision, catalogue=CATALOGUE, by=by, now=NOW)
    return tuple(each.id for each in seen.cautions)


def published(revision: Revision, by: User) -> Revision:
    return publish(
        revision=revision,
        catalogue=CATALOGUE,
        by=by,
        now=NOW,
        acknowledged=cautions(revision, by),
        override_reason=f"{revision.plan.title} is wanted so",
    )


def asked(title: str) -> Brief:
    people = tuple(Participant(name=name) for name in ("Ada", "Ben"))
    return brief(title=title, people=people, decisions=(Wanted(decision="which-solver"),))


@cache
def answer(title: str) -> Programme:
    return programme_for(asked(title), CATALOGUE, effort=QUICK)
