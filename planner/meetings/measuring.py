"""Pure: what a step took in meetings, from what was said after them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from planner.meetings.pieces import parts_of

FEWEST_GROUPS = 3
"""With fewer, a group could tell the other's number from its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredStep:
    """Minutes that a topic at a depth took in the meetings of `groups` groups: the median, and the
    extremes."""

    topic: str
    depth: int
    minutes: int
    least: int
    most: int
    groups: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was said of one line after a meeting."""

    piece: str
    minutes: int
    extent: str


def whole(said: Iterable[Said]) -> int | None:
    """Minutes that a group took for a step in all; None unless it covered all of it in the end.

    `said` in the order of the meetings. What was covered only in part was gone on with, so its
    minutes count; after a line that was not covered at all nobody here knows what came of it.
    """
    rows = list(said)
    if not rows or rows[-1].extent != "yes":
        return None
    if any(each.extent == "no" for each in rows):
        return None
    parts = {part for each in rows for part in parts_of(each.piece)[0]}
    if not parts.issuperset(range(1, parts_of(rows[-1].piece)[1] + 1)):
        return None
    return sum(each.minutes for each in rows)


def measured_step(topic: str, depth: int, minutes: Sequence[int]) -> MeasuredStep | None:
    """From the minutes of each group; None for fewer than three groups."""
    if len(minutes) < FEWEST_GROUPS:
        return None
    return MeasuredStep(
        topic=topic,
        depth=depth,
        minutes=round(median(minutes)),
        least=min(minutes),
        most=max(minutes),
        groups=len(minutes),
    )
