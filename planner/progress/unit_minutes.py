"""How long units really took those who read them and said so, without saying whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from statistics import quantiles

from curriculum.curating.real_minutes import Measured
from planner.groups.models import Sharing
from planner.progress.models import UnitRead

FEWEST_READERS = 5
"""Of fewer, one could tell another's minutes from one's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredUnit:
    """Minutes of `readers` people: the median, and between what the middle half of them lies, which
    tells of no single one."""

    minutes: int
    least: int
    most: int
    readers: int


def measured_units(units: Collection[str]) -> Mapping[str, MeasuredUnit]:
    """By unit, of those that five people or more have read. One query.

    Each counts once, with what they said last; who hides in any group what they take part in does
    not count.
    """
    hiding = Sharing.objects.filter(participation=False).values("user")
    rows = UnitRead.objects.standing().filter(unit__in=units).exclude(user__in=hiding)
    newest: dict[str, dict[int, int | None]] = defaultdict(dict)
    for unit, user, minutes in rows.order_by("id").values_list("unit", "user", "minutes"):
        newest[unit][user] = minutes
    found = {
        unit: measured_unit([each for each in by_user.values() if each is not None])
        for unit, by_user in newest.items()
    }
    return {unit: each for unit, each in found.items() if each is not None}


def medians(units: Collection[str]) -> Mapping[str, Measured]:
    """For whoever edits the catalogue."""
    return {
        unit: Measured(minutes=each.minutes, readers=each.readers)
        for unit, each in measured_units(units).items()
    }


def measured_unit(minutes: Collection[int]) -> MeasuredUnit | None:
    """None for fewer than five."""
    if len(minutes) < FEWEST_READERS:
        return None
    least, middle, most = quantiles(minutes, n=4, method="inclusive")
    return MeasuredUnit(
        minutes=round(middle), least=round(least), most=round(most), readers=len(minutes)
    )
