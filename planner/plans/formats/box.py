"""Tables drawn with lines whose rows may have different columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from planner.plans.formats.terminal import padded

JUNCTIONS = {
    (True, True): "┼",
    (True, False): "┴",
    (False, True): "┬",
    (False, False): "─",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """Cells side by side, each some lines of text. `widths` counts what is between the bars."""

    cells: tuple[list[str], ...]
    widths: tuple[int, ...]

    def bars(self) -> set[int]:
        return set(accumulate(width + 1 for width in self.widths))

    def lines(self) -> list[str]:
        height = max(len(cell) for cell in self.cells)
        return [
            "│" + "│".join(self._cell(place, line) for place in range(len(self.cells))) + "│"
            for line in range(height)
        ]

    def _cell(self, place: int, line: int) -> str:
        cell = self.cells[place]
        text = cell[line] if line < len(cell) else ""
        return padded(f" {text}", self.widths[place])


def drawn(rows: Sequence[Row]) -> list[str]:
    """The rows with their lines; all rows are equally wide."""
    lines: list[str] = []
    above: Row | None = None
    for row in rows:
        lines.append(_rule(above, row))
        lines.extend(row.lines())
        above = row
    return [*lines, _rule(above, None)] if rows else []


def _rule(above: Row | None, below: Row | None) -> str:
    up = above.bars() if above else set()
    down = below.bars() if below else set()
    end = max(up | down)
    between = "".join(JUNCTIONS[place in up, place in down] for place in range(1, end))
    if above is None:
        return f"┌{between}┐"
    return f"├{between}┤" if below else f"└{between}┘"
