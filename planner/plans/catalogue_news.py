"""What has changed in the catalogue since a plan was published, as far as it touches the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from curriculum.current import current, version
from curriculum.documents import Key, record_of, with_entries
from curriculum.faults import BadCatalogue
from curriculum.impact import Effect, effects
from curriculum.models import EntryChange
from curriculum.records import Catalogue
from planner.groups.overriding import overridden
from planner.groups.own_catalogue import own_rows
from planner.meetings.catalogue_use import items_to_come
from planner.meetings.models import AgendaItem
from planner.plans.catalogue_models import CatalogueNews
from planner.plans.catalogue_points import Line, Net, Point, points
from planner.plans.catalogue_today import first_today, in_todays_words
from planner.plans.models import Plan, Revision

STUDIED = (AgendaItem.Kind.STUDY, AgendaItem.Kind.CATCH_UP, AgendaItem.Kind.CURIOSITY)


COLUMNS = ("section", "entry", "before", "after")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """A meeting to come, as far as sentences name it."""

    key: str
    title: str
    starts_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What touches a plan. `effects`: on its decisions, in minutes from zero; `meetings`: those
    to come that stand on any of it, in their order."""

    plan: Plan
    revision: Revision
    points: tuple[Point, ...]
    effects: tuple[Effect, ...]
    meetings: tuple[Coming, ...]

    def of(self, point: Point) -> tuple[Coming, ...]:
        return tuple(each for each in self.meetings if each.key in point.meetings)


def published(plan: Plan) -> Revision | None:
    return plan.revisions.published().select_related("plan__group").first()


def changed(plan: Plan, *, first: int, now: dt.datetime) -> Changed | None:
    """By the edition `first` and those after it, since the plan was published; None where it is
    not published."""
    revision = published(plan)
    return None if revision is None else changed_under(revision, first=first, now=now)


def changed_under(revision: Revision, *, first: int, now: dt.datetime) -> Changed:
    plan = revision.plan
    items = list(items_to_come(now, series=plan.series))
    net = net_under(revision, first=first)
    catalogue = current(version())
    found = touching(revision, net, [line_of(item) for item in items], catalogue)
    keys = frozenset[str]().union(*(each.meetings for each in found))
    coming = {item["meeting__key"]: _coming(item) for item in items if item["meeting__key"] in keys}
    return Changed(
        plan=revision.plan,
        revision=revision,
        points=found,
        effects=_effects(revision, net, catalogue) if found else (),
        meetings=tuple(sorted(coming.values(), key=lambda each: (each.starts_at, each.key))),
    )


def net_under(revision: Revision, *, first: int) -> Net:
    """What the edition `first` and later ones made other than what the plan was written from."""
    since = EntryChange.objects.filter(edition__made_at__gt=revision.created_at)
    rows = list(since.order_by("id").values_list("edition", *COLUMNS))
    whole = net_of(row[1:] for row in rows)
    fresh = net_of(row[1:] for row in rows if row[0] >= first)
    return {key: states for key, states in fresh.items() if key in whole}


def net_of(rows: Iterable[tuple[str, str, Any, Any]]) -> Net:
    """What came of all of it; what came to nothing is left out, and what was not there before."""
    found: dict[Key, tuple[Any, Any]] = {}
    for section, entry, before, after in rows:
        key = (section, entry)
        found[key] = (found[key][0] if key in found else before, after)
    return {
        key: (before, after)
        for key, (before, after) in found.items()
        if before is not None and before != after
    }


def touching(
    revision: Revision, net: Net, lines: Collection[Line], catalogue: Catalogue
) -> tuple[Point, ...]:
    """What touches the plan as the revision says it. `lines`: its agendas to come."""
    names = {topic.id: topic.name for topic in catalogue.topics}
    said, today = in_todays_words(net, catalogue)
    asked = {first_today(catalogue, "decisions", e) or e for e in _asked(revision)}
    return points(said, lines, asked=asked, names=names, today=today)


def line_of(item: Mapping[str, Any]) -> Line:
    """What is only recalled does not stand on its topic."""
    return Line(
        meeting=item["meeting__key"],
        topic=item["topic"] if item["kind"] in STUDIED else "",
        depth=item["depth"],
        units=frozenset(each["unit"] for each in item["reading"] if each.get("unit")),
        exercises=frozenset(each["exercise"] for each in item["tasks"] if each.get("exercise")),
    )


def is_open(news: CatalogueNews, revision: Revision) -> bool:
    """Not decided yet; a plan published since stands on the new catalogue."""
    return news.decided_at is None and news.last.made_at > revision.created_at


def _asked(revision: Revision) -> set[str]:
    return {each["id"] for each in revision.programme["decisions"]}


def _coming(item: Mapping[str, Any]) -> Coming:
    return Coming(
        key=item["meeting__key"], title=item["meeting__title"], starts_at=item["meeting__starts_at"]
    )


def _effects(revision: Revision, net: Net, now: Catalogue) -> tuple[Effect, ...]:
    """On what the plan asks for; nothing where the former entries cannot be read any more."""
    try:
        before = _before(now, net)
    except BadCatalogue:
        return ()
    asked, own = _asked(revision), own_rows(revision.plan.group_id)
    found = effects(overridden(before, own), overridden(now, own)) if own else effects(before, now)
    return tuple(
        each
        for each in found
        if each.decision in asked and not now.former.get(("decisions", each.decision))
    )


def _before(now: Catalogue, net: Net) -> Catalogue:
    records = {
        key: None if before is None else record_of(key[0], before)
        for key, (before, _) in net.items()
    }
    return with_entries(now, records)
