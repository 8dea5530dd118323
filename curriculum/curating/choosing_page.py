"""Which other entry one may become one with: those that look alike first."""

from __future__ import annotations

from difflib import SequenceMatcher

from curriculum.becoming import entries
from curriculum.curating.becoming_page import Asked
from curriculum.curating.entries_page import EntryLine, entry_line

MOST_SHOWN = 100


def others(asked: Asked, words: str) -> tuple[EntryLine, ...]:
    """All words must stand in the id or the title."""
    wanted = words.casefold().split()
    section = asked.key[0]
    lines = [
        entry_line(section, record)
        for record in entries(asked.catalogue, section)
        if record.id != asked.key[1]
    ]
    found = [
        line
        for line in lines
        if all(word in f"{line.id} {line.title}".casefold() for word in wanted)
    ]
    return tuple(sorted(found, key=lambda line: _unlike(asked, line))[:MOST_SHOWN])


def _unlike(asked: Asked, line: EntryLine) -> float:
    return -SequenceMatcher(None, asked.title.casefold(), line.title.casefold()).ratio()
