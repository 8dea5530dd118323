import pytest

from planner.groups.models import Membership
from planner.groups.places import countries, regions


def test_countries_are_listed_by_what_people_call_them():
    found = dict(countries())

    assert (found["DE"], found["GB"], found["HK"], found["CD"]) == (
        "Germany",
        "United Kingdom",
        "Hong Kong",
        "DR Congo",
    )
    assert [name for _, name in countries()] == sorted(found.values())


def test_regions_have_names_where_there_are_any():
    assert dict(regions("DE"))["BE"] == "Berlin"
    assert regions("JP") == ()


@pytest.mark.parametrize("country", ["", "XX", "../etc"])
def test_what_is_no_country_has_no_regions(country):
    assert regions(country) == ()


def test_every_code_fits_into_its_column():
    longest = max(len(code) for country, _ in countries() for code, _ in regions(country))

    assert longest <= Membership._meta.get_field("subdivision").max_length
