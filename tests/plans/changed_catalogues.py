"""Changes of the small catalogue while plans stand on it, to write tests with."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

from curriculum.documents import documents
from curriculum.history import change_catalogue, change_entry
from curriculum.models import Edition
from curriculum.queries import snapshot
from planner.groups.models import Group
from planner.plans.catalogue_telling import tell_of_catalogue
from planner.plans.models import Plan
from tests.groups.people import NOW
from tests.plans.begun_plans import SOUND
from tests.plans.kept_plans import drafted, published
from tests.plans.small_catalogues import (
    brief,
    catalogue,
    decision,
    exercise,
    resource,
    topic,
    unit,
)

CATALOGUE = catalogue(
    topic("sets"),
    topic("maps", needs=[("sets", 1)]),
    topic("rings", 240, 60, 60, needs=[("maps", 1)]),
    topic("odds", area="chance"),
    topic("games", 30, 60, 60, area="chance", for_curiosity=True),
    decisions=(
        decision("ship", ("maps", 1)),
        decision("prove", ("rings", 1)),
        decision("bet", ("odds", 2), goals=("hired",)),
    ),
    resources=(
        resource("book", unit("one", 40, ("sets", 1)), unit("two", 30, ("maps", 1))),
        resource("course", unit("three", 100, ("rings", 1)), is_free=False),
    ),
    exercises=(replace(exercise("count", 20, ("maps", 1)), check=("It is 7.",), hint="Count."),),
    depths=SOUND.depths,
    maturities=SOUND.maturities,
)
HOUR = dt.timedelta(hours=1)
EDITED = NOW + HOUR
SETTLED = EDITED + dt.timedelta(minutes=11)


def loaded() -> None:
    change_catalogue(wanted=CATALOGUE, by=None, now=NOW - HOUR, kind=Edition.Kind.FILES)
    tell_of_catalogue(now=NOW)


def plan_for(group: Group, **about: Any) -> Plan:
    """Published; of the goal that asks for the decisions ship and prove unless it says others."""
    return published(drafted(group, brief(**about), CATALOGUE), CATALOGUE).plan


def edited(section: str, entry: str, *, now: dt.datetime = EDITED, **values: Any) -> Edition:
    """The entry, with these values at the top of its document."""
    opened = documents(snapshot())[section, entry]
    found = change_entry(
        key=(section, entry), opened=opened, document={**opened, **values}, by=None, now=now
    )
    assert found is not None
    return found


def longer(topic: str, minutes: int, *, depth: str = "awareness", now: dt.datetime = EDITED):
    depths = documents(snapshot())["topics", topic]["depths"]
    depths[depth]["minutes"] = minutes
    return edited("topics", topic, now=now, depths=depths)
