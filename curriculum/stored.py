"""Reads rows back into records: one query a table, whatever the number of rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import Any

from curriculum.models import FormerEntry
from curriculum.records import Catalogue
from curriculum.rows import KINDS, RESOURCES, UNITS, Kind, Part, Row


def rows_of(kind: Kind) -> list[Row]:
    """Every row of the kind with its position, in the order of the files."""
    found = kind.model._default_manager.order_by("position", "id")
    return list(found.values("position", *kind.all_columns))


def rows_of_part(part: Part) -> dict[Any, list[Row]]:
    """Rows by the slug of their parent, in order, without parent and position."""
    order = ("position", "id") if part.has_position else ("depth",)
    found: defaultdict[Any, list[Row]] = defaultdict(list)
    for row in part.model._default_manager.order_by(*order).values(
        part.parent, *part.columns.values()
    ):
        found[row.pop(part.parent)].append(row)
    return found


def records_of(kind: Kind) -> tuple[Any, ...]:
    """The records of one kind; resources come without their units."""
    nested: dict[str, tuple[Any, ...]] = dict.fromkeys(kind.nested, ())
    return tuple(kind.value(row, parts | nested) for row, parts in _with_parts(kind))


def _with_parts(kind: Kind) -> list[tuple[Row, dict[str, tuple[Any, ...]]]]:
    stored = {part: rows_of_part(part) for part in kind.parts}
    return [
        (
            row,
            {
                part.field: tuple(part.value(each) for each in by_parent.get(row[kind.key], ()))
                for part, by_parent in stored.items()
            },
        )
        for row in rows_of(kind)
    ]


def catalogue_of(*kinds: Kind) -> Catalogue:
    """A catalogue that holds only these kinds."""
    return Catalogue(**{kind.name: records_of(kind) for kind in kinds})


def whole_catalogue() -> Catalogue:
    units: defaultdict[str, list[Any]] = defaultdict(list)
    for row, parts in _with_parts(UNITS):
        units[row[UNITS.parent]].append(UNITS.value(row, parts))
    resources = tuple(
        RESOURCES.value(row, {"units": tuple(units[row[RESOURCES.key]])})
        for row in rows_of(RESOURCES)
    )
    others = {kind.name: records_of(kind) for kind in KINDS if kind not in (RESOURCES, UNITS)}
    return with_former(Catalogue(resources=resources, **others))


def with_former(catalogue: Catalogue) -> Catalogue:
    """The same, with what the database knows of entries that it had once."""
    rows = FormerEntry.objects.values_list("section", "entry", "became").order_by("id")
    found = replace(catalogue)
    found.former.update({(of, entry): tuple(became) for of, entry, became in rows})
    return found
