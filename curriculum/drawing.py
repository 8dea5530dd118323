"""A layered drawing of what stands on what, left to right. Plain values: no database, no SVG.

Layers by the longest way, as few crossings as a few sweeps by barycentres find, then heights that
stay close to the neighbours' (Sugiyama, Tagawa and Toda 1981). Edges that pass over layers get a
joint in each, so that they bend around what stands there. The same question gives the same
drawing. Measures are in px.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from textwrap import wrap
from typing import TypeAlias
from unicodedata import east_asian_width

WIDTH, LAYER_GAP, ROW_GAP, JOINT_GAP, MARGIN = 176, 48, 14, 10, 8
LINE, PADDING, LONGEST_LINE = 17, 22, 20
SWEEPS = 12

_PIECE = re.compile(r"[!-~]+ ?|.[，、：；）]?")

Joint: TypeAlias = tuple[str, str, int]  # the edge's ends and the layer
Spot: TypeAlias = str | Joint
Edge: TypeAlias = tuple[str, str]  # from what is stood on to what stands on it


@dataclass(frozen=True, slots=True)
class Box:
    id: str
    lines: tuple[str, ...]
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Curve:
    start: str
    end: str
    path: str


@dataclass(frozen=True, slots=True)
class Drawing:
    width: int
    height: int
    boxes: tuple[Box, ...]
    curves: tuple[Curve, ...]


def drawing(labels: Mapping[str, str], edges: Sequence[Edge]) -> Drawing:
    """Draws every label as a box, in an order where most edges lead from earlier to later.

    Edges that lead back, and those that others imply, are not drawn.
    """
    place = {name: number for number, name in enumerate(labels)}
    forward = [edge for edge in dict.fromkeys(edges) if place[edge[0]] < place[edge[1]]]
    layer = layers(tuple(labels), forward)
    spans = [_with_joints(edge, layer) for edge in without_implied(tuple(labels), forward)]
    rows = _ordered(_rows(tuple(labels), layer, spans), spans)
    lines = {name: tuple(_lines(label)) for name, label in labels.items()}
    heights = {name: len(text) * LINE + PADDING for name, text in lines.items()}
    middles = _middles(rows, spans, heights)
    return _drawn(rows, spans, lines, heights, middles)


def _lines(label: str) -> list[str]:
    """Chinese is broken anywhere but before a comma, and its characters are twice as wide."""
    if not any(_width(each) > 1 for each in label):
        return wrap(label, LONGEST_LINE)
    lines = [""]
    for piece in _PIECE.findall(label):
        if lines[-1] and sum(map(_width, lines[-1] + piece)) > LONGEST_LINE:
            lines.append("")
        lines[-1] = (lines[-1] + piece).lstrip()
    return [line.rstrip() for line in lines]


def _width(character: str) -> int:
    return 2 if east_asian_width(character) in "WF" else 1


def layers(names: Sequence[str], edges: Sequence[Edge]) -> dict[str, int]:
    """The longest way to each name, which come in an order that every edge follows."""
    below = defaultdict(list)
    for start, end in edges:
        below[end].append(start)
    layer: dict[str, int] = {}
    for name in names:
        layer[name] = 1 + max((layer[each] for each in below[name]), default=-1)
    return layer


def without_implied(names: Sequence[str], edges: Sequence[Edge]) -> list[Edge]:
    """The edges that no way over other edges replaces."""
    above = defaultdict(list)
    for start, end in edges:
        above[start].append(end)
    reached: dict[str, set[str]] = {}
    for name in reversed(names):
        reached[name] = set(above[name]).union(*(reached[each] for each in above[name]))
    return [
        (start, end)
        for start, end in edges
        if not any(end in reached[other] for other in above[start])
    ]


def _with_joints(edge: Edge, layer: Mapping[str, int]) -> list[Spot]:
    start, end = edge
    joints: list[Spot] = [(start, end, at) for at in range(layer[start] + 1, layer[end])]
    return [start, *joints, end]


def _rows(
    names: Sequence[str], layer: Mapping[str, int], spans: Sequence[Sequence[Spot]]
) -> list[list[Spot]]:
    rows: list[list[Spot]] = [[] for _ in range(max(layer.values(), default=-1) + 1)]
    for name in names:
        rows[layer[name]].append(name)
    for span in spans:
        for spot in span[1:-1]:
            rows[int(spot[2])].append(spot)
    return rows


def _neighbours(
    spans: Sequence[Sequence[Spot]],
) -> tuple[Mapping[Spot, list[Spot]], Mapping[Spot, list[Spot]]]:
    """To the left and to the right of every spot."""
    left: defaultdict[Spot, list[Spot]] = defaultdict(list)
    right: defaultdict[Spot, list[Spot]] = defaultdict(list)
    for span in spans:
        for start, end in pairwise(span):
            left[end].append(start)
            right[start].append(end)
    return left, right


def _ordered(rows: list[list[Spot]], spans: Sequence[Sequence[Spot]]) -> list[list[Spot]]:
    """The best of what the sweeps find, first with the left side held still, then the right."""
    left, right = _neighbours(spans)
    best, fewest = rows, crossings(rows, spans)
    for sweep in range(SWEEPS):
        beside, step = (left, 1) if sweep % 2 == 0 else (right, -1)
        rows = _swept(rows, beside, step)
        if (count := crossings(rows, spans)) < fewest:
            best, fewest = rows, count
    return best


def _swept(
    rows: list[list[Spot]], beside: Mapping[Spot, list[Spot]], step: int
) -> list[list[Spot]]:
    rows = [list(row) for row in rows]
    place = {spot: number for row in rows for number, spot in enumerate(row)}
    for row in rows[::step]:
        wish = {
            spot: _mean([place[each] for each in beside.get(spot, ())], default=place[spot])
            for spot in row
        }
        row.sort(key=lambda spot: wish[spot])
        place.update({spot: number for number, spot in enumerate(row)})
    return rows


def crossings(rows: Sequence[Sequence[Spot]], spans: Sequence[Sequence[Spot]]) -> int:
    """How often two lines between neighbouring layers cross."""
    place = {spot: (at, number) for at, row in enumerate(rows) for number, spot in enumerate(row)}
    between: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for span in spans:
        for start, end in pairwise(span):
            between[place[start][0]].append((place[start][1], place[end][1]))
    return sum(
        (one[0] - other[0]) * (one[1] - other[1]) < 0
        for lines in between.values()
        for number, one in enumerate(lines)
        for other in lines[:number]
    )


def _middles(
    rows: Sequence[Sequence[Spot]], spans: Sequence[Sequence[Spot]], heights: Mapping[str, int]
) -> dict[Spot, float]:
    """The height of every spot's middle: near its neighbours', without touching."""
    left, right = _neighbours(spans)
    middles: dict[Spot, float] = {}
    for row in rows:
        middles |= _spread(row, dict.fromkeys(row, 0.0), heights)
    for sweep in range(SWEEPS):
        beside, step = (left, 1) if sweep % 2 == 0 else (right, -1)
        for row in rows[::step]:
            wishes = {
                spot: _mean([middles[each] for each in beside.get(spot, ())], middles[spot])
                for spot in row
            }
            middles |= _spread(row, wishes, heights)
    return middles


def _spread(
    row: Sequence[Spot], wishes: Mapping[Spot, float], heights: Mapping[str, int]
) -> dict[Spot, float]:
    """As near to the wishes as the order and the gaps allow, in the least-squares sense.

    Spots that push each other share a block at their mean ("pool adjacent violators").
    """
    offsets = [0.0]
    for above, below in pairwise(row):
        offsets.append(offsets[-1] + _gap(above, below, heights))
    blocks: list[list[float]] = []
    for spot, offset in zip(row, offsets, strict=False):
        blocks.append([wishes[spot] - offset])
        while len(blocks) > 1 and _mean(blocks[-2]) > _mean(blocks[-1]):
            last = blocks.pop()
            blocks[-1] += last
    starts = [_mean(block) for block in blocks for _ in block]
    return {spot: start + offset for spot, start, offset in zip(row, starts, offsets, strict=False)}


def _gap(above: Spot, below: Spot, heights: Mapping[str, int]) -> float:
    halves = sum(heights[each] for each in (above, below) if isinstance(each, str)) / 2
    are_boxes = isinstance(above, str) and isinstance(below, str)
    return halves + (ROW_GAP if are_boxes else JOINT_GAP)


def _mean(values: Sequence[float], default: float = 0.0) -> float:
    return sum(values) / len(values) if values else default


def _drawn(
    rows: Sequence[Sequence[Spot]],
    spans: Sequence[Sequence[Spot]],
    lines: Mapping[str, tuple[str, ...]],
    heights: Mapping[str, int],
    middles: Mapping[Spot, float],
) -> Drawing:
    top = min((middles[name] - heights[name] / 2 for name in lines), default=0) - MARGIN
    top = min([top, *(middle - MARGIN for middle in middles.values())])
    x = {spot: at * (WIDTH + LAYER_GAP) + MARGIN for at, row in enumerate(rows) for spot in row}
    y = {spot: round(middle - top) for spot, middle in middles.items()}
    boxes = tuple(
        Box(name, text, x[name], y[name] - heights[name] // 2, WIDTH, heights[name])
        for name, text in lines.items()
    )
    return Drawing(
        width=max(x.values(), default=0) + WIDTH + MARGIN,
        height=max([box.y + box.height for box in boxes] + list(y.values()), default=0) + MARGIN,
        boxes=boxes,
        curves=tuple(
            Curve(str(span[0]), str(span[-1]), _path([(x[spot], y[spot]) for spot in span]))
            for span in spans
        ),
    )


def _path(spots: Sequence[tuple[int, int]]) -> str:
    """From the right side of the first box to the left side of the last, level through joints."""
    (x, y), half = spots[0], LAYER_GAP // 2
    bends = (
        f"c{half} 0 {half} {after - before} {LAYER_GAP} {after - before}"
        for (_, before), (_, after) in pairwise(spots)
    )
    return f"M{x + WIDTH} {y}" + f"h{WIDTH}".join(bends)
