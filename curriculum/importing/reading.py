"""An uploaded file to the catalogue that it wishes for: known by what it holds, not by its name.

Pure: what is held already comes in as a catalogue, and nothing is written.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping as Mapped
from dataclasses import dataclass
from typing import Any

from curriculum import validate
from curriculum.documents import key_of, with_entries, with_sections
from curriculum.faults import BadCatalogue, Faults, Problem
from curriculum.heading import Heading, take_heading
from curriculum.importing.sheet_rows import wanted_by_sheet
from curriculum.importing.sheets import looks_like_a_sheet, read_sheet
from curriculum.places import Places
from curriculum.records import Catalogue
from curriculum.schema import Reader
from curriculum.yaml_source import WHOLE, Limits, Source, Unreadable, decoded, read_source

MOST_PROBLEMS = 500
NO_FILE = ""  # there is only one, so lines are told without its name


class Kind(enum.StrEnum):
    YAML = "yaml"
    JSON = "json"
    SHEET = "csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """`sections`: of a YAML or JSON file what each of its sections holds."""

    kind: Kind
    heading: Heading
    wanted: Catalogue
    sections: Mapped[str, tuple[Any, ...]]
    places: Places


def kind_of(content: bytes, limits: Limits = WHOLE) -> Kind:
    """Raises Unreadable where it is no text at all."""
    text = decoded(content, limits)
    if text.lstrip().startswith("{"):
        return Kind.JSON
    return Kind.SHEET if looks_like_a_sheet(text) else Kind.YAML


def read(
    content: bytes,
    *,
    held: Catalogue,
    is_whole: bool = False,
    is_a_part: bool = False,
    limits: Limits = WHOLE,
) -> Read:
    """What becomes of the catalogue with this file: what is not in it stays, or `is_whole`: each
    section that is in it is all of that section. `is_a_part`: what the outcome lacks is not looked
    at, as the caller puts it together with something else.

    Raises BadCatalogue with every problem, its line or row, and its field.
    """
    faults, places = Faults(MOST_PROBLEMS), Places()
    try:
        kind = kind_of(content, limits)
        if kind is Kind.SHEET:
            sheet = read_sheet(content, limits)
            wanted = wanted_by_sheet(
                sheet, held=held, is_whole=is_whole, reader=_reader(faults, places)
            )
            found = Read(kind=kind, heading=Heading(), wanted=wanted, sections={}, places=places)
        else:
            found = _files(
                kind,
                read_source(content, limits=limits),
                held,
                is_whole=is_whole,
                reader=_reader(faults, places),
            )
    except Unreadable as unreadable:
        raise BadCatalogue([Problem(NO_FILE, unreadable.line, unreadable.message)]) from unreadable
    if not is_a_part:
        validate.tell_problems(found.wanted, faults=faults, places=places)
    if faults.count:
        raise BadCatalogue(faults.problems())
    return found


def _reader(faults: Faults, places: Places) -> Reader:
    return Reader(file=NO_FILE, faults=faults, places=places)


def _files(kind: Kind, source: Source, held: Catalogue, *, is_whole: bool, reader: Reader) -> Read:
    heading, root = take_heading(source.root)
    sections = {name: tuple(records) for name, records in reader.sections(root).items()}
    own = Catalogue(**sections)
    if not is_whole:  # else the whole is looked at for what is in it twice
        validate.tell_repeated(own, faults=reader.faults, places=reader.places)
    wanted = with_sections(held, sections) if is_whole else _added(held, sections)
    return Read(kind=kind, heading=heading, wanted=wanted, sections=sections, places=reader.places)


def _added(held: Catalogue, sections: Mapped[str, tuple[Any, ...]]) -> Catalogue:
    entries = {
        key_of(section, record): record
        for section, records in sections.items()
        for record in records
    }
    return with_entries(held, entries)
