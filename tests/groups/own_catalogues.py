"""What groups have otherwise than the catalogue, to write tests with."""

from __future__ import annotations

from typing import Any

from planner.accounts.models import User
from planner.groups import override_actions as actions
from planner.groups.models import Group, Override
from tests.groups.people import NOW


def page(group: Group, name: str, *covers: tuple[str, str], minutes: int = 15) -> dict[str, Any]:
    """A document: something of the group's own to read."""
    entry = f"own-{group.pk}-page"
    unit = {
        "id": f"{entry}-unit",
        "title": name,
        "kind": "page",
        "minutes": str(minutes),
        "minutes_are": "estimated",
        "minutes_basis": "ours",
        "covers": [{"topic": topic, "depth": depth} for topic, depth in covers],
    }
    facts = {"by": ["Us"], "kind": "page", "cost": "free", "is_free": "yes"}
    return {
        "id": entry,
        "title": name,
        **facts,
        "url": "https://wiki.example.org/",
        "units": [unit],
    }


def own_things(group: Group, canary: str, *, by: User) -> None:
    """A page about vectors, and other minutes for what no plan has."""
    document = page(group, f"Page of {canary}", ("vectors", "working"))
    actions.add(group=group, section="resources", document=document, by=by, now=NOW)
    place = {"section": "topics", "entry": "numbers", "part": "mastery"}
    actions.estimate(group=group, **place, minutes=99, reason=canary, by=by, now=NOW)


class OwnThings:
    """Of a room that has `own_things`."""

    group: Group

    @property
    def own_entry(self) -> Override:
        return self.group.overrides.get(kind="add")

    @property
    def own_minutes(self) -> Override:
        return self.group.overrides.get(kind="estimate", part="mastery")
