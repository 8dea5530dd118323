"""What must change in the database so that it holds a catalogue; reads, never writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from curriculum.records import Catalogue
from curriculum.rows import KINDS, Kind, Part, Row
from curriculum.stored import rows_of, rows_of_part


@dataclass(frozen=True)
class Difference:
    """Of one kind. Entries go by their key; `parts` holds the rows of each part to write anew."""

    kind: Kind
    wanted: Mapping[Any, Row]
    created: tuple[Any, ...]
    changed: tuple[Any, ...]
    removed: tuple[Any, ...]
    moved: tuple[Any, ...]
    is_reordered: bool
    parts: Mapping[Part, Mapping[Any, list[Row]]]

    @property
    def is_empty(self) -> bool:
        return not (self.created or self.changed or self.removed or self.moved)


def differences(catalogue: Catalogue) -> tuple[Difference, ...]:
    return tuple(_difference(kind, catalogue) for kind in KINDS)


def _difference(kind: Kind, catalogue: Catalogue) -> Difference:
    entries = {row[kind.key]: (row, record) for row, record in kind.entries(catalogue)}
    wanted = {key: row for key, (row, _) in entries.items()}
    stored = {row[kind.key]: row for row in rows_of(kind)}
    parts = {part: _parts_to_write(part, entries) for part in kind.parts}
    rewritten = {key for rows in parts.values() for key in rows}
    kept = [key for key in wanted if key in stored]
    return Difference(
        kind=kind,
        wanted=wanted,
        created=tuple(key for key in wanted if key not in stored),
        changed=tuple(
            key
            for key in kept
            if key in rewritten or _content(wanted[key]) != _content(stored[key])
        ),
        removed=tuple(key for key in stored if key not in wanted),
        moved=tuple(key for key in kept if wanted[key]["position"] != stored[key]["position"]),
        is_reordered=_order(kept, wanted, kind) != _order(kept, stored, kind),
        parts=parts,
    )


def _parts_to_write(part: Part, entries: Mapping[Any, tuple[Row, Any]]) -> dict[Any, list[Row]]:
    stored = rows_of_part(part)
    wanted = {key: part.rows(record) for key, (_, record) in entries.items()}
    return {key: rows for key, rows in wanted.items() if rows != stored.get(key, [])}


def _content(row: Row) -> Row:
    return {column: value for column, value in row.items() if column != "position"}


def _order(kept: list[Any], rows: Mapping[Any, Row], kind: Kind) -> list[Any]:
    """The kept entries in the order that these rows give them, apart for each parent."""
    return sorted(
        kept, key=lambda key: (rows[key].get(kind.parent, ""), rows[key]["position"], str(key))
    )
