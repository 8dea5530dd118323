"""What curators should look at: smells, doubles, facts that nobody has checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from curriculum.identities import duplicates
from curriculum.records import Catalogue
from curriculum.smells import Smell, smells

HEADINGS = {
    "out of reach": "Out of reach: a circle stands before it",
    "no estimate": "Without an estimate",
    "no unit": "Needed, but nothing teaches it",
    "not needed": "“Foundational”: no decision needs it",
    "no decisions": "Goals without decisions",
    "no units": "Resources without parts",
    "covers nothing": "Parts that teach no topic",
    "long unit": "Parts that are too long to plan",
    "double": "Here twice, it seems",
    "old maturity": "Maturities to judge again",
    "unchecked": "Facts that nobody has checked",
}
SECTION_OF_KIND = {"no units": "resources", "no decisions": "goals"}
OF_UNITS = {"covers nothing", "long unit"}


@dataclass(frozen=True, slots=True)
class Defect:
    """`section` and `entry`: where it is put right."""

    kind: str
    section: str
    entry: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Heading:
    title: str
    defects: tuple[Defect, ...]


def health_page(catalogue: Catalogue, *, today: dt.date) -> tuple[Heading, ...]:
    """Only kinds of which there is something, the worst first."""
    found = list(defects(catalogue, today=today))
    return tuple(
        Heading(title, of_kind)
        for kind, title in HEADINGS.items()
        if (of_kind := tuple(each for each in found if each.kind == kind))
    )


def defects(catalogue: Catalogue, *, today: dt.date) -> Iterator[Defect]:
    holders = {unit.id: resource.id for resource, unit in catalogue.units()}
    for smell in smells(catalogue, today=today):
        yield _of_smell(smell, holders)
    for identity, ids in duplicates(catalogue):
        others = ", ".join(ids[1:])
        yield Defect("double", "resources", ids[0], ids[0], f"the same as {others}: {identity}")
    for resource in catalogue.resources:
        for fact in resource.facts_not_verified:
            yield Defect("unchecked", "resources", resource.id, resource.title, fact)


def _of_smell(smell: Smell, holders: dict[str, str]) -> Defect:
    entry = smell.subject.partition("@")[0]
    section = SECTION_OF_KIND.get(smell.kind, "topics")
    if smell.kind in OF_UNITS:
        section, entry = "resources", holders[smell.subject]
    return Defect(smell.kind, section, entry, smell.subject, smell.text)
