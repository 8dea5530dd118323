"""Pure: what the catalogue offers to whoever is stuck, that which helps first first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from curriculum import graph
from curriculum.records import Catalogue, Depth, Resource, Unit
from planner.dashboard.stuck_subjects import StuckOn, TopicAt, topic_at, unit_of

MOST_UNITS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """What the step stands on right away, and what one can do who has it."""

    at: TopicAt
    you_can: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherUnit:
    """Something else to read, watch or do about it."""

    unit: Unit
    resource: Resource
    address: str
    way: str
    is_another_way: bool


def below(catalogue: Catalogue, at: TopicAt) -> tuple[Below, ...]:
    """One depth lower first, then the prerequisites; nothing where it stands on nothing."""
    needs = graph.direct_needs(catalogue, at.step)
    return tuple(
        Below(
            at=topic_at(catalogue, step),
            you_can=catalogue.topic_by_id[step[0]].rung(step[1]).you_can,
        )
        for step in needs
    )


def other_units(
    catalogue: Catalogue, on: StuckOn, *, reading: Iterable[str] = ()
) -> tuple[OtherUnit, ...]:
    """At most three: first ways that nobody has tried, of these the ones at the same depth, free
    and short. `reading`: units that they read for it already."""
    if on.at is None:
        return ()
    tried = {on.id, *reading}
    ways = {_way(found[1]) for each in tried if (found := unit_of(catalogue, each))}
    ranked = sorted(_units(catalogue, on.at, tried, ways), key=lambda each: each[0])
    return tuple(_each_way_first([unit for _, unit in ranked]))[:MOST_UNITS]


Rank = tuple[bool, Depth, bool, int]


def _units(
    catalogue: Catalogue, at: TopicAt, tried: set[str], ways: set[str]
) -> Iterator[tuple[Rank, OtherUnit]]:
    for resource, unit in catalogue.units():
        depths = [each.depth for each in unit.covers if each.topic == at.topic]
        if unit.id in tried or unit.is_slot or not depths or min(depths) > at.depth:
            continue
        away = min(abs(at.depth - depth) for depth in depths)
        is_another = bool(ways) and _way(unit) not in ways
        yield (
            (bool(ways) and not is_another, away, not resource.is_free, unit.minutes),
            OtherUnit(
                unit=unit,
                resource=resource,
                address=unit.url or resource.url,
                way=_way(unit),
                is_another_way=is_another,
            ),
        )


def _each_way_first(units: list[OtherUnit]) -> Iterator[OtherUnit]:
    """The best of each way, then the rest."""
    seen: set[str] = set()
    rest = []
    for each in units:
        if each.way in seen:
            rest.append(each)
        else:
            seen.add(each.way)
            yield each
    yield from rest


def _way(unit: Unit) -> str:
    if "video" in unit.kind:
        return "watch"
    if "notebook" in unit.kind or unit.kind in ("code", "task", "tutorial"):
        return "do"
    return "read"
