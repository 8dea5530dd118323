"""What a dry run found, as it is kept and as pages read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from curriculum.changes import changes
from curriculum.curating.history_page import PlaceLine, in_words, place_line
from curriculum.curating.words import place, section_name
from curriculum.documents import Document, Key
from curriculum.importing.looking import Difference, Looked
from curriculum.importing.packing import packed_json, unpacked_json
from curriculum.importing.three_way import Conflict

LONGEST_SHOWN = 1_000
TITLES = ("title", "name", "question", "ask")


@dataclass(frozen=True, slots=True)
class EntryLine:
    """`what`: added, changed or removed. New and removed entries are told by their title alone."""

    section: str
    entry: str
    title: str
    what: str
    places: tuple[PlaceLine, ...] = ()

    @property
    def section_name(self) -> str:
        return section_name(self.section)


@dataclass(frozen=True, slots=True)
class ClashLine:
    place: str
    base: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class ConflictLine:
    section: str
    entry: str
    clashes: tuple[ClashLine, ...]

    @property
    def name(self) -> str:
        return f"{self.section}/{self.entry}"


@dataclass(frozen=True, slots=True)
class Found:
    """Removed entries come first, as they hurt most; then changed ones, then new ones."""

    lines: tuple[EntryLine, ...] = ()
    conflicts: tuple[ConflictLine, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


ORDER = ("removed", "changed", "added")


def found_by(looked: Looked) -> Found:
    lines = sorted(map(_line, looked.differences), key=lambda line: ORDER.index(line.what))
    counts = {what: sum(line.what == what for line in lines) for what in ORDER}
    return Found(tuple(lines), tuple(map(_conflict, looked.conflicts)), counts)


def _line(difference: Difference) -> EntryLine:
    (section, entry), before, after = difference.key, difference.before, difference.after
    document = after or before or {}
    what = "changed" if before and after else "added" if after else "removed"
    places = _places(before, after) if before and after else ()
    return EntryLine(section, entry, _title(document) or entry, what, tuple(places))


def _places(before: Document, after: Document) -> Iterator[PlaceLine]:
    for each in changes(before, after):
        line = place_line(each)
        yield PlaceLine(place=line.place, before=_short(line.before), after=_short(line.after))


def _conflict(conflict: Conflict) -> ConflictLine:
    return ConflictLine(
        *conflict.key,
        tuple(
            ClashLine(
                place(each.path),
                *(_short(in_words(value)) for value in (each.base, each.ours, each.theirs)),
            )
            for each in conflict.clashes
        ),
    )


def _title(document: Document) -> str:
    return str(next((document[each] for each in TITLES if document.get(each)), ""))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]}…"


def keep(found: Found) -> bytes:
    return packed_json(asdict(found))


def kept(content: bytes | memoryview | None) -> Found:
    if content is None:
        return Found()
    stored: dict[str, Any] = unpacked_json(content)
    return Found(
        tuple(
            EntryLine(**{**line, "places": tuple(PlaceLine(**each) for each in line["places"])})
            for line in stored["lines"]
        ),
        tuple(
            ConflictLine(
                each["section"],
                each["entry"],
                tuple(ClashLine(**clash) for clash in each["clashes"]),
            )
            for each in stored["conflicts"]
        ),
        stored["counts"],
    )


def choices_of(stored: dict[str, str]) -> dict[Key, str]:
    """By key, as a run keeps them by name."""
    pairs = (name.partition("/") for name in stored)
    return {(section, entry): stored[f"{section}/{entry}"] for section, _, entry in pairs}
