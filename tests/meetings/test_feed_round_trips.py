"""From a cadence on a wall clock to the bytes of a calendar and back, across every kind of clock.

What is expected is found by walking through UTC and looking at the clock; what comes is read
once by our own reader and once by a library.
"""

import datetime as dt
from dataclasses import replace
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events

from planner.meetings.dates import Cadence, occurrences
from tests.groups.people import group
from tests.meetings.feeds import fetch, made
from tests.meetings.ics_reader import strictly
from tests.meetings.publications import HOUR, meeting, publish
from tests.meetings.zones import ZONES, clock_changes

pytestmark = pytest.mark.django_db
QUARTER, DAY, WEEK = dt.timedelta(minutes=15), dt.timedelta(days=1), dt.timedelta(weeks=1)
NOTHING = dt.timedelta()
NEW_YEAR = (dt.datetime(2027, 12, 31, 23, 45), NOTHING)  # noqa: DTZ001 - on whatever clock
LEAP_DAY = (dt.datetime(2028, 2, 29, 9, 0), NOTHING)  # noqa: DTZ001 - on whatever clock


def in_the_middle(wall, minutes):
    """A wall-clock time that does not exist, or happens twice; and how far the clocks jump over."""
    change = dt.timedelta(minutes=minutes)
    return (wall + change / 2, change) if minutes > 0 else (wall - abs(change) / 2, NOTHING)


# One more, three quarters of an hour off, as one of the others never changes its clocks.
PLACES = (*ZONES, "Pacific/Chatham")


def turning_points(zone):
    """Two changes of the clocks, one each way, as long as Casablanca still had them."""
    return [in_the_middle(*each) for each in clock_changes(zone, first=2026, last=2027)][:2]


CASES = [
    pytest.param(zone, *point, id=f"{zone}-{point[0]:%Y-%m-%d-%H:%M}")
    for zone in PLACES
    for point in (*turning_points(zone), NEW_YEAR, LEAP_DAY)
]


def instant(asked, zone, gap):
    """The first moment at which the clocks show this, or what they show instead."""
    start = asked.replace(tzinfo=dt.UTC) - DAY
    walk = [start + each * QUARTER for each in range(2 * 96)]
    shown = {at.astimezone(ZoneInfo(zone)).replace(tzinfo=None): at for at in reversed(walk)}
    return shown[asked] if asked in shown else shown[asked + gap]


def five_weeks(asked, zone):
    """Published, with the day asked for in the middle."""
    first = (asked - 2 * WEEK).date()
    cadence = Cadence(
        start=first, days=(first.isoweekday(),), at=asked.time(), zone=zone, meetings=5
    )
    dates = [date for _, date in zip(range(5), occurrences(cadence), strict=False)]
    publish(
        group("Ben"),
        *(
            replace(meeting(number), starts_at=date.starts_at, ends_at=date.ends_at)
            for number, date in enumerate(dates, start=1)
        ),
    )
    return fetch(made("Ben")).content


@pytest.mark.parametrize(("zone", "asked", "gap"), CASES)
def test_every_meeting_comes_back_at_the_time_on_the_wall(zone, asked, gap):
    weeks = [asked + number * WEEK for number in range(-2, 3)]
    expected = [instant(each, zone, gap if each == asked else NOTHING) for each in weeks]

    body = five_weeks(asked, zone)

    events = strictly(body).children
    starts = [event.instant("DTSTART") for event in events]
    assert starts == expected
    assert [event.instant("DTEND") for event in events] == [each + HOUR for each in expected]
    assert [each.astimezone(ZoneInfo(zone)).replace(tzinfo=None) for each in starts] == [
        each + gap if each == asked else each for each in weeks
    ]
    assert len(set(starts)) == len({event.text("UID") for event in events}) == 5
    assert read_by_a_library(body) == [(each, each + HOUR) for each in expected]


def read_by_a_library(body):
    calendar = icalendar.Calendar.from_ical(body)
    assert calendar.errors == []
    found = recurring_ical_events.of(calendar).all()
    return sorted((event.start, event.end) for event in found)


def test_the_cases_are_those_that_matter():
    """Nine zones: eight with two changes each, New Year and the leap day in all."""
    gaps = [case.values[2] for case in CASES if case.values[2]]

    assert len(CASES) == 8 * 2 + 9 * 2
    assert sorted(gaps) == [dt.timedelta(minutes=30), *[HOUR] * 7]


def test_every_text_comes_back_as_it_was_written():
    title = "Ünïcode; 数学, \\n and “quotes” 𝔸 " * 8
    item = replace(meeting(1).items[0], title=title)
    publish(group("Ben", name="A, B; C\\D"), replace(meeting(1), title=title, items=(item,)))
    body = fetch(made("Ben")).content

    (event,) = strictly(body).children
    (read_back,) = icalendar.Calendar.from_ical(body).walk("VEVENT")

    assert event.text("SUMMARY") == str(read_back["SUMMARY"]) == f"A, B; C\\D: {title}"
    assert event.text("DESCRIPTION") == str(read_back["DESCRIPTION"])
    assert f"{title} (working, 40 min)" in event.text("DESCRIPTION")
