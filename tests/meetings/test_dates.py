import datetime as dt
from collections import Counter
from itertools import islice, pairwise
from zoneinfo import ZoneInfo

import pytest

from planner.meetings.dates import BadCadence, Cadence, occurrences, spoken
from tests.meetings.people import day
from tests.meetings.zones import ZONES, clock_changes

WEEK = dt.timedelta(days=7)


def days_of(cadence: Cadence, count: int = 6) -> list[str]:
    return [str(each.on) for each in islice(occurrences(cadence), count)]


def refused(**fields: object) -> tuple[str, str]:
    with pytest.raises(BadCadence) as refusal:
        occurrences(Cadence(**{"start": day("2027-01-14"), **fields}))
    return refusal.value.field, str(refusal.value)


# --- which days ---


def test_every_week_begins_on_the_start_itself() -> None:
    cadence = Cadence(start=day("2027-01-14"), days=(4,))

    assert days_of(cadence, 3) == ["2027-01-14", "2027-01-21", "2027-01-28"]


def test_a_start_between_two_meetings_waits_for_the_weekday() -> None:
    cadence = Cadence(start=day("2027-01-15"), days=(4,))

    assert days_of(cadence, 2) == ["2027-01-21", "2027-01-28"]


def test_several_days_a_week_come_in_the_order_of_their_dates() -> None:
    cadence = Cadence(start=day("2027-01-13"), days=(4, 2, 4))

    assert days_of(cadence, 4) == ["2027-01-14", "2027-01-19", "2027-01-21", "2027-01-26"]


def test_a_fortnight_stays_a_fortnight_over_new_year() -> None:
    # 2026 has 53 weeks, so that odd and even weeks change places.
    cadence = Cadence(start=day("2026-12-10"), every="fortnight", days=(4,))

    assert days_of(cadence, 4) == ["2026-12-10", "2026-12-24", "2027-01-07", "2027-01-21"]


def test_fortnights_are_counted_from_the_first_meeting() -> None:
    cadence = Cadence(start=day("2027-01-15"), every="fortnight", days=(4,))

    assert days_of(cadence, 3) == ["2027-01-21", "2027-02-04", "2027-02-18"]


def test_two_days_in_a_fortnight_lie_in_the_same_week() -> None:
    cadence = Cadence(start=day("2027-01-13"), every="fortnight", days=(2, 4))

    assert days_of(cadence, 4) == ["2027-01-14", "2027-01-26", "2027-01-28", "2027-02-09"]


@pytest.mark.parametrize(
    ("nth", "expected"),
    [
        (1, ["2027-02-04", "2027-03-04", "2027-04-01"]),
        (2, ["2027-01-14", "2027-02-11", "2027-03-11"]),
        (4, ["2027-01-28", "2027-02-25", "2027-03-25"]),
        (-1, ["2027-01-28", "2027-02-25", "2027-03-25"]),
    ],
)
def test_the_nth_weekday_of_the_month(nth: int, expected: list[str]) -> None:
    cadence = Cadence(start=day("2027-01-14"), every="month", nth=nth, days=(4,))

    assert days_of(cadence, 3) == expected


def test_the_last_weekday_may_be_the_fifth() -> None:
    cadence = Cadence(start=day("2027-04-01"), every="month", nth=-1, days=(5,))

    assert days_of(cadence, 3) == ["2027-04-30", "2027-05-28", "2027-06-25"]


def test_a_month_may_have_two_weekdays() -> None:
    cadence = Cadence(start=day("2027-01-01"), every="month", nth=1, days=(2, 4))

    assert days_of(cadence, 4) == ["2027-01-05", "2027-01-07", "2027-02-02", "2027-02-04"]


def test_every_nth_weekday_of_seven_years_agrees_with_counting_days() -> None:
    start, end = day("2024-01-01"), day("2030-12-31")
    every_day = [start + dt.timedelta(days=n) for n in range((end - start).days + 1)]
    for weekday in range(1, 8):
        for nth in (1, 2, 3, 4):
            cadence = Cadence(start=start, until=end, every="month", nth=nth, days=(weekday,))

            assert [each.on for each in occurrences(cadence)] == [
                each
                for each in every_day
                if each.isoweekday() == weekday and (each.day - 1) // 7 + 1 == nth
            ]


