import datetime as dt

import pytest

from planner.meetings.agreed_dates import Kept, Skipped, agreed_dates
from planner.meetings.dates import Away, Cadence
from tests.meetings.people import (
    ADA,
    BEN,
    CLEO,
    Person,
    absent,
    away,
    day,
    kept_on,
    skipped_on,
    table,
    thursdays,
)

DAN, EVE = absent("Dan"), absent("Eve")


# --- who is there ---


def test_who_is_away_is_told_even_where_the_group_meets() -> None:
    lisbon = absent("Cleo", away("2027-01-10", "2027-01-16", "Lisbon"))
    silent = absent("Fay", away("2027-01-14"))

    dates = agreed_dates(
        thursdays("2027-01-14"), [ADA, lisbon, BEN, silent, DAN, EVE], min_present_percent=60
    )

    assert kept_on(dates, "2027-01-14").away == (("Cleo", "Lisbon"), ("Fay", "away"))
    assert kept_on(dates, "2027-01-14").notes == ("Cleo away: Lisbon", "Fay away")
    assert kept_on(dates, "2027-01-21").away == ()


def test_too_many_away_are_named_and_counted() -> None:
    lisbon = absent("Cleo", away("2027-01-21", reason="Lisbon"))
    sick = absent("Dan", away("2027-01-20", "2027-01-22"))

    dates = agreed_dates(thursdays("2027-01-14"), [ADA, BEN, lisbon, sick, EVE])

    assert skipped_on(dates, "2027-01-21") == Skipped(
        on=day("2027-01-21"),
        reasons=("Cleo away: Lisbon", "Dan away"),
        text="Cleo and Dan away (2 of 5)",
        can_meet_anyway=True,
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "P1 away (1 of 1)"),
        (3, "P1, P2 and P3 away (3 of 3)"),
        (5, "P1, P2, P3, P4 and P5 away (5 of 5)"),
        (6, "P1, P2, P3, P4 and 2 others away (6 of 6)"),
    ],
)
def test_long_lists_of_names_are_cut_short_only_in_the_text(number: int, text: str) -> None:
    group = [absent(f"P{n}", away("2027-01-14")) for n in range(1, number + 1)]

    skipped = skipped_on(agreed_dates(thursdays("2027-01-14"), group), "2027-01-14")

    assert skipped.text == text
    assert skipped.reasons == tuple(f"{each.name} away" for each in group)


def test_christmas_week_of_a_group_in_three_countries() -> None:
    every_day = Cadence(
        start=day("2026-12-23"), until=day("2026-12-28"), days=tuple(range(1, 8)), meetings=None
    )

    dates = agreed_dates(every_day, [ADA, BEN, CLEO])

    assert table(dates) == [
        "2026-12-23 meeting",
        "2026-12-24 meeting",
        "2026-12-25 public holiday in DE, IN, US",
        "2026-12-26 meeting",
        "2026-12-27 meeting",
        "2026-12-28 meeting",
    ]
    assert skipped_on(dates, "2026-12-25").reasons == (
        "Ada: public holiday (Christmas Day) in DE-BE",
        "Ben: public holiday (Christmas Day) in US-CA",
        "Cleo: public holiday (Christmas) in IN",
    )
    assert kept_on(dates, "2026-12-26").away == (
        ("Ada", "public holiday (Second Day of Christmas) in DE-BE"),
    )


def test_holidays_and_absences_are_told_together() -> None:
    away_too = absent("Dan", away("2026-12-24", "2026-12-26", "skiing"))
    friday = Cadence(start=day("2026-12-25"), days=(5,), meetings=1)

    dates = agreed_dates(friday, [ADA, away_too, EVE])

    assert skipped_on(dates, "2026-12-25").text == (
        "public holiday in DE; Dan away (2 of 3 missing)"
    )


def test_a_holiday_of_one_state_is_named_after_the_state() -> None:
    womens_day = Cadence(start=day("2027-03-08"), days=(1,), meetings=1)

    dates = agreed_dates(womens_day, [ADA])

    assert dates[0].text == "public holiday in DE-BE"


def test_whoever_is_away_on_a_holiday_is_away() -> None:
    skiing = Person(
        name="Ada", country="DE", subdivision="BE", away=(away("2026-12-25", reason="skiing"),)
    )
    friday = Cadence(start=day("2026-12-25"), days=(5,), meetings=1)

    dates = agreed_dates(friday, [skiing])

    assert skipped_on(dates, "2026-12-25").reasons == ("Ada away: skiing",)


# --- part-days ---


@pytest.mark.parametrize(
    ("hours", "meets"),
    [
        ("09:00-12:00", True),
        ("09:00-12:01", False),
        ("12:30-12:40", False),
        ("12:59-18:00", False),
        ("13:00-18:00", True),
        ("13:00-00:00", True),
        ("12:00-00:00", False),
    ],
)
def test_a_part_day_counts_when_it_overlaps_the_meeting(hours: str, meets: bool) -> None:
    period = away("2027-01-14", reason="fire drill", hours=hours)

    of_the_group = agreed_dates(thursdays("2027-01-14"), (), no_meeting=[period])
    of_a_person = agreed_dates(thursdays("2027-01-14"), [absent("Dan", period)])

    assert isinstance(of_the_group[0], Kept) == meets
    assert isinstance(of_a_person[0], Kept) == meets


def test_a_part_day_of_several_days_counts_on_each() -> None:
    mornings = away("2027-01-13", "2027-01-22", "workshop", "08:00-12:30")

    dates = agreed_dates(thursdays("2027-01-14", 1), (), no_meeting=[mornings])

    assert table(dates) == ["2027-01-14 workshop", "2027-01-21 workshop", "2027-01-28 meeting"]


def test_half_a_part_day_lasts_from_or_to_midnight() -> None:
    on = day("2027-01-14")
    morning = Away(first=on, last=on, to_time=dt.time(11))
    from_noon = Away(first=on, last=on, from_time=dt.time(12, 30), reason="from noon")

    dates = agreed_dates(thursdays("2027-01-14"), (), no_meeting=[morning, from_noon])

    assert dates[0].text == "from noon"


def test_a_late_meeting_overlaps_a_part_day_after_midnight() -> None:
    late = thursdays("2027-01-14", 1, at=dt.time(23, 30), minutes=90)
    night = away("2027-01-15", reason="maintenance", hours="00:30-02:00")

    assert table(agreed_dates(late, (), no_meeting=[night]))[0] == "2027-01-14 maintenance"


def test_a_part_day_is_kept_on_the_clock_through_a_clock_change() -> None:
    # The hour from 02:00 comes twice; the meeting from 01:30 ends at the first 02:30.
    night = Cadence(
        start=day("2027-10-31"), days=(7,), at=dt.time(1, 30), zone="Europe/Berlin", meetings=1
    )

    touching = agreed_dates(night, (), no_meeting=[away("2027-10-31", hours="02:15-02:20")])
    after = agreed_dates(night, (), no_meeting=[away("2027-10-31", hours="03:00-04:00")])

    assert (len(touching), len(after)) == (2, 1)
