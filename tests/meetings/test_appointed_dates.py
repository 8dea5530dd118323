import datetime as dt

import pytest

from planner.meetings.agreed_dates import Appointed, Kept, appointed_dates
from planner.meetings.dates import BadCadence
from tests.meetings.people import ADA, BEN, Person, absent, away, day


def appointed(*days, people=(), at="12:00", minutes=60, **rest):
    wanted = [Appointed(on=day(each), at=dt.time.fromisoformat(at)) for each in days]
    return appointed_dates(wanted, people, minutes=minutes, zone="Europe/Berlin", **rest)


def test_an_appointed_date_has_its_times_on_the_wall_clock() -> None:
    (found,) = appointed("2027-01-14", minutes=45)

    assert found == Kept(
        on=day("2027-01-14"),
        starts_at=dt.datetime(2027, 1, 14, 11, tzinfo=dt.UTC),
        ends_at=dt.datetime(2027, 1, 14, 11, 45, tzinfo=dt.UTC),
        days_since_previous_kept=None,
    )


def test_noon_stays_noon_when_the_clocks_change_between_two_dates() -> None:
    found = appointed("2027-03-25", "2027-04-01")

    assert [str(each.starts_at) for each in found] == [
        "2027-03-25 12:00:00+01:00",
        "2027-04-01 12:00:00+02:00",
    ]
    assert [each.notes for each in found] == [(), ()]


def test_a_time_that_the_clocks_leave_out_is_put_off_and_said() -> None:
    (found,) = appointed("2027-03-28", at="02:30")

    assert str(found.starts_at) == "2027-03-28 03:30:00+02:00"
    assert found.ends_at - found.starts_at == dt.timedelta(hours=1)
    assert len(found.notes) == 1


def test_a_meeting_over_a_clock_change_keeps_its_minutes() -> None:
    (found,) = appointed("2027-10-31", at="01:30", minutes=120)

    assert str(found.starts_at) == "2027-10-31 01:30:00+02:00"
    assert str(found.ends_at) == "2027-10-31 02:30:00+01:00"


def test_intervals_count_from_the_last_meeting_before_the_appointed_dates() -> None:
    found = appointed("2027-01-14", "2027-02-04", previous=day("2027-01-05"))

    assert [each.days_since_previous_kept for each in found] == [9, 21]


def test_no_appointed_date_is_skipped_however_many_are_away() -> None:
    dan = absent("Dan", away("2027-01-14", reason="at sea"))
    eve = absent("Eve", away("2027-01-14"))

    (found,) = appointed("2027-01-14", people=(dan, eve))

    assert found.away == (("Dan", "at sea"), ("Eve", "away"))
    assert found.notes == ("Dan away: at sea", "Eve away")


@pytest.mark.parametrize(
    ("at", "is_away"), [("10:00", False), ("11:30", True), ("12:30", True), ("13:00", False)]
)
def test_a_part_day_counts_where_it_overlaps_the_appointed_time(at: str, is_away: bool) -> None:
    dan = absent("Dan", away("2027-01-14", reason="dentist", hours="12:00-13:00"))

    (found,) = appointed("2027-01-14", people=(dan,), at=at)

    assert found.away == ((("Dan", "dentist"),) if is_away else ())


def test_a_public_holiday_on_an_appointed_date_is_an_absence() -> None:
    (found,) = appointed("2027-03-08", people=(ADA, BEN))

    assert [name for name, _ in found.away] == ["Ada"]


def test_who_all_have_a_public_holiday_and_meet_all_the_same_do_come() -> None:
    (found,) = appointed("2027-03-08", people=(ADA,))

    assert (found.away, found.notes) == ((), ())


def test_an_appointed_date_says_in_spite_of_what_it_is_met() -> None:
    wanted = [Appointed(on=day("2027-01-14"), at=dt.time(12), in_spite_of="winter break")]

    (found,) = appointed_dates(wanted, (), minutes=60, zone="Europe/Berlin")

    assert found.in_spite_of == "winter break"
    assert found.notes == ("Meet anyway, in spite of: winter break",)


def test_a_place_that_does_not_exist_is_refused_for_appointed_dates() -> None:
    with pytest.raises(BadCadence) as refused:
        appointed("2027-01-14", people=(Person(name="Dan", country="XX"),))

    assert refused.value.field == "country"
