import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from planner.meetings.zones import UnknownZone, clock_time, near_zones, zone_named, zone_names
from tests.meetings.zones import ZONES, clock_changes

CHANGES = [
    (zone, change, minutes)
    for zone in ZONES
    for change, minutes in clock_changes(zone, first=2024, last=2030)
]
FORWARD = [(zone, change, minutes) for zone, change, minutes in CHANGES if minutes > 0]
BACK = [(zone, change, -minutes) for zone, change, minutes in CHANGES if minutes < 0]
MINUTE = dt.timedelta(minutes=1)


def test_the_years_tried_have_clock_changes_of_both_kinds() -> None:
    assert (len(FORWARD) > 40, len(BACK) > 40) == (True, True)
    assert sorted({minutes for _, _, minutes in FORWARD}) == [30, 60]


@pytest.mark.parametrize(("zone", "change", "gap"), FORWARD)
def test_a_time_that_does_not_exist_moves_forward_by_the_gap(
    zone: str, change: dt.datetime, gap: int
) -> None:
    for minutes in (0, gap // 2, gap - 1):
        asked = change + minutes * MINUTE

        found = clock_time(asked.date(), asked.time(), ZoneInfo(zone))

        assert found.at.replace(tzinfo=None) == asked + gap * MINUTE
        assert found.at.astimezone(dt.UTC).astimezone(ZoneInfo(zone)) == found.at
        assert (found.moved, found.is_double) == (gap * MINUTE, False)


@pytest.mark.parametrize(("zone", "change", "gap"), FORWARD)
def test_the_minutes_around_a_gap_stay_where_they_are(
    zone: str, change: dt.datetime, gap: int
) -> None:
    for asked in (change - MINUTE, change + gap * MINUTE):
        found = clock_time(asked.date(), asked.time(), ZoneInfo(zone))

        assert found.at.replace(tzinfo=None) == asked
        assert found.note == ""


@pytest.mark.parametrize(("zone", "change", "overlap"), BACK)
def test_of_a_time_that_happens_twice_the_first_is_taken(
    zone: str, change: dt.datetime, overlap: int
) -> None:
    for minutes in (1, overlap // 2, overlap):
        asked = change - minutes * MINUTE

        found = clock_time(asked.date(), asked.time(), ZoneInfo(zone))
        again = (found.at.astimezone(dt.UTC) + overlap * MINUTE).astimezone(ZoneInfo(zone))

        assert found.at.replace(tzinfo=None) == again.replace(tzinfo=None) == asked
        assert (found.at.fold, found.moved, found.is_double) == (0, dt.timedelta(), True)


def test_the_second_of_two_equal_times_cannot_be_asked_for() -> None:
    day, berlin = dt.date(2027, 10, 31), ZoneInfo("Europe/Berlin")

    first = clock_time(day, dt.time(2, 30, fold=0), berlin)
    second = clock_time(day, dt.time(2, 30, fold=1), berlin)

    assert first.at.astimezone(dt.UTC) == dt.datetime(2027, 10, 31, 0, 30, tzinfo=dt.UTC)
    assert second.at.astimezone(dt.UTC) == first.at.astimezone(dt.UTC)


def test_a_clock_change_is_told_in_a_sentence() -> None:
    berlin, half_past_two = ZoneInfo("Europe/Berlin"), dt.time(2, 30)

    spring = clock_time(dt.date(2027, 3, 28), half_past_two, berlin)
    autumn = clock_time(dt.date(2027, 10, 31), half_past_two, berlin)

    assert spring.note == (
        "The clocks go forward by 60 minutes over 02:30: the meeting starts at 03:30."
    )
    assert autumn.note == "The clocks show 02:30 twice on that day: the first one is meant."


def test_every_name_of_the_database_is_a_zone() -> None:
    assert len(zone_names()) > 500
    assert [zone_named(name).key for name in zone_names()] == list(zone_names())


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("europe/berlin", ("Europe/Berlin",)),
        ("Berlin", ("Europe/Berlin",)),
        ("new york", ("America/New_York",)),
        ("Kolkota", ("Asia/Kolkata",)),
        ("Indiana/Knox", ("America/Indiana/Knox",)),
        ("localtime", ()),
        ("../Berlin\0", ()),
        ("x" * 10_000, ()),
        ("", ()),
    ],
)
def test_an_unknown_zone_is_refused_with_near_names(typed: str, meant: tuple[str, ...]) -> None:
    with pytest.raises(UnknownZone) as refusal:
        zone_named(typed)

    assert near_zones(typed) == meant
    assert len(str(refusal.value)) < 200


def test_the_refusal_of_a_zone_is_a_sentence() -> None:
    with pytest.raises(UnknownZone) as near:
        zone_named("Berlin")
    with pytest.raises(UnknownZone) as far:
        zone_named("PST")

    assert str(near.value) == "“Berlin” is no time zone; did you mean Europe/Berlin?"
    assert str(far.value) == (
        "“PST” is no time zone; use a name like Europe/Berlin or America/New_York."
    )
