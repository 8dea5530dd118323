"""CSV of resources and of units: what a curator edits in a spreadsheet.

Two sheets, since each row of a spreadsheet is one thing: a resource, or a unit with the id of its
resource. Columns are the fields of the records; those that a sheet leaves out stay as they are.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from curriculum.importing.cells import cell_of, safe
from curriculum.records import Catalogue, Resource, Unit
from curriculum.schema import Rule, rules
from curriculum.yaml_source import Limits, Unreadable, decoded

DELIMITERS = (",", ";", "\t")
MOST_COLUMNS = 60
LONGEST_LINE = 200_000
MOST_ROWS = 20_000
PARENT = "resource"

RESOURCE_COLUMNS: dict[str, Rule] = {
    key: rule for key, rule in rules(Resource).items() if key != "units"
}
UNIT_COLUMNS: dict[str, Rule] = dict(rules(Unit))


@dataclass(frozen=True, slots=True)
class Row:
    """`number` as spreadsheets count, from 1 for the names of the columns."""

    number: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`columns`: as named in the first row, in small letters."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def is_of_units(self) -> bool:
        return PARENT in self.columns


def resources_sheet(catalogue: Catalogue) -> Iterator[str]:
    rows = (_cells(RESOURCE_COLUMNS, each) for each in catalogue.resources)
    return _written(list(RESOURCE_COLUMNS), rows)


def units_sheet(catalogue: Catalogue) -> Iterator[str]:
    rows = ([safe(of.id), *_cells(UNIT_COLUMNS, each)] for of, each in catalogue.units())
    return _written([PARENT, *UNIT_COLUMNS], rows)


def _cells(columns: dict[str, Rule], record: Any) -> list[str]:
    return [cell_of(rule, getattr(record, rule.name)) for rule in columns.values()]


def _written(header: list[str], rows: Iterator[list[str]]) -> Iterator[str]:
    """Line by line. The first begins with the mark by which spreadsheets know UTF-8."""
    yield "\ufeff"
    for cells in (header, *rows):
        line = io.StringIO(newline="")
        csv.writer(line).writerow(cells)
        yield line.getvalue()


def looks_like_a_sheet(text: str) -> bool:
    """Whether its first line names columns."""
    line = _first_line(text)
    names = (_names(line, delimiter) for delimiter in DELIMITERS)
    return any(len(each) > 1 and "id" in each for each in names)


def _first_line(text: str) -> str:
    return next(iter(text[:LONGEST_LINE].lstrip("\r\n").splitlines()), "")


def _names(line: str, delimiter: str) -> list[str]:
    return [each.strip().strip('"').strip().lower() for each in line.split(delimiter)]


def read_sheet(content: bytes, limits: Limits) -> Sheet:
    """Raises Unreadable where it is none, with the row."""
    text = decoded(content, limits)
    delimiter = max(DELIMITERS, key=_first_line(text).count)
    found: list[Row] = []
    columns: tuple[str, ...] = ()
    for number, cells in _rows(text, delimiter):
        if not any(cell.strip() for cell in cells):
            continue
        if not columns:
            columns = _columns(cells, number)
            continue
        if len(cells) > len(columns) and any(cell.strip() for cell in cells[len(columns) :]):
            raise Unreadable(
                number, f"{len(cells)} cells, and only {len(columns)} columns have names"
            )
        if len(found) == MOST_ROWS:
            raise Unreadable(number, f"more than {MOST_ROWS:,} rows: split the file into several")
        found.append(Row(number, dict(zip(columns, cells, strict=False))))
    return Sheet(columns, tuple(found))


def _rows(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for number, cells in enumerate(
            csv.reader(_short_lines(text), delimiter=delimiter, strict=True), start=1
        ):
            yield number, cells
    except csv.Error as error:
        raise Unreadable(
            number + 1,
            f"not a sound CSV row ({error}): close each quotation mark, and double those inside",
        ) from error


def _short_lines(text: str) -> Iterator[str]:
    for number, line in enumerate(io.StringIO(text, newline=""), start=1):
        if len(line) > LONGEST_LINE:
            raise Unreadable(number, f"a line of {len(line):,} characters: is it a CSV file?")
        yield line


def _columns(cells: Sequence[str], number: int) -> tuple[str, ...]:
    names = [cell.strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    if len(names) > MOST_COLUMNS:
        raise Unreadable(number, f"{len(names):,} columns; a sheet may have {MOST_COLUMNS}")
    known = UNIT_COLUMNS | {PARENT: UNIT_COLUMNS["id"]} if PARENT in names else RESOURCE_COLUMNS
    for name in names:
        if name not in known:
            listed = ", ".join(known)
            raise Unreadable(number, f"no column is called {name[:60]!r}: there are {listed}")
        if names.count(name) > 1:
            raise Unreadable(number, f"the column {name!r} is here twice: keep one")
    if "id" not in names:
        raise Unreadable(number, "the column 'id' is missing: it says what each row is about")
    return tuple(names)
