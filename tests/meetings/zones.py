"""Zones whose clocks change in eight different ways, and the days on which they do."""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "America/Santiago",  # At midnight.
    "Africa/Casablanca",  # Around Ramadan, back in spring and forward in summer.
    "Australia/Lord_Howe",  # By half an hour.
    "Asia/Kolkata",  # Never, at half past.
    "Pacific/Auckland",
    "America/St_Johns",  # Three and a half hours off.
)


def clock_changes(zone: str, *, first: int, last: int) -> Iterator[tuple[dt.datetime, int]]:
    """Wall-clock time (naive) just before each change, and by how many minutes it goes.

    Found by walking through UTC in quarter-hours: no knowledge of the rules, nor of fold.
    """
    here = ZoneInfo(zone)
    step = dt.timedelta(minutes=15)
    day = dt.datetime(first, 1, 1, tzinfo=dt.UTC)
    while day.year <= last:
        tomorrow = day + dt.timedelta(days=1)
        if offset(day, here) != offset(tomorrow, here):
            moment = day
            while offset(moment + step, here) == offset(day, here):
                moment += step
            minutes = (offset(tomorrow, here) - offset(day, here)) // dt.timedelta(minutes=1)
            yield (moment + step + offset(day, here)).replace(tzinfo=None), minutes
        day = tomorrow


def offset(moment: dt.datetime, zone: ZoneInfo) -> dt.timedelta:
    found = moment.astimezone(zone).utcoffset()
    assert found is not None
    return found