def test_every_last_weekday_of_seven_years_is_followed_by_another_month() -> None:
    start, end = day("2024-01-01"), day("2030-12-31")
    for weekday in range(1, 8):
        cadence = Cadence(start=start, until=end, every="month", nth=-1, days=(weekday,))
        days = [each.on for each in occurrences(cadence)]

        assert len(days) == 84
        assert {each.isoweekday() for each in days} == {weekday}
        assert all((each + WEEK).month != each.month for each in days)


def test_a_leap_day_is_a_day_like_any_other() -> None:
    cadence = Cadence(start=day("2028-02-22"), days=(2,))

    assert days_of(cadence, 3) == ["2028-02-22", "2028-02-29", "2028-03-07"]


def test_the_last_day_is_included() -> None:
    cadence = Cadence(start=day("2027-01-14"), until=day("2027-01-28"))

    assert days_of(cadence) == ["2027-01-14", "2027-01-21", "2027-01-28"]


def test_without_a_last_day_the_dates_go_on_three_years_longer_than_planned() -> None:
    cadence = Cadence(start=day("2027-01-14"), meetings=2)

    assert max(each.on for each in occurrences(cadence)) == day("2030-01-24")


# --- at what time ---


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("at", ["12:00", "00:30", "02:30", "01:45", "23:45"])
def test_the_wall_clock_stays_the_same_for_seven_years(zone: str, at: str) -> None:
    time = dt.time.fromisoformat(at)
    # On Sundays, when most clocks change.
    cadence = Cadence(start=day("2024-01-01"), until=day("2030-12-31"), days=(7,), at=time)
    found = list(occurrences(_in_zone(cadence, zone)))
    missing = _missing(zone, time)

    moved = {each.on for each in found if each.starts_at.time() != time}

    assert len(found) == 365
    assert moved == {on for on in missing if on.isoweekday() == 7}
    assert all(before.starts_at < after.starts_at for before, after in pairwise(_in_utc(found)))


@pytest.mark.parametrize("zone", ZONES)
def test_every_day_of_the_clock_changes_has_one_meeting(zone: str) -> None:
    for change, minutes in clock_changes(zone, first=2024, last=2030):
        start = change.date() - dt.timedelta(days=2)
        cadence = Cadence(
            start=start, until=start + dt.timedelta(days=4), days=tuple(range(1, 8)), zone=zone
        )
        for at in (change.time(), (change - dt.timedelta(minutes=abs(minutes) / 2)).time()):
            found = list(occurrences(Cadence(**{**_fields(cadence), "at": at})))

            assert [each.on for each in found] == [start + dt.timedelta(days=n) for n in range(5)]
            assert len({each.starts_at.astimezone(dt.UTC) for each in found}) == 5


def test_a_meeting_takes_its_minutes_even_while_the_clocks_change() -> None:
    # 01:30 in summer time and ninety minutes later: it is 02:00 for the second time.
    cadence = Cadence(
        start=day("2027-10-31"), days=(7,), at=dt.time(1, 30), minutes=90, zone="Europe/Berlin"
    )

    first = next(iter(occurrences(cadence)))

    assert first.ends_at.astimezone(dt.UTC) - first.starts_at.astimezone(dt.UTC) == dt.timedelta(
        minutes=90
    )
    assert first.ends_at == dt.datetime(2027, 10, 31, 2, fold=1, tzinfo=ZoneInfo("Europe/Berlin"))


