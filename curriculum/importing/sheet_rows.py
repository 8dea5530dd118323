"""Rows of a sheet to the catalogue that they wish for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from curriculum.documents import with_entries, with_sections
from curriculum.importing.cells import node_of
from curriculum.importing.sheets import PARENT, RESOURCE_COLUMNS, UNIT_COLUMNS, Row, Sheet
from curriculum.records import Catalogue, Resource, Unit
from curriculum.schema import Reader, Rule
from curriculum.values import Wrong, shown
from curriculum.yaml_source import Mapping as Node


def wanted_by_sheet(sheet: Sheet, *, held: Catalogue, is_whole: bool, reader: Reader) -> Catalogue:
    """What is wrong in a row goes to the reader's faults, and the row has no effect."""
    wanted = _with_units if sheet.is_of_units else _with_resources
    return wanted(sheet, held, is_whole=is_whole, reader=reader)


def _with_resources(sheet: Sheet, held: Catalogue, *, is_whole: bool, reader: Reader) -> Catalogue:
    known = {each.id: each for each in held.resources}
    found: list[Resource] = []
    for _, record in _records(Resource, RESOURCE_COLUMNS, sheet, known, reader):
        found.append(record)
    if is_whole:
        return with_sections(held, {"resources": tuple(found)})
    return with_entries(held, {("resources", each.id): each for each in found})


def _with_units(sheet: Sheet, held: Catalogue, *, is_whole: bool, reader: Reader) -> Catalogue:
    known = {unit.id: unit for _, unit in held.units()}
    resources = {each.id for each in held.resources}
    found: defaultdict[str, list[Unit]] = defaultdict(list)
    for row, record in _records(Unit, UNIT_COLUMNS, sheet, known, reader):
        parent = row.cells.get(PARENT, "").strip()
        if parent in resources:
            found[parent].append(record)
        else:
            hint = reader.faults.guess(parent, resources) or ": import the resources first"
            message = f"no resource is called {shown(parent)}{hint}"
            reader.faults.add(reader.file, row.number, message, PARENT)
    named = {unit.id for units in found.values() for unit in units}
    changed = (
        replace(each, units=_units(each, found[each.id], named, is_whole=is_whole))
        for each in held.resources
    )
    return with_sections(held, {"resources": tuple(changed)})


def _units(
    resource: Resource, rows: list[Unit], named: set[str], *, is_whole: bool
) -> tuple[Unit, ...]:
    """Those of the rows, each in the place that it has; others stay, unless a row has moved them
    to another resource or the sheet is the whole."""
    if is_whole:
        return tuple(rows)
    own = {unit.id: unit for unit in rows}
    kept = [
        own.pop(unit.id, unit) for unit in resource.units if unit.id in own or unit.id not in named
    ]
    return (*kept, *own.values())


def _records(
    kind: type, columns: Mapping[str, Rule], sheet: Sheet, known: Mapping[str, Any], reader: Reader
) -> Iterator[tuple[Row, Any]]:
    """Each sound row with its record; columns that the sheet has not stay as they are."""
    given = [rule for key, rule in columns.items() if key not in sheet.columns]
    seen: dict[str, int] = {}
    for row in sheet.rows:
        if _is_second(row, seen, reader):
            continue
        own = known.get(row.cells.get("id", "").strip())
        kept = {rule.name: getattr(own, rule.name) for rule in given} if own else {}
        if kind is Resource:
            kept["units"] = own.units if own else ()
        if (node := _node(row, columns, reader)) is not None:
            record = reader.record(kind, node, **kept)
            if record is not None:
                yield row, record


def _node(row: Row, columns: Mapping[str, Rule], reader: Reader) -> Node | None:
    entries: dict[str, Any] = {}
    is_sound = True
    for key, cell in row.cells.items():
        if key == PARENT:
            continue
        try:
            node = node_of(columns[key], cell, row=row.number)
        except Wrong as wrong:
            reader.faults.add(reader.file, wrong.line, wrong.message, key)
            is_sound = False
            continue
        if node is not None:
            entries[key] = node
    return Node(entries, dict.fromkeys(entries, row.number), row.number) if is_sound else None


def _is_second(row: Row, seen: dict[str, int], reader: Reader) -> bool:
    identifier = row.cells.get("id", "").strip()
    first = seen.setdefault(identifier, row.number) if identifier else row.number
    if first != row.number:
        message = f"a second row of {shown(identifier)} (the first is row {first}): keep one"
        reader.faults.add(reader.file, row.number, message, "id")
    return first != row.number
