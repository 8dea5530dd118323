"""Weekly meetings at noon with steps in them, short to say."""

from __future__ import annotations

import datetime as dt

from planner.plans.schedule import Item, Schedule, Slot
from tests.plans.small_catalogues import week


def slot(number: int, *steps: tuple, **about: object) -> Slot:
    """Meeting `number` of a weekly noon, with whole steps, or (topic, depth, piece)."""
    items = (
        Item(topic=name, depth=depth, piece=piece[0] if piece else 0)
        for name, depth, *piece in steps
    )
    settings = {"kind": "study", **about}
    return Slot(key=f"m{number}", on=week(number), at=dt.time(12), items=tuple(items), **settings)


def schedule(*slots: Slot, **about: object) -> Schedule:
    return Schedule(slots=slots, closed=(), meeting_limit=60, reading_limit=90, **about)


def after(number: int) -> dt.datetime:
    """In the evening after meeting `number`."""
    return dt.datetime.combine(week(number), dt.time(20), dt.UTC)
