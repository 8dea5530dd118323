import datetime as dt

import pytest

from planner.meetings.agreed_dates import Kept, TooFewDates, agreed_dates
from planner.meetings.dates import BadCadence, Cadence
from tests.meetings.people import (
    ADA,
    BEN,
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


# --- kept and skipped ---


def test_without_people_and_periods_every_date_is_kept() -> None:
    first, second = agreed_dates(thursdays("2027-01-14"), ())

    assert first == Kept(
        on=day("2027-01-14"),
        starts_at=dt.datetime(2027, 1, 14, 11, tzinfo=dt.UTC),
        ends_at=dt.datetime(2027, 1, 14, 12, tzinfo=dt.UTC),
        days_since_previous_kept=None,
    )
    assert str(first.starts_at) == "2027-01-14 12:00:00+01:00"
    assert second.days_since_previous_kept == 7


def test_a_skipped_date_puts_the_end_off_and_lengthens_the_interval() -> None:
    dates = agreed_dates(
        thursdays("2027-01-14", 3), (), no_meeting=[away("2027-01-21", reason="all-hands day")]
    )

    assert table(dates) == [
        "2027-01-14 meeting",
        "2027-01-21 all-hands day",
        "2027-01-28 meeting",
        "2027-02-04 meeting",
    ]
    assert kept_on(dates, "2027-01-28").days_since_previous_kept == 14


def test_the_last_day_is_not_put_off_by_skipped_dates() -> None:
    cadence = thursdays("2027-01-14", 3, until=day("2027-01-28"))

    dates = agreed_dates(cadence, (), no_meeting=[away("2027-01-28", reason="retreat")])

    assert table(dates) == ["2027-01-14 meeting", "2027-01-21 meeting", "2027-01-28 retreat"]


def test_a_period_of_several_weeks_needs_no_reason() -> None:
    dates = agreed_dates(thursdays("2027-01-14"), (), no_meeting=[away("2027-01-15", "2027-01-28")])

    assert table(dates) == [
        "2027-01-14 meeting",
        "2027-01-21 the group does not meet then",
        "2027-01-28 the group does not meet then",
        "2027-02-04 meeting",
    ]


@pytest.mark.parametrize(
    ("people", "missing", "percent", "meets"),
    [
        (3, 1, 66, True),
        (3, 1, 67, False),
        (5, 2, 66, False),
        (5, 2, 60, True),
        (5, 1, 66, True),
        (2, 1, 66, False),
        (2, 1, 50, True),
        (1, 1, 1, False),
        (1, 1, 0, True),
        (3, 1, 100, False),
        (3, 0, 100, True),
    ],
)
def test_a_date_is_kept_when_enough_are_present(
    people: int, missing: int, percent: int, meets: bool
) -> None:
    group = [absent(f"A{n}", away("2027-01-14")) for n in range(missing)]
    group += [absent(f"B{n}") for n in range(people - missing)]

    dates = agreed_dates(thursdays("2027-01-14"), group, min_present_percent=percent)

    assert isinstance(dates[0], Kept) == meets


def test_a_clock_change_is_noted_at_its_meeting() -> None:
    night = Cadence(
        start=day("2027-03-28"), days=(7,), at=dt.time(2, 30), zone="Europe/Berlin", meetings=2
    )

    dates = agreed_dates(night, ())

    assert kept_on(dates, "2027-03-28").notes == (
        "The clocks go forward by 60 minutes over 02:30: the meeting starts at 03:30.",
    )
    assert kept_on(dates, "2027-04-04").notes == ()


# --- meet anyway ---


def test_a_group_may_meet_anyway_and_the_page_says_in_spite_of_what() -> None:
    lisbon = absent("Cleo", away("2027-01-14", reason="Lisbon"))

    dates = agreed_dates(
        thursdays("2027-01-14"),
        [lisbon, DAN],
        no_meeting=[away("2027-01-14", reason="release day")],
        meet_anyway=[day("2027-01-14")],
    )

    assert kept_on(dates, "2027-01-14").away == (("Cleo", "Lisbon"),)
    assert kept_on(dates, "2027-01-14").notes == (
        "Meet anyway, in spite of: release day; Cleo away (1 of 2)",
        "Cleo away: Lisbon",
    )


def test_nobody_can_meet_anyway_when_all_have_said_to_be_away() -> None:
    gone = [absent("Cleo", away("2027-01-14")), absent("Dan", away("2027-01-14"))]

    dates = agreed_dates(thursdays("2027-01-14"), gone, meet_anyway=[day("2027-01-14")])

    assert skipped_on(dates, "2027-01-14").text == "Cleo and Dan away (2 of 2)"
    assert not skipped_on(dates, "2027-01-14").can_meet_anyway


def test_who_meets_anyway_on_a_holiday_of_all_is_there() -> None:
    friday = Cadence(start=day("2026-12-25"), days=(5,), meetings=1)
    skiing = absent("Dan", away("2026-12-25", reason="skiing"))

    dates = agreed_dates(friday, [ADA, BEN, skiing], meet_anyway={day("2026-12-25")})

    assert kept_on(dates, "2026-12-25").away == (("Dan", "skiing"),)
    assert kept_on(dates, "2026-12-25").notes == (
        "Meet anyway, in spite of: public holiday in DE, US; Dan away (3 of 3 missing)",
        "Dan away: skiing",
    )


def test_who_meets_anyway_leaves_the_holiday_to_those_who_have_it() -> None:
    friday = Cadence(start=day("2026-12-25"), days=(5,), meetings=1)

    dates = agreed_dates(friday, [ADA, BEN, DAN], meet_anyway={day("2026-12-25")})

    assert [name for name, _ in kept_on(dates, "2026-12-25").away] == ["Ada", "Ben"]


def test_meeting_anyway_on_an_ordinary_date_changes_nothing() -> None:
    cadence = thursdays("2027-01-14")

    assert agreed_dates(cadence, [ADA], meet_anyway=[day("2027-01-14")]) == agreed_dates(
        cadence, [ADA]
    )


# --- what is refused ---


@pytest.mark.parametrize(
    ("rules", "field", "text"),
    [
        (
            {"min_present_percent": 101},
            "min_present_percent",
            "The share that must be present is 0 to 100 %, not 101.",
        ),
        (
            {"no_meeting": [away("2027-02-02", "2027-02-01")]},
            "no_meeting",
            "A period without meetings ends on 1 February 2027, before it begins on "
            "2 February 2027.",
        ),
        (
            {"people": [absent("Dan", away("2027-02-02", hours="14:00-12:00"))]},
            "away",
            "Dan's time away lasts from 14:00 to 12:00: turn it round.",
        ),
        (
            {"people": [Person(name="Dan", country="LU", subdivision="X")]},
            "country",
            "Dan: LU has no subdivision X; it has none, so write LU alone.",
        ),
    ],
)
def test_rules_that_make_no_sense_are_refused(
    rules: dict[str, object], field: str, text: str
) -> None:
    with pytest.raises(BadCadence) as refusal:
        agreed_dates(thursdays("2027-01-14"), **{"people": (), **rules})

    assert (refusal.value.field, str(refusal.value)) == (field, text)


def test_a_group_that_is_never_there_gets_a_sentence_and_the_dates() -> None:
    gone = [absent("Dan", away("2027-01-01", "2039-12-31")), EVE]

    with pytest.raises(TooFewDates) as refusal:
        agreed_dates(thursdays("2027-01-14", 12), gone)

    assert str(refusal.value) == (
        "Between 14 January 2027 and 4 April 2030 there can be no meetings. 169 of 169 dates are "
        "skipped because of: Dan away (1 of 2). Meet on another day, meet anyway, or let a "
        "smaller share be enough."
    )
    assert len(refusal.value.dates) == 169


def test_fewer_meetings_than_wanted_are_refused_only_without_a_last_day() -> None:
    gone = [absent("Dan", away("2027-01-21", "2039-12-31")), EVE]
    ends = thursdays("2027-01-14", 12, until=day("2027-01-28"))

    with pytest.raises(TooFewDates, match="there can be 1 of 12 meetings"):
        agreed_dates(thursdays("2027-01-14", 12), gone)

    assert table(agreed_dates(ends, gone)) == [
        "2027-01-14 meeting",
        "2027-01-21 Dan away (1 of 2)",
        "2027-01-28 Dan away (1 of 2)",
    ]


def test_a_span_of_which_every_date_is_skipped_is_refused() -> None:
    cadence = thursdays("2027-01-14", None, until=day("2027-01-21"))

    with pytest.raises(TooFewDates, match="2 of 2 dates are skipped because of: retreat"):
        agreed_dates(cadence, (), no_meeting=[away("2027-01-01", "2027-02-01", "retreat")])


def test_a_long_span_is_refused_beyond_two_hundred_meetings() -> None:
    two_hundred = thursdays("2027-01-14", None, until=day("2030-11-07"))
    one_more = thursdays("2027-01-14", None, until=day("2030-11-14"))

    with pytest.raises(BadCadence, match="more than 200 meetings"):
        agreed_dates(one_more, ())

    assert len(agreed_dates(two_hundred, ())) == 200
