"""Which topics of the catalogue something is about."""

from __future__ import annotations

from functools import lru_cache

from curriculum.current import current
from curriculum.records import Catalogue

Key = tuple[str, str]


def topics_about(version: str) -> dict[Key, frozenset[str]]:
    """Of each topic, unit, exercise and decision the ids of topics that it is about: itself, what
    it covers, what it needs. `version`: of the catalogue."""
    return _remembered(version) if version else _of(current(version))


@lru_cache(maxsize=2)
def _remembered(version: str) -> dict[Key, frozenset[str]]:
    return _of(current(version))


def _of(catalogue: Catalogue) -> dict[Key, frozenset[str]]:
    topics = {("topic", each.id): frozenset({each.id}) for each in catalogue.topics}
    units = {
        ("unit", unit.id): frozenset(each.topic for each in unit.covers)
        for _, unit in catalogue.units()
    }
    exercises = {
        ("exercise", each.id): frozenset({each.topic, *(part.topic for part in each.covers)})
        for each in catalogue.exercises
    }
    decisions = {
        ("decision", each.id): frozenset(need.topic for need in each.needs)
        for each in catalogue.decisions
    }
    return {**topics, **units, **exercises, **decisions}
