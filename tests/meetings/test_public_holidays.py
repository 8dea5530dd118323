import pytest

from planner.meetings.public_holidays import (
    Place,
    UnknownPlace,
    holiday_on,
    holidays_of,
    place_from,
    require_known,
)
from tests.meetings.people import day


def test_a_subdivision_has_its_own_holidays_besides_those_of_the_country() -> None:
    berlin, germany = holidays_of("DE", "BE", 2027), holidays_of("DE", "", 2027)

    assert {str(on): name for on, name in berlin.items() if on not in germany} == {
        "2027-03-08": "Women's Day"
    }
    assert germany.items() <= berlin.items()


def test_holidays_come_in_order_with_english_names() -> None:
    assert [(str(on), name) for on, name in holidays_of("DE", "", 2027).items()] == [
        ("2027-01-01", "New Year's Day"),
        ("2027-03-26", "Good Friday"),
        ("2027-03-29", "Easter Monday"),
        ("2027-05-01", "Labor Day"),
        ("2027-05-06", "Ascension Day"),
        ("2027-05-17", "Pentecost Monday"),
        ("2027-10-03", "German Unity Day"),
        ("2027-12-25", "Christmas Day"),
        ("2027-12-26", "Second Day of Christmas"),
    ]


def test_a_day_in_lieu_counts_even_for_the_new_year_to_come() -> None:
    states = Place("US", "CA")

    assert holiday_on(day("2027-12-24"), states) == "Christmas Day (observed)"
    assert holiday_on(day("2027-12-31"), states) == "New Year's Day (observed)"


def test_two_holidays_on_one_day_are_named_together() -> None:
    assert holiday_on(day("2027-02-15"), Place("US", "CA")) == (
        "Presidents' Day and Susan B. Anthony Day"
    )


def test_an_ordinary_day_has_no_holiday() -> None:
    assert holiday_on(day("2027-01-14"), Place("IN")) == ""


def test_holidays_cannot_be_changed_by_who_reads_them() -> None:
    with pytest.raises(TypeError):
        holidays_of("IN", "", 2027)[day("2027-01-14")] = "Nobody's Day"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("DE-BE", Place("DE", "BE")),
        ("us-ca", Place("US", "CA")),
        (" IN ", Place("IN", "")),
        ("FR-57", Place("FR", "57")),
        ("DE-AUGSBURG", Place("DE", "Augsburg")),
    ],
)
def test_a_place_is_read_whatever_its_case(text: str, place: Place) -> None:
    assert place_from(text) == place
    assert place_from(place.code) == place


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "DE-XX",
            "DE has no subdivision XX; it has BB, BE, BW, BY, HB, HE, HH, MV, NI, NW, RP, SH, "
            "SL, SN, ST, TH, Augsburg.",
        ),
        ("DE-Berlin", "DE has no subdivision Berlin; did you mean DE-BE?"),
        (
            "US-ZZ",
            "US has no subdivision ZZ; it has AK, AL, AR, AS, AZ, CA, CO, CT, DC, DE, FL, GA, "
            "GU, HI, IA, ID, IL, IN, KS, KY and 37 more.",
        ),
        ("LU-X", "LU has no subdivision X; it has none, so write LU alone."),
        ("UK", "“UK” is no country code; did you mean GB?"),
        ("Germany", "“Germany” is no country code; did you mean DE?"),
        ("XX", "“XX” is no country code; use two letters like DE, US or IN."),
        ("", "“” is no country code; use two letters like DE, US or IN."),
    ],
)
def test_an_unknown_place_is_refused_with_what_there_is(text: str, says: str) -> None:
    with pytest.raises(UnknownPlace) as refusal:
        place_from(text)

    assert str(refusal.value) == says


@pytest.mark.parametrize("place", [Place("XX"), Place("de"), Place("DE", "XX"), Place("DE", "be")])
def test_a_place_that_is_not_spelt_as_iso_spells_it_is_not_known(place: Place) -> None:
    with pytest.raises(UnknownPlace):
        require_known(place)
    with pytest.raises(UnknownPlace):
        holidays_of(place.country, place.subdivision, 2027)


def test_a_refusal_stays_short_whatever_was_typed() -> None:
    for text in ("x" * 10_000, "DE-" + "x" * 10_000):
        with pytest.raises(UnknownPlace) as refusal:
            place_from(text)

        assert len(str(refusal.value)) < 300
