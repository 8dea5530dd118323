"""What curators should look at: dead links, smells, doubles, facts that nobody has checked.

What somebody has noted as all right is apart, as long as it says the same.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from django.urls import reverse
from django.utils.translation import gettext_lazy

from curriculum.curating.addresses import address_of
from curriculum.curating.links_page import dead_links
from curriculum.current import current
from curriculum.identities import duplicates
from curriculum.models import HealthNote
from curriculum.records import Catalogue
from curriculum.smells import Smell, smells
from curriculum.translating import stale

HEADINGS = {
    "dead link": gettext_lazy("Dead links"),
    "unreachable": gettext_lazy("Decisions that nobody can reach"),
    "out of reach": gettext_lazy("Out of reach: a circle stands before it"),
    "no estimate": gettext_lazy("Without an estimate"),
    "no unit": gettext_lazy("Needed, but nothing teaches it"),
    "not needed": gettext_lazy("“Foundational”: no decision needs it"),
    "no decisions": gettext_lazy("Goals without decisions"),
    "no units": gettext_lazy("Resources without parts"),
    "covers nothing": gettext_lazy("Parts that teach no topic"),
    "long unit": gettext_lazy("Parts that are too long to plan"),
    "double": gettext_lazy("Here twice, it seems"),
    "old maturity": gettext_lazy("Maturities to judge again"),
    "stale translation": gettext_lazy("Translations of what says something else by now"),
    "unchecked": gettext_lazy("Facts that nobody has checked"),
}
SECTION_OF_KIND = {"no units": "resources", "no decisions": "goals", "unreachable": "decisions"}
OF_UNITS = {"covers nothing", "long unit"}
A_PAGE = 100


@dataclass(frozen=True, slots=True)
class Defect:
    """`section` and `entry`: where it is put right."""

    kind: str
    section: str
    entry: str
    subject: str
    text: str

    @property
    def digest(self) -> str:
        said = "\0".join((self.kind, self.section, self.entry, self.subject, self.text))
        return sha256(said.encode()).hexdigest()

    @property
    def address(self) -> str:
        if self.kind == "old maturity":
            return reverse("curriculum:judge", args=[self.entry])
        return address_of((self.section, self.entry))


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    kind: str
    title: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthLine:
    """`note` where somebody found it to be all right."""

    defect: Defect
    title: str
    note: HealthNote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthPage:
    """`kind` is empty where all are shown; `is_noted`: those that are all right, and only these.
    `following` is the number of the next page, 0 for none."""

    counts: tuple[KindCount, ...]
    lines: tuple[HealthLine, ...]
    kind: str
    is_noted: bool
    total: int
    noted: int
    following: int


def health_page(
    version: str, *, today: dt.date, kind: str = "", is_noted: bool = False, page: int = 1
) -> HealthPage:
    """Of the present catalogue, whose version it is."""
    notes = {note.digest: note for note in HealthNote.objects.select_related("noted_by")}
    found = list(defects(current(version), today=today, version=version))
    lines = [(each, notes.get(each.digest)) for each in found]
    open_ones = [each for each, note in lines if note is None]
    count = Counter(each.kind for each in open_ones)
    shown = [
        HealthLine(defect=each, title=str(HEADINGS[each.kind]), note=note)
        for each, note in lines
        if (note is not None) == is_noted and (not kind or each.kind == kind)
    ]
    shown.sort(key=lambda line: list(HEADINGS).index(line.defect.kind))
    end = page * A_PAGE
    return HealthPage(
        counts=tuple(
            KindCount(kind=name, title=str(title), count=count[name])
            for name, title in HEADINGS.items()
            if count[name]
        ),
        lines=tuple(shown[end - A_PAGE : end]),
        kind=kind,
        is_noted=is_noted,
        total=len(open_ones),
        noted=len(lines) - len(open_ones),
        following=page + 1 if len(shown) > end else 0,
    )


def defects(catalogue: Catalogue, *, today: dt.date, version: str = "") -> Iterator[Defect]:
    """`version` names the catalogue, so that what it says is looked through once a day."""
    for line in dead_links(catalogue):
        said = line.link.said if line.link else ""
        yield Defect("dead link", "resources", line.places[0].resource, line.url, said)
    yield from _of_version(version, today) if version else of_catalogue(catalogue, today)


@lru_cache(maxsize=2)
def _of_version(version: str, today: dt.date) -> tuple[Defect, ...]:
    return tuple(of_catalogue(current(version), today))


def of_catalogue(catalogue: Catalogue, today: dt.date) -> Iterator[Defect]:
    """All but what is known of links."""
    holders = {unit.id: resource.id for resource, unit in catalogue.units()}
    for smell in smells(catalogue, today=today):
        yield _of_smell(smell, holders)
    yield from _of_resources(catalogue)


def _of_resources(catalogue: Catalogue) -> Iterator[Defect]:
    for identity, ids in duplicates(catalogue):
        others = ", ".join(ids[1:])
        yield Defect("double", "resources", ids[0], ids[0], f"the same as {others}: {identity}")
    for each in stale(catalogue):
        subject = f"{each.entry}, {each.language}"
        yield Defect("stale translation", each.section, each.entry, subject, ", ".join(each.places))
    for resource in catalogue.resources:
        for fact in resource.facts_not_verified:
            yield Defect("unchecked", "resources", resource.id, resource.title, fact)


def _of_smell(smell: Smell, holders: dict[str, str]) -> Defect:
    entry = smell.subject.partition("@")[0]
    section = SECTION_OF_KIND.get(smell.kind, "topics")
    if smell.kind in OF_UNITS:
        section, entry = "resources", holders[smell.subject]
    return Defect(smell.kind, section, entry, smell.subject, smell.text)


def digests(found: Iterable[Defect]) -> set[str]:
    return {each.digest for each in found}
