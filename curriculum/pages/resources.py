"""The list of resources with its filters, and a resource with its units."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from curriculum.pages.links import Link, TopicLink, resource_of, text_of, topic_link
from curriculum.records import Area, Catalogue, Resource, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Empty: no matter which."""

    area: str = ""
    format: str = ""
    kind: str = ""
    free: bool = False

    @property
    def any(self) -> bool:
        return bool(self.area or self.format or self.kind or self.free)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourceLine:
    """`areas` are those that most of its units belong to, at most three."""

    resource: Resource
    areas: tuple[Area, ...]
    unit_count: int
    minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourcesPage:
    lines: tuple[ResourceLine, ...]
    total: int
    filters: Filters
    areas: tuple[Area, ...]
    formats: tuple[str, ...]
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    unit: Unit
    covers: tuple[TopicLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResourcePage:
    resource: Resource
    units: tuple[UnitLine, ...]
    named_by: tuple[Link, ...]
    minutes: int
    estimated_count: int


def resources_page(catalogue: Catalogue, filters: Filters) -> ResourcesPage:
    lines = tuple(_resource_line(catalogue, each) for each in catalogue.resources)
    return ResourcesPage(
        lines=tuple(line for line in lines if _fits(catalogue, line.resource, filters)),
        total=len(lines),
        filters=filters,
        areas=catalogue.areas,
        formats=_used(each for line in lines for each in line.resource.formats),
        kinds=_used(line.resource.kind for line in lines),
    )


def resource_page(catalogue: Catalogue, resource_id: str) -> ResourcePage | None:
    resource = resource_of(catalogue, resource_id)
    if resource is None:
        return None
    texts = (text_of(catalogue, seed) for seed in resource.from_seeds)
    named_by = (text for text in texts if text is not None and text.id != resource_id)
    return ResourcePage(
        resource=resource,
        units=tuple(_unit_line(catalogue, unit) for unit in resource.units),
        named_by=tuple(dict.fromkeys(named_by)),
        minutes=_minutes(resource),
        estimated_count=sum(unit.minutes_are == "estimated" for unit in resource.units),
    )


def _resource_line(catalogue: Catalogue, resource: Resource) -> ResourceLine:
    counts = Counter(_areas(catalogue, resource))
    main = {area for area, _ in counts.most_common(3)}
    return ResourceLine(
        resource=resource,
        areas=tuple(area for area in catalogue.areas if area.id in main),
        unit_count=len(resource.units),
        minutes=_minutes(resource),
    )


def _fits(catalogue: Catalogue, resource: Resource, filters: Filters) -> bool:
    return (
        (not filters.free or resource.is_free)
        and filters.kind in {"", resource.kind}
        and (not filters.format or filters.format in resource.formats)
        and (not filters.area or filters.area in _areas(catalogue, resource))
    )


def _areas(catalogue: Catalogue, resource: Resource) -> list[str]:
    """The area of everything that a unit covers, as often as it does."""
    covers = (each for unit in resource.units for each in unit.covers)
    return [catalogue.topic_by_id[each.topic].area for each in covers]


def _minutes(resource: Resource) -> int:
    return sum(unit.minutes for unit in resource.units if not unit.is_slot)


def _unit_line(catalogue: Catalogue, unit: Unit) -> UnitLine:
    covers = tuple(topic_link(catalogue, each.topic, each.depth) for each in unit.covers)
    return UnitLine(unit=unit, covers=covers)


def _used(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))
