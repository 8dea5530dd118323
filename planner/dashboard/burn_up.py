"""Pure: decisions over time as two stepped curves and as rows, both with the same figures.

What was planned, by the dates of the plan; and what the meetings have worked through until today.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.language.dates import day_and_month, full_day

WIDTH, HEIGHT = 480, 260
LEFT, RIGHT, TOP, BOTTOM = 36, 12, 22, 40
MOST_TICKS = 4
MOST_LEVELS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    at: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BurnRow:
    """A day on which a number changes. `done` None: the day is still to come."""

    iso: str
    day: str
    planned: int
    done: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BurnUp:
    """Places in a drawing of `width` x `height`; `today` is the end of what is done."""

    width: int
    height: int
    left: int
    right: int
    top: int
    bottom: int
    planned: str
    done: str
    today: tuple[float, float]
    all_at: float
    all: int
    done_now: int
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    rows: tuple[BurnRow, ...]


def burn_up(
    *,
    planned: Sequence[dt.date],
    done: Sequence[dt.date],
    all_of_them: int,
    began_on: dt.date,
    today: dt.date,
) -> BurnUp | None:
    """`planned` and `done`: a date for each decision. None where there is nothing to draw."""
    dates = sorted({*planned, *done, began_on, today})
    if len(dates) < 2 or not all_of_them:
        return None
    scale = _Scale(first=dates[0], last=dates[-1], top=all_of_them)
    now = sum(each <= today for each in done)
    return BurnUp(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        top=TOP,
        bottom=HEIGHT - BOTTOM,
        planned=_curve(planned, scale, scale.last),
        done=_curve([each for each in done if each <= today], scale, today),
        today=(scale.across(today), scale.up(now)),
        all_at=scale.up(all_of_them),
        all=all_of_them,
        done_now=now,
        across=tuple(
            Tick(at=scale.across(each), text=day_and_month(each)) for each in _days(scale)
        ),
        up=tuple(Tick(at=scale.up(each), text=str(each)) for each in _levels(all_of_them)),
        rows=tuple(_rows(planned, done, dates, today)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    first: dt.date
    last: dt.date
    top: int

    def across(self, day: dt.date) -> float:
        room = WIDTH - LEFT - RIGHT
        return round(LEFT + room * (day - self.first).days / (self.last - self.first).days, 1)

    def up(self, number: int) -> float:
        room = HEIGHT - TOP - BOTTOM
        return round(HEIGHT - BOTTOM - room * number / self.top, 1)


def _curve(days: Sequence[dt.date], scale: _Scale, until: dt.date) -> str:
    """An SVG path that stays level and rises on each of the days."""
    path = f"M{scale.across(scale.first)} {scale.up(0)}"
    for number, day in enumerate(sorted(days), start=1):
        path += f"H{scale.across(day)}V{scale.up(number)}"
    return f"{path}H{scale.across(until)}"


def _day_tick(day: dt.date, scale: _Scale) -> Tick:
    return Tick(at=scale.across(day), text=day_and_month(day))


def _days(scale: _Scale) -> Iterator[dt.date]:
    length = (scale.last - scale.first).days
    ticks = min(MOST_TICKS, length)
    for number in range(ticks + 1):
        yield scale.first + dt.timedelta(days=length * number // ticks)


def _levels(top: int) -> list[int]:
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100, 500, top) if top // each < MOST_LEVELS)
    return list(range(0, top + 1, step))


def _rows(
    planned: Sequence[dt.date], done: Sequence[dt.date], dates: Sequence[dt.date], today: dt.date
) -> Iterator[BurnRow]:
    for day in dates:
        yield BurnRow(
            iso=day.isoformat(),
            day=full_day(day),
            planned=sum(each <= day for each in planned),
            done=sum(each <= day for each in done) if day <= today else None,
        )
