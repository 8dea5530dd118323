"""What of the catalogue is said in another language, what is not, and what is out of date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from curriculum.curating.words import SECTION_NAMES
from curriculum.records import Catalogue
from curriculum.spoken import tag_of
from curriculum.texts import entry_name
from curriculum.translating import CALLED, SECTIONS, places
from curriculum.translations import ORIGINAL

TITLES = ("title", "name", "question", "ask", "means")


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """`missing` counts the name too, where entries of this kind have one."""

    section: str
    entry: str
    title: str
    missing: int
    stale: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionLine:
    id: str
    name: str
    said: int
    missing: int
    stale: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TranslationsPage:
    """`entries`: of the section that is asked for, those that lack something; without a section
    those in which something is out of date."""

    language: str
    section: str
    name: str
    sections: tuple[SectionLine, ...]
    entries: tuple[EntryLine, ...]


def languages() -> tuple[tuple[str, str], ...]:
    """Into which the catalogue is translated here, with what they call themselves."""
    found = ((tag_of(code), name) for code, name in settings.LANGUAGES)
    return tuple((tag, name) for tag, name in found if tag != ORIGINAL)


def translations_page(catalogue: Catalogue, *, language: str, section: str) -> TranslationsPage:
    found = list(_entries(catalogue, language))
    wanted = (line for line, _ in found if not section or line.section == section)
    return TranslationsPage(
        language=language,
        section=section,
        name=str(SECTION_NAMES.get(section, "")),
        sections=tuple(_section(each, found) for each in SECTIONS),
        entries=tuple(line for line in wanted if line.stale or (section and line.missing)),
    )


def _entries(catalogue: Catalogue, language: str) -> Iterator[tuple[EntryLine, int]]:
    """Each entry, and how many of its texts are said."""
    named = {(each.kind, each.id) for each in catalogue.names if each.language == language}
    for section in SECTIONS:
        for record in getattr(catalogue, section):
            states = Counter(each.state for each in places(catalogue, section, record, language))
            kind = CALLED.get(type(record), ("", ""))[0]
            lacks_name = bool(kind) and (kind, record.id) not in named
            line = EntryLine(
                section=section,
                entry=entry_name(section, record),
                title=title_of(record),
                missing=states["missing"] + lacks_name,
                stale=states["stale"],
            )
            yield line, states["said"] + (bool(kind) and not lacks_name)


def _section(section: str, found: list[tuple[EntryLine, int]]) -> SectionLine:
    lines = [(line, said) for line, said in found if line.section == section]
    return SectionLine(
        id=section,
        name=str(SECTION_NAMES[section]),
        said=sum(said for _, said in lines),
        missing=sum(line.missing for line, _ in lines),
        stale=sum(line.stale for line, _ in lines),
    )


def title_of(record: Any) -> str:
    return next(str(getattr(record, name)) for name in TITLES if hasattr(record, name))
