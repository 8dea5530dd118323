"""Wall clocks: IANA zones by name, and what a local time means where the clocks change."""

from __future__ import annotations

import datetime as dt
import difflib
import zoneinfo
from dataclasses import dataclass
from functools import cache

from planner.language.marked import either, marked

# Files of the host that are no zones of the IANA database.
NOT_A_PLACE = frozenset({"Factory", "localtime", "posixrules"})
LONGEST_NAME = 64


class UnknownZone(ValueError):
    """No such IANA zone; the text is fit to show and suggests near names."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockTime:
    """The instant of a wall-clock time, aware and in its zone.

    `asked`: the wall-clock time asked for. `moved`: how far it was put forward because it does
    not exist (zero otherwise). `is_double`: it happens twice, and the first is meant.
    """

    at: dt.datetime
    asked: dt.time
    moved: dt.timedelta
    is_double: bool

    @property
    def note(self) -> str:
        """What the change of the clocks does here, as a sentence; empty on ordinary days."""
        if self.moved:
            minutes = self.moved // dt.timedelta(minutes=1)
            return marked(
                "The clocks go forward by %(minutes)s minutes over %(asked)s: the meeting starts at"
                " %(at)s.",
                minutes=minutes,
                asked=clock(self.asked),
                at=clock(self.at),
            )
        if self.is_double:
            return marked(
                "The clocks show %(asked)s twice on that day: the first one is meant.",
                asked=clock(self.asked),
            )
        return ""


def clock(at: dt.time | dt.datetime) -> str:
    return f"{at:%H:%M}"


@cache
def zone_names() -> tuple[str, ...]:
    return tuple(sorted(zoneinfo.available_timezones() - NOT_A_PLACE))


def zone_named(name: str) -> zoneinfo.ZoneInfo:
    """The IANA zone of exactly this name. Raises UnknownZone."""
    if name not in zone_names():
        raise UnknownZone(_unknown(name))
    return zoneinfo.ZoneInfo(name)


def near_zones(name: str) -> tuple[str, ...]:
    """Up to three zones that somebody who typed `name` may have meant, the likeliest first."""
    wanted = name.strip().casefold().replace(" ", "_")
    if not wanted or len(wanted) > LONGEST_NAME:
        return ()
    city = wanted.rpartition("/")[2]
    same_city = [each for each in zone_names() if _city(each) == city]
    if same_city:
        return tuple(sorted(same_city, key=lambda each: (each.casefold() != wanted, each))[:3])
    spelt = {each.casefold() if "/" in wanted else _city(each): each for each in zone_names()}
    close = difflib.get_close_matches(wanted, list(spelt), n=3, cutoff=0.75)
    return tuple(spelt[each] for each in close)


def clock_time(on: dt.date, at: dt.time, zone: zoneinfo.ZoneInfo) -> ClockTime:
    """The instant at which the clocks of `zone` show `at` on this date.

    A time that the clocks jump over is moved forward by the gap; of a time that they show
    twice the first is taken (PEP 495: fold=0 means both).
    """
    wall = dt.datetime.combine(on, at.replace(fold=0), tzinfo=zone)
    real = wall.astimezone(dt.UTC).astimezone(zone)
    moved = real.replace(tzinfo=None) - wall.replace(tzinfo=None)
    is_double = not moved and wall.replace(fold=1).utcoffset() != wall.utcoffset()
    return ClockTime(at=real, asked=at, moved=moved, is_double=is_double)


def _city(name: str) -> str:
    return name.casefold().rpartition("/")[2]


def _unknown(name: str) -> str:
    shown = name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "…"
    near = near_zones(name)
    if near:
        return marked(
            "“%(name)s” is no time zone; did you mean %(near)s?", name=shown, near=either(near)
        )
    return marked(
        "“%(name)s” is no time zone; use a name like Europe/Berlin or America/New_York.",
        name=shown,
    )
