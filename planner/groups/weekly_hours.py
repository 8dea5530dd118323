"""Pure: when in the week a group could meet, from the hours that its members have painted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from planner.language.dates import SHORT_WEEKDAYS
from planner.language.lists import in_a_row

HALF_HOUR = dt.timedelta(minutes=30)
HALF_A_YEAR = dt.timedelta(weeks=26)

Hour = tuple[int, int]
"""An ISO weekday and an hour of the clock, from 0 to 23."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Painter:
    """A member with the hours in which they could meet, on the clock of `zone`."""

    name: str
    zone: str
    hours: frozenset[Hour]
    is_lead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Local:
    """Somebody and what their own clock shows when it begins: "04:00", or "Fri 04:00" where it is
    another day than the group's."""

    name: str
    clock: str
    is_lead: bool = False

    @property
    def words(self) -> str:
        pattern = (
            _("%(name)s, who leads the group (%(clock)s)")
            if self.is_lead
            else _("%(name)s (%(clock)s)")
        )
        return pattern % {"name": self.name, "clock": self.clock}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A time of the week on the group's clock. `later`: how many can come half a year on, where
    the clocks differ then; None where that makes no difference."""

    weekday: int
    at: dt.time
    ends: dt.time
    present: tuple[Local, ...]
    missing: tuple[Local, ...]
    later: int | None = None

    @property
    def words(self) -> str:
        return f"{SHORT_WEEKDAYS[self.weekday - 1]} {self.at:%H:%M}–{self.ends:%H:%M}"

    @property
    def who(self) -> str:
        present = in_a_row([f"{each.name} {each.clock}" for each in self.present])
        if not self.missing:
            return present
        missing = in_a_row([each.words for each in self.missing])
        return _("%(present)s; without %(missing)s") % {"present": present, "missing": missing}


def ranked(
    painters: Sequence[Painter], *, minutes: int, zone: str, week: dt.date, most: int = 12
) -> tuple[Slot, ...]:
    """The best times of the week for so many minutes, on every full and half hour.

    Most people first; of equals those at which no lead is missing; then in the order of the
    week. `week`: a Monday; what the clocks of all zones show in its week counts.
    """
    slots = [_slot(painters, start, minutes, zone) for start in _starts(week, zone)]
    wanted = [slot for slot in slots if slot.present]
    wanted.sort(
        key=lambda slot: (
            -len(slot.present),
            sum(each.is_lead for each in slot.missing),
            slot.weekday,
            slot.at,
        )
    )
    later = {
        (slot.weekday, slot.at): len(slot.present)
        for slot in (
            _slot(painters, start, minutes, zone) for start in _starts(week + HALF_A_YEAR, zone)
        )
    }
    return tuple(_with_later(slot, later[slot.weekday, slot.at]) for slot in wanted[:most])


def _with_later(slot: Slot, later: int) -> Slot:
    if later == len(slot.present):
        return slot
    return Slot(
        weekday=slot.weekday,
        at=slot.at,
        ends=slot.ends,
        present=slot.present,
        missing=slot.missing,
        later=later,
    )


def _starts(week: dt.date, zone: str) -> Iterator[dt.datetime]:
    place = ZoneInfo(zone)
    for day in range(7):
        midnight = dt.datetime.combine(week + dt.timedelta(days=day), dt.time())
        for half in range(48):
            yield (midnight + half * HALF_HOUR).replace(tzinfo=place)


def _slot(painters: Sequence[Painter], start: dt.datetime, minutes: int, zone: str) -> Slot:
    begins = start.astimezone(dt.UTC)
    ends = begins + dt.timedelta(minutes=minutes)
    seen = [(painter, _is_free(painter, begins, ends)) for painter in painters]
    return Slot(
        weekday=start.isoweekday(),
        at=start.time(),
        ends=ends.astimezone(ZoneInfo(zone)).time(),
        present=tuple(_local(painter, start) for painter, is_free in seen if is_free),
        missing=tuple(_local(painter, start) for painter, is_free in seen if not is_free),
    )


def _is_free(painter: Painter, begins: dt.datetime, ends: dt.datetime) -> bool:
    """Every hour of their own clock that the meeting touches is painted."""
    place = ZoneInfo(painter.zone)
    moment = begins
    while moment < ends:
        local = moment.astimezone(place)
        if (local.isoweekday(), local.hour) not in painter.hours:
            return False
        moment += HALF_HOUR / 2
    return True


def _local(painter: Painter, start: dt.datetime) -> Local:
    theirs = start.astimezone(ZoneInfo(painter.zone))
    is_same_day = theirs.date() == start.date()
    day = "" if is_same_day else f"{SHORT_WEEKDAYS[theirs.isoweekday() - 1]} "
    return Local(name=painter.name, clock=f"{day}{theirs:%H:%M}", is_lead=painter.is_lead)
