"""Pure: when each part of a meeting begins, from the minutes of its items."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

OPENING_MINUTES = 10
RECALL_MINUTES = 10
"""What a plan sets aside of each unless its lead says otherwise; no more than is left over."""

Part = Literal["opening", "recall", "item", "spare"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timebox:
    """`item`: its place on the agenda, from 0, for those that are items."""

    part: Part
    starts_at: dt.datetime
    minutes: int
    item: int = -1


def timeboxes(
    starts_at: dt.datetime, ends_at: dt.datetime, minutes: Sequence[int], *, has_recall: bool
) -> tuple[Timebox, ...]:
    """Opening, recall, each item, and what is to spare; parts without minutes are left out, but
    for items. `minutes`: of the items in order. Items that overrun the end stay as long as they
    are. Times are aware, and so are those of the result, in the same zone."""
    # In UTC, as the clocks may change during a meeting.
    lasts = ends_at.astimezone(dt.UTC) - starts_at.astimezone(dt.UTC)
    whole = lasts // dt.timedelta(minutes=1)
    left = max(0, whole - sum(minutes))
    share = left // 2 if has_recall else 0
    recall = min(RECALL_MINUTES, share)
    opening = min(OPENING_MINUTES, left - recall)
    parts = _parts(opening, recall, minutes, left - opening - recall)
    return tuple(_placed(starts_at, parts))


def _parts(
    opening: int, recall: int, minutes: Sequence[int], spare: int
) -> Iterator[tuple[Part, int, int]]:
    if opening:
        yield "opening", opening, -1
    if recall:
        yield "recall", recall, -1
    for place, each in enumerate(minutes):
        yield "item", each, place
    if spare:
        yield "spare", spare, -1


def _placed(starts_at: dt.datetime, parts: Iterator[tuple[Part, int, int]]) -> Iterator[Timebox]:
    at, zone = starts_at.astimezone(dt.UTC), starts_at.tzinfo
    for part, minutes, item in parts:
        yield Timebox(part=part, starts_at=at.astimezone(zone), minutes=minutes, item=item)
        at += dt.timedelta(minutes=minutes)
