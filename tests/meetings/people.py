"""People for calendars: Ada in Berlin, Ben in California, Cleo in India."""

import datetime as dt
from dataclasses import dataclass

from planner.meetings.agreed_dates import Kept, Skipped
from planner.meetings.dates import Away, Cadence


@dataclass(frozen=True, kw_only=True)
class Person:
    name: str
    country: str = ""
    subdivision: str = ""
    away: tuple[Away, ...] = ()


ADA = Person(name="Ada", country="DE", subdivision="BE")
BEN = Person(name="Ben", country="US", subdivision="CA")
CLEO = Person(name="Cleo", country="IN")


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def away(first: str, last: str = "", reason: str = "", hours: str = "") -> Away:
    begins, _, ends = hours.partition("-")
    return Away(
        first=day(first),
        last=day(last or first),
        reason=reason,
        from_time=dt.time.fromisoformat(begins) if begins else None,
        to_time=dt.time.fromisoformat(ends) if ends else None,
    )


def absent(name: str, *periods: Away) -> Person:
    return Person(name=name, away=periods)


def thursdays(start: str, meetings: int | None = 2, **more: object) -> Cadence:
    return Cadence(start=day(start), meetings=meetings, zone="Europe/Berlin", **more)


def table(dates: tuple[Kept | Skipped, ...]) -> list[str]:
    """One line a date: "2027-01-14 meeting" or "2027-01-14 why not"."""
    return [f"{date.on} {date.text if isinstance(date, Skipped) else 'meeting'}" for date in dates]


def kept_on(dates: tuple[Kept | Skipped, ...], on: str) -> Kept:
    (found,) = (date for date in dates if isinstance(date, Kept) and date.on == day(on))
    return found


def skipped_on(dates: tuple[Kept | Skipped, ...], on: str) -> Skipped:
    (found,) = (date for date in dates if isinstance(date, Skipped) and date.on == day(on))
    return found
