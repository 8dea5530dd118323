"""The dates of a cadence: which days, at what time on the wall clock, across clock changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from dateutil import rrule

from planner.language.marked import either, gettext_noop, marked
from planner.meetings.zones import UnknownZone, clock, clock_time, zone_named

Every = Literal["week", "fortnight", "month"]

LEAST_MINUTES, MOST_MINUTES = 15, 480
MOST_MEETINGS = 200
FIRST_YEAR, LAST_YEAR = 2000, 2099
LONGEST_YEARS = 20
# How much longer than planned the search for dates goes on when many are skipped.
PATIENCE = dt.timedelta(days=3 * 366)
DAYS_OF_PERIOD: dict[Every, int] = {"week": 7, "fortnight": 14, "month": 31}

# Not from the locale of the host, so that the same question gives the same words.
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
ORDINALS = {
    1: gettext_noop("first %(days)s"),
    2: gettext_noop("second %(days)s"),
    3: gettext_noop("third %(days)s"),
    4: gettext_noop("fourth %(days)s"),
    -1: gettext_noop("last %(days)s"),
}


class BadCadence(ValueError):
    """No calendar can be made of this; the text says what to change, `field` where."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field, self.text = field, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """Dates on which somebody, or the whole group, does not meet. `last` is included.

    A part-day has both times, on the group's wall clock; without them the whole day counts.
    """

    first: dt.date
    last: dt.date
    reason: str = ""
    from_time: dt.time | None = None
    to_time: dt.time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cadence:
    """When the group meets: wall-clock time in an IANA zone.

    `days`: ISO weekdays (1 Monday .. 7 Sunday), several for several times a week.
    `nth`: for every="month", which such weekday of the month (1..4, or -1 for the last).
    Ends after `meetings` meetings or on `until`, whichever is given (both: the earlier).
    """

    start: dt.date
    every: Every = "week"
    days: tuple[int, ...] = (4,)
    nth: int = 1
    at: dt.time = dt.time(12, 0)
    minutes: int = 60
    zone: str = "UTC"
    meetings: int | None = 12
    until: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """A date of the cadence. Times are aware, in the group's zone.

    `clock_note`: a sentence where the clock change moves the start or shows it twice.
    """

    on: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime
    clock_note: str = ""


def occurrences(cadence: Cadence) -> Iterator[Occurrence]:
    """Every date of the cadence in order, before anything is skipped.

    Ends on `until`, or, as skipped dates put the end off, three years after the meetings
    could have been held; whoever reads stops at the number wanted. The wall-clock time stays
    the same all year. No two start at the same instant. Raises BadCadence at once.
    """
    refuse_nonsense(cadence)
    return _occurrences(cadence)


def refuse_nonsense(cadence: Cadence) -> None:
    """Raise BadCadence with the first thing that is wrong."""
    _refuse_bad_clock(cadence)
    _refuse_bad_days(cadence)
    _refuse_bad_length(cadence)
    if next(_days(cadence), None) is None:
        text = marked(
            "There is no %(days)s between %(first)s and %(last)s.",
            days=_day_names(cadence),
            first=cadence.start,
            last=_last_day(cadence),
        )
        raise BadCadence("until", text)


def refuse_bad_period(field: str, period: Away, *, whose: str) -> None:
    """Raise BadCadence for `field` if the period ends before it begins."""
    if period.last < period.first:
        text = marked(
            "%(whose)s ends on %(last)s, before it begins on %(first)s.",
            whose=whose,
            first=period.first,
            last=period.last,
        )
        raise BadCadence(field, text)
    begins, ends = period.from_time or dt.time(), period.to_time or dt.time()
    if (period.from_time or period.to_time) and ends <= begins and ends != dt.time():
        text = marked(
            "%(whose)s lasts from %(begins)s to %(ends)s: turn it round.",
            whose=whose,
            begins=clock(begins),
            ends=clock(ends),
        )
        raise BadCadence(field, text)


def spoken(day: dt.date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _occurrences(cadence: Cadence) -> Iterator[Occurrence]:
    zone = zone_named(cadence.zone)
    length = dt.timedelta(minutes=cadence.minutes)
    before = None
    for day in _days(cadence):
        start = clock_time(day, cadence.at, zone)
        # Where a zone leaves out a whole day, its meeting would fall on the next day's.
        if before is not None and start.at.astimezone(dt.UTC) <= before:
            continue
        before = start.at.astimezone(dt.UTC)
        ends_at = (before + length).astimezone(zone)
        yield Occurrence(on=day, starts_at=start.at, ends_at=ends_at, clock_note=start.note)


def _days(cadence: Cadence) -> Iterator[dt.date]:
    days = sorted(set(cadence.days))
    start = _midnight(cadence.start)
    until = _midnight(_last_day(cadence))
    if cadence.every == "month":
        weekdays = [rrule.weekday(day - 1, cadence.nth) for day in days]
        rule = rrule.rrule(rrule.MONTHLY, dtstart=start, until=until, byweekday=weekdays)
    else:
        # Fortnights are counted from the week of the first meeting, not of the start.
        ahead = min((day - start.isoweekday()) % 7 for day in days)
        first = start + dt.timedelta(days=ahead)
        step = 1 if cadence.every == "week" else 2
        weekdays = [rrule.weekday(day - 1) for day in days]
        rule = rrule.rrule(
            rrule.WEEKLY,
            dtstart=first,
            until=until,
            interval=step,
            byweekday=weekdays,
            wkst=rrule.MO,
        )
    return (each.date() for each in rule)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())


def _last_day(cadence: Cadence) -> dt.date:
    if cadence.until is not None or cadence.meetings is None:
        return cadence.until or cadence.start
    periods = -(-cadence.meetings // len(set(cadence.days)))
    planned = dt.timedelta(days=periods * DAYS_OF_PERIOD[cadence.every])
    return cadence.start + planned + PATIENCE


def _refuse_bad_clock(cadence: Cadence) -> None:
    try:
        zone_named(cadence.zone)
    except UnknownZone as unknown:
        raise BadCadence("zone", unknown.text) from unknown
    if cadence.at.tzinfo is not None:
        text = marked("Give the time as the wall clock shows it, without an offset.")
        raise BadCadence("at", text)
    if not LEAST_MINUTES <= cadence.minutes <= MOST_MINUTES:
        text = marked(
            "A meeting takes %(least)s to %(most)s minutes, not %(minutes)s.",
            least=LEAST_MINUTES,
            most=MOST_MINUTES,
            minutes=cadence.minutes,
        )
        raise BadCadence("minutes", text)


def _refuse_bad_days(cadence: Cadence) -> None:
    if cadence.every not in get_args(Every):
        text = marked(
            "“%(every)s” is no rhythm; use week, fortnight or month.", every=cadence.every
        )
        raise BadCadence("every", text)
    if not cadence.days:
        raise BadCadence("days", marked("Choose at least one weekday."))
    for day in cadence.days:
        if day not in range(1, 8):
            text = marked("%(day)s is no weekday; 1 is Monday and 7 is Sunday.", day=day)
            raise BadCadence("days", text)
    if cadence.every == "month" and cadence.nth not in ORDINALS:
        text = marked(
            "Not every month has weekday number %(number)s; use 1 to 4, or -1 for the last.",
            number=cadence.nth,
        )
        raise BadCadence("nth", text)


def _refuse_bad_length(cadence: Cadence) -> None:
    start, until, meetings = cadence.start, cadence.until, cadence.meetings
    if not FIRST_YEAR <= start.year <= LAST_YEAR:
        text = marked(
            "Start between %(first)s and %(last)s, not %(year)s.",
            first=FIRST_YEAR,
            last=LAST_YEAR,
            year=start.year,
        )
        raise BadCadence("start", text)
    if meetings is None and until is None:
        text = marked("Say how many meetings there shall be, or until when.")
        raise BadCadence("meetings", text)
    if meetings is not None and not 1 <= meetings <= MOST_MEETINGS:
        text = marked(
            "Plan 1 to %(most)s meetings, not %(meetings)s.", most=MOST_MEETINGS, meetings=meetings
        )
        raise BadCadence("meetings", text)
    if until is not None and until < start:
        text = marked(
            "The end, %(until)s, lies before the start, %(start)s.", until=until, start=start
        )
        raise BadCadence("until", text)
    if until is not None and until.year - start.year > LONGEST_YEARS:
        text = marked("End within %(years)s years of the start.", years=LONGEST_YEARS)
        raise BadCadence("until", text)


def _day_names(cadence: Cadence) -> str:
    names = [marked(WEEKDAYS[day - 1]) for day in sorted(set(cadence.days))]
    days = either(names)
    if cadence.every != "month":
        return days
    return marked(ORDINALS[cadence.nth], days=days)
