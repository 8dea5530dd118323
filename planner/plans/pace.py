"""Pure: a group's own pace: how long its steps took in meetings, and going on at that pace.

A pace is a percentage of the minutes that the catalogue estimates for meetings, whatever the
plan asked when they were held. What was measured before a plan changed its pace therefore means
the same afterwards, and adopting it twice changes nothing the second time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from planner.plans.schedule import Begun, Item, Schedule, Slot
from planner.plans.steps import Cuts
from planner.solver import Key

FEWEST_STEPS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """What was said of a step after a meeting. `planned` and `minutes`: in the meeting."""

    meeting: str
    topic: str
    depth: int
    planned: int
    minutes: int
    is_covered: bool

    @property
    def key(self) -> Key:
        return (self.topic, self.depth)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """The pace of so many steps, in percent of what was estimated: the median, and the extremes."""

    steps: int
    pace: int
    least: int
    most: int


def measured(said: Iterable[Timed], schedule: Schedule, pace: int) -> Measured | None:
    """How long the steps of held meetings took, of a plan that goes on at `pace`; None for fewer
    than three.

    `said`: in the order of the meetings. The median of the steps' own ratios, not the quotient
    of their sums: one evening that went astray, or 240 typed for 24, must not move the plans of
    all the others, and up to half of the steps may be like that.
    """
    by_step: dict[Key, list[Timed]] = {}
    for each in said:
        by_step.setdefault(each.key, []).append(each)
    ratios = [_ratio(each, schedule, pace) for each in by_step.values()]
    found = [ratio for ratio in ratios if ratio is not None]
    if len(found) < FEWEST_STEPS:
        return None
    middle, least, most = (round(each) for each in (median(found), min(found), max(found)))
    return Measured(steps=len(found), pace=middle, least=least, most=most)


def _ratio(said: Sequence[Timed], schedule: Schedule, pace: int) -> float | None:
    """Percent of its estimate that a step took, as far as it was covered.

    What was carried over of it was no new matter: its minutes count as taken and not as planned,
    from the meeting that did not get through to the one that did. Where nobody carried it over,
    nobody knows how long it would have taken.
    """
    rows = [(each, _estimated(each, schedule, pace)) for each in said]
    if any(carried for _, (_, carried) in rows):
        last = max((n for n, (each, _) in enumerate(rows) if each.is_covered), default=-1)
        counted = rows[: last + 1]
    else:
        counted = [row for row in rows if row[0].is_covered]
    estimates = [minutes for _, (minutes, _) in counted]
    taken = sum(each.minutes for each, _ in counted)
    # A meeting that had no room for all that was carried into it is not the end of that.
    is_over = bool(estimates) and estimates[-1] >= 0
    return 100 * taken / sum(estimates) if is_over and taken and sum(estimates) > 0 else None


def _estimated(said: Timed, schedule: Schedule, pace: int) -> tuple[float, int]:
    """What was estimated for the planned minutes, without those that were carried into them."""
    slot = schedule.slot(said.meeting)
    pieces = [item for item in slot.items if item.key == said.key] if slot else []
    if not pieces:
        return 0, 0
    carried = sum(
        each.minutes
        for each in schedule.carried
        if (each.topic, each.depth) == said.key and each.piece in [item.piece for item in pieces]
    )
    at = _pace_of(pieces[0], schedule, pace)
    return 100 * (said.planned - carried) / at, carried


def _pace_of(item: Item, schedule: Schedule, pace: int) -> int:
    earlier = cuts(schedule).get(item.key, ())
    return next((percent for pieces, percent in earlier if item.piece < pieces), pace)


def cuts(schedule: Schedule) -> Cuts:
    """The steps that were begun at another pace, as steps are planned from it."""
    found: dict[Key, tuple[tuple[int, int], ...]] = {}
    for each in schedule.begun:
        key = (each.topic, each.depth)
        found[key] = (*found.get(key, ()), (each.pieces, each.pace))
    return found


def at_another_pace(schedule: Schedule, stay: Iterable[Slot], *, was: int, pace: int) -> Schedule:
    """The schedule of a plan that went on at `was` percent and goes on at `pace`.

    The pieces in the meetings that `stay`, and those before them, stay as they were cut.
    """
    found = dict(cuts(schedule))
    for key, pieces in _furthest(stay).items():
        before = found.get(key, ())
        if pieces > (before[-1][0] if before else 0):
            found[key] = (*before, (pieces, was))
    return replace(
        schedule,
        begun=tuple(
            Begun(topic=topic, depth=depth, pieces=pieces, pace=percent)
            for (topic, depth), earlier in found.items()
            for pieces, percent in _without_the_last(earlier, pace)
        ),
    )


def _furthest(slots: Iterable[Slot]) -> dict[Key, int]:
    """How many pieces of each step there are up to the last one in these meetings."""
    found: dict[Key, int] = {}
    for slot in slots:
        for item in slot.items:
            found[item.key] = max(found.get(item.key, 0), item.piece + 1)
    return found


def _without_the_last(
    earlier: tuple[tuple[int, int], ...], pace: int
) -> tuple[tuple[int, int], ...]:
    """A step that goes on as it was cut last is cut there no more."""
    return earlier[:-1] if earlier and earlier[-1][1] == pace else earlier
