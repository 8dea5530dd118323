"""Entries as plain documents, which history keeps and edits give: JSON under the keys of files.

An entry goes by its section and its own key in it: ("topics", "pca"), ("depths", "1"). A resource
holds its units.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, TypeAlias

from curriculum.faults import BadCatalogue, Faults, Problem
from curriculum.places import Places
from curriculum.records import DEPTH_NAMES, Catalogue
from curriculum.schema import Reader
from curriculum.validate import UNIQUE_IN_CATALOGUE
from curriculum.yaml_source import Unreadable, read_source
from curriculum.yaml_target import as_json, plain, plain_as_json

Document: TypeAlias = dict[str, Any]
Key: TypeAlias = tuple[str, str]
SECTIONS = tuple(each.name for each in fields(Catalogue) if each.init)


def key_of(section: str, record: Any) -> Key:
    name = getattr(record, UNIQUE_IN_CATALOGUE[type(record)])
    return section, DEPTH_NAMES[name] if section == "depths" else str(name)


def document_of(section: str, record: Any) -> Document:
    """What the files hold of it, as JSON reads it back."""
    found: list[Document] = json.loads(as_json({section: [record]}))[section]
    return found[0]


def documents(catalogue: Catalogue) -> dict[Key, Document]:
    """All entries, in the order of the catalogue."""
    entries = {section: plain(getattr(catalogue, section)) for section in SECTIONS}
    text = json.dumps(entries, default=dt.date.isoformat)
    found: Mapping[str, list[Document]] = json.loads(text)
    return {
        key_of(section, record): document
        for section in SECTIONS
        for record, document in zip(getattr(catalogue, section), found[section], strict=True)
    }


def record_of(section: str, document: Document) -> Any:
    """The entry that a document stands for. Raises BadCatalogue with every problem in it."""
    faults = Faults()
    name = str(document.get("id") or section)
    try:
        source = read_source(plain_as_json({section: [document]}).encode())
    except Unreadable as unreadable:
        raise BadCatalogue([Problem(name, 1, unreadable.message)]) from unreadable
    records = Reader(file=name, faults=faults, places=Places()).sections(source.root)[section]
    if faults.count:
        raise BadCatalogue(faults.problems())
    return records[0]


def with_entries(catalogue: Catalogue, entries: Mapping[Key, Any]) -> Catalogue:
    """The catalogue with these records in the place of those of the same key, new ones at the
    end of their sections; None takes an entry out."""
    sections = {
        section: tuple(_section(section, getattr(catalogue, section), entries))
        for section in {section for section, _ in entries}
    }
    rest = {name: getattr(catalogue, name) for name in SECTIONS if name not in sections}
    return Catalogue(**rest, **sections)


def with_sections(catalogue: Catalogue, sections: Mapping[str, tuple[Any, ...]]) -> Catalogue:
    """The catalogue with these in the place of its own."""
    return Catalogue(**{name: sections.get(name, getattr(catalogue, name)) for name in SECTIONS})


def _section(section: str, records: Iterable[Any], entries: Mapping[Key, Any]) -> Iterator[Any]:
    waiting = {key: record for key, record in entries.items() if key[0] == section}
    for record in records:
        kept = waiting.pop(key_of(section, record), record)
        if kept is not None:
            yield kept
    yield from (record for record in waiting.values() if record is not None)