def test_a_date_that_a_country_left_out_has_no_second_meeting() -> None:
    # Samoa went from 29 to 31 December 2011.
    cadence = Cadence(
        start=day("2011-12-29"), until=day("2012-01-01"), days=(4, 5, 6, 7), zone="Pacific/Apia"
    )

    starts = [each.starts_at.replace(tzinfo=None) for each in occurrences(cadence)]

    assert Counter(starts) == Counter(
        dt.datetime.fromisoformat(each)
        for each in ("2011-12-29 12:00", "2011-12-31 12:00", "2012-01-01 12:00")
    )


# --- what is refused ---


@pytest.mark.parametrize(
    ("fields", "field", "text"),
    [
        (
            {"zone": "Berlin"},
            "zone",
            "“Berlin” is no time zone; did you mean Europe/Berlin?",
        ),
        ({"minutes": 14}, "minutes", "A meeting takes 15 to 480 minutes, not 14."),
        ({"minutes": 481}, "minutes", "A meeting takes 15 to 480 minutes, not 481."),
        ({"meetings": 0}, "meetings", "Plan 1 to 200 meetings, not 0."),
        ({"meetings": 201}, "meetings", "Plan 1 to 200 meetings, not 201."),
        (
            {"meetings": None},
            "meetings",
            "Say how many meetings there shall be, or until when.",
        ),
        (
            {"until": day("2027-01-13")},
            "until",
            "The end, 13 January 2027, lies before the start, 14 January 2027.",
        ),
        ({"until": day("2048-01-01")}, "until", "End within 20 years of the start."),
        ({"start": day("1999-01-01")}, "start", "Start between 2000 and 2099, not 1999."),
        ({"days": ()}, "days", "Choose at least one weekday."),
        ({"days": (4, 8)}, "days", "8 is no weekday; 1 is Monday and 7 is Sunday."),
        ({"every": "day"}, "every", "“day” is no rhythm; use week, fortnight or month."),
        (
            {"every": "month", "nth": 5},
            "nth",
            "Not every month has weekday number 5; use 1 to 4, or -1 for the last.",
        ),
        (
            {"at": dt.time(12, tzinfo=dt.UTC)},
            "at",
            "Give the time as the wall clock shows it, without an offset.",
        ),
    ],
)
def test_a_bad_cadence_is_refused_at_its_field(
    fields: dict[str, object], field: str, text: str
) -> None:
    assert refused(**fields) == (field, text)


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        (
            {"until": day("2027-01-16"), "days": (3, 7)},
            "There is no Wednesday or Sunday between 14 January 2027 and 16 January 2027.",
        ),
        (
            {"until": day("2027-01-27"), "every": "month", "nth": -1},
            "There is no last Thursday between 14 January 2027 and 27 January 2027.",
        ),
    ],
)
def test_a_span_without_a_single_date_is_refused(fields: dict[str, object], text: str) -> None:
    assert refused(**fields) == ("until", text)


@pytest.mark.parametrize("fields", [{"minutes": 15}, {"minutes": 480}, {"meetings": 200}])
def test_the_limits_themselves_are_allowed(fields: dict[str, int]) -> None:
    assert days_of(Cadence(start=day("2027-01-14"), **fields), 1) == ["2027-01-14"]


def test_a_date_is_spoken_without_the_language_of_the_host() -> None:
    assert spoken(day("2028-02-29")) == "29 February 2028"


def _fields(cadence: Cadence) -> dict[str, object]:
    return {name: getattr(cadence, name) for name in cadence.__dataclass_fields__}


def _in_zone(cadence: Cadence, zone: str) -> Cadence:
    return Cadence(**{**_fields(cadence), "zone": zone})


def _in_utc(found):
    return [
        type(each)(on=each.on, starts_at=each.starts_at.astimezone(dt.UTC), ends_at=each.ends_at)
        for each in found
    ]


def _missing(zone: str, at: dt.time) -> set[dt.date]:
    """Dates on which the clocks jump over this time, from the offsets alone."""
    gaps = [(w, m) for w, m in clock_changes(zone, first=2024, last=2030) if m > 0]
    return {
        change.date()
        for change, minutes in gaps
        if change <= dt.datetime.combine(change.date(), at) < change + dt.timedelta(minutes=minutes)
    }
