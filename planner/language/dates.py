"""Days and times in words, as the language of whoever reads writes them.

Not strftime: its names change with the locale of the machine.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

SHORT_WEEKDAYS = (
    *(gettext_lazy("Mon"), gettext_lazy("Tue"), gettext_lazy("Wed"), gettext_lazy("Thu")),
    *(gettext_lazy("Fri"), gettext_lazy("Sat"), gettext_lazy("Sun")),
)
WEEKDAYS = (
    *(gettext_lazy("Monday"), gettext_lazy("Tuesday"), gettext_lazy("Wednesday")),
    *(gettext_lazy("Thursday"), gettext_lazy("Friday"), gettext_lazy("Saturday")),
    gettext_lazy("Sunday"),
)
SHORT_MONTHS = (
    *(gettext_lazy("Jan"), gettext_lazy("Feb"), gettext_lazy("Mar"), gettext_lazy("Apr")),
    *(gettext_lazy("May"), gettext_lazy("Jun"), gettext_lazy("Jul"), gettext_lazy("Aug")),
    *(gettext_lazy("Sep"), gettext_lazy("Oct"), gettext_lazy("Nov"), gettext_lazy("Dec")),
)
MONTHS = (
    *(gettext_lazy("January"), gettext_lazy("February"), gettext_lazy("March")),
    *(gettext_lazy("April"), gettext_lazy("May"), gettext_lazy("June"), gettext_lazy("July")),
    *(gettext_lazy("August"), gettext_lazy("September"), gettext_lazy("October")),
    *(gettext_lazy("November"), gettext_lazy("December")),
)


def short_day(day: dt.date) -> str:
    """Thu 3 Dec"""
    return _("%(weekday)s %(day)s %(month)s") % _parts(day)


def full_day(day: dt.date) -> str:
    """Thu 3 Dec 2026"""
    return _("%(weekday)s %(day)s %(month)s %(year)s") % _parts(day)


def long_day(day: dt.date) -> str:
    """Thursday 3 December"""
    return _("%(weekday)s %(day)s %(month)s") % _long_parts(day)


def long_full_day(day: dt.date) -> str:
    """Thursday 3 December 2026"""
    return _("%(weekday)s %(day)s %(month)s %(year)s") % _long_parts(day)


def day_and_month(day: dt.date) -> str:
    """3 Dec"""
    return _("%(day)s %(month)s") % _parts(day)


def plain_day(day: dt.date) -> str:
    """3 December 2026"""
    return _("%(day)s %(month)s %(year)s") % _long_parts(day)


def moment(at: dt.datetime) -> str:
    """3 Dec 2026, 12:00, by the clock that `at` goes by."""
    return _moments_of(at.date(), get_language()) % {"clock": f"{at:%H:%M}"}


@lru_cache(maxsize=1_000)
def _moments_of(day: dt.date, language: str | None) -> str:
    """A day said once for all its moments, as a page has many. `language`: the one spoken."""
    parts = {**_parts(day), "clock": "%(clock)s"}
    return _("%(day)s %(month)s %(year)s, %(clock)s") % parts


def day_and_clock(day: str, clock: str) -> str:
    """Thu 3 Dec, 12:00–13:00: a day as said above, and a time"""
    return _("%(day)s, %(clock)s") % {"day": day, "clock": clock}


def _long_parts(day: dt.date) -> dict[str, object]:
    names = {"weekday": WEEKDAYS[day.weekday()], "month": MONTHS[day.month - 1]}
    return {**_parts(day), **names}


def _parts(day: dt.date) -> dict[str, object]:
    return {
        "weekday": SHORT_WEEKDAYS[day.weekday()],
        "day": day.day,
        "month": SHORT_MONTHS[day.month - 1],
        "year": day.year,
    }
