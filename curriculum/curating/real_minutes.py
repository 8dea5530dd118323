"""What units of a resource really took, beside what the catalogue says, for whoever edits it.

The catalogue stands below whoever measures; each app says at its start (`AppConfig.ready`) who can.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from curriculum.documents import Document

SAME_WITHIN_PERCENT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The median of so many `readers`."""

    minutes: int
    readers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """A unit that takes readers otherwise than the catalogue says. `take`: for the address of the
    form with what it really took."""

    title: str
    estimate: int
    measured: Measured
    take: str


Measure = Callable[[Collection[str]], Mapping[str, Measured]]

_measures: list[Measure] = []


def register(measure: Measure) -> None:
    if measure not in _measures:
        _measures.append(measure)


def hints(section: str, document: Document | None) -> tuple[Hint, ...]:
    if section != "resources" or document is None:
        return ()
    units = document.get("units", [])
    found = {key: each for measure in _measures for key, each in _asked(measure, units)}
    return tuple(
        Hint(
            title=unit["title"],
            estimate=unit["minutes"],
            measured=found[unit["id"]],
            take=f"{unit['id']}:{found[unit['id']].minutes}",
        )
        for unit in units
        if unit["id"] in found and _differs(unit["minutes"], found[unit["id"]].minutes)
    )


def taken(document: Document, take: str) -> Document:
    """The document as the form is to show it: `take` as in a hint; as it is for nonsense."""
    unit, _, minutes = take.rpartition(":")
    if not (minutes.isdecimal() and 0 < len(minutes) < 6):
        return document
    units = [
        {**each, "minutes": int(minutes)} if each["id"] == unit else each
        for each in document.get("units", [])
    ]
    return {**document, "units": units} if units else document


def _asked(measure: Measure, units: list[Document]) -> Iterator[tuple[str, Measured]]:
    yield from measure([each["id"] for each in units]).items()


def _differs(estimate: int, minutes: int) -> bool:
    return abs(minutes - estimate) * 100 > estimate * SAME_WITHIN_PERCENT
