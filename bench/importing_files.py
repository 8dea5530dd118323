"""Catalogue files of many rows, made from what is shipped."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from itertools import count, cycle, islice

from curriculum.exchange import SHIPPED, read
from curriculum.importing.sheets import units_sheet
from curriculum.layout import single_file
from curriculum.records import Catalogue, Resource

SHIPPED_CATALOGUE = read(SHIPPED)


def units_as_sheet(rows: int) -> bytes:
    """New units of the shipped resources."""
    found: dict[str, list[object]] = {}
    units = cycle(SHIPPED_CATALOGUE.units())
    for number, (resource, unit) in enumerate(islice(units, rows)):
        found.setdefault(resource.id, []).append(replace(unit, id=f"bench-{number}"))
    resources = (
        replace(each, units=tuple(found.get(each.id, ())))  # type: ignore[arg-type]  # they are units
        for each in SHIPPED_CATALOGUE.resources
    )
    return "".join(units_sheet(Catalogue(resources=tuple(resources)))).encode()


def entries_as(rows: int, suffix: str) -> bytes:
    """New topics, resources, decisions and exercises, as they are shipped; a unit counts as one."""
    numbers = count()
    shipped = SHIPPED_CATALOGUE
    found: dict[str, list[object]] = {}
    pieces = (
        *(("topics", each) for each in shipped.topics),
        *(("resources", each) for each in shipped.resources),
        *(("decisions", each) for each in shipped.decisions),
        *(("exercises", each) for each in shipped.exercises),
    )
    made = 0
    for section, record in cycle(pieces):
        if made >= rows:
            break
        found.setdefault(section, []).append(_renamed(record, next(numbers)))
        made += 1 + (len(record.units) if isinstance(record, Resource) else 0)
    sections = {name: tuple(records) for name, records in found.items()}
    return single_file(Catalogue(**sections), suffix=suffix, sections=sections).encode()  # type: ignore[arg-type]  # records of their sections


def _renamed(record: object, number: int) -> object:
    found = replace(record, id=f"bench-{number}")  # type: ignore[type-var]  # all are records
    if isinstance(found, Resource):
        units = (replace(each, id=f"{each.id}-{number}") for each in found.units)
        return replace(found, units=tuple(units))
    return found


def faulty(content: bytes, *, row: int) -> bytes:
    """With minutes in this row, or in the entry of this number, that are no number."""
    lines = content.decode().split("\r\n" if b"\r\n" in content else "\n")
    joint = "\r\n" if b"\r\n" in content else "\n"
    if lines[0].lstrip("\ufeff").startswith("resource,"):
        return _with_fault(content.decode(), row).encode()
    seen = 0
    for place, line in enumerate(lines):
        seen += "id: " in line or '"id": ' in line
        if seen >= row:
            lines[place] = line.replace("id: ", "id: No ").replace('"id": "', '"id": "No ')
            break
    return joint.join(lines).encode()


def _with_fault(text: str, row: int) -> str:
    """Of a sheet; a cell may go over several lines."""
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    mark = next(islice(rows, row - 1, None))[1]
    return text.replace(f",{mark},", f",{mark.title()},", 1)
