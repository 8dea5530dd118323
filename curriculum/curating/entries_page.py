"""The entries of a section, for curators to find one; or all sections with their numbers."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.curating.words import SECTION_NAMES
from curriculum.documents import key_of
from curriculum.records import Catalogue

TITLES = ("title", "name", "question", "ask", "means")


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    id: str
    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    id: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntriesPage:
    """`section` is empty where sections are shown. `total`: entries that there are in all."""

    section: str
    name: str
    words: str
    sections: tuple[SectionLine, ...]
    entries: tuple[EntryLine, ...]
    total: int


def entries_page(catalogue: Catalogue, *, section: str, words: str) -> EntriesPage:
    """`words`: all of them must stand in the id or the title."""
    wanted = words.casefold().split()
    lines = [entry_line(section, each) for each in getattr(catalogue, section)] if section else []
    found = (
        each
        for each in lines
        if all(word in f"{each.id} {each.title}".casefold() for word in wanted)
    )
    return EntriesPage(
        section=section,
        name=str(SECTION_NAMES.get(section, "")),
        words=words,
        sections=tuple(
            SectionLine(id=each, name=str(name), count=len(getattr(catalogue, each)))
            for each, name in SECTION_NAMES.items()
        ),
        entries=tuple(found),
        total=len(lines),
    )


def entry_line(section: str, record: object) -> EntryLine:
    title = next((getattr(record, name) for name in TITLES if hasattr(record, name)), "")
    return EntryLine(id=key_of(section, record)[1], title=str(title))
