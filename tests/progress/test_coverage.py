"""How far somebody is towards a decision, and numbers in which nobody can be picked out."""

import datetime as dt
from itertools import pairwise, product

import pytest

from planner.progress.coverage import FEWEST_PEOPLE, Known, band, reach, week_began

MAY, JUNE = (dt.datetime(2027, month, 3, tzinfo=dt.UTC) for month in (5, 6))
NEEDS = (("maps", 2), ("odds", 1))


@pytest.mark.parametrize(
    ("known", "depth", "has"),
    [
        ({}, 0, 0),
        ({("maps", 1): MAY}, 0, 0),
        ({("maps", 2): MAY}, 0, 1),
        ({("maps", 1): MAY, ("odds", 1): MAY}, 1, 1),
        ({("maps", 2): MAY, ("odds", 1): MAY}, 2, 2),
        ({("maps", 3): MAY, ("odds", 3): MAY}, 2, 2),
        ({("maps", 3): MAY, ("sets", 3): MAY}, 0, 1),
    ],
)
def test_one_is_as_far_as_the_topic_that_one_knows_least(known, depth, has):
    found = reach(NEEDS, Known(known))

    assert (found.depth, found.has, found.needs) == (depth, has, 2)
    assert found.is_whole == (has == 2)


def test_it_is_whole_since_the_last_topic_came():
    assert reach(NEEDS, Known({("maps", 2): MAY, ("odds", 1): JUNE})).since == JUNE
    assert reach(NEEDS, Known({("maps", 2): MAY})).since is None


def test_what_was_known_deeper_before_counts_from_then():
    known = {("maps", 2): JUNE, ("maps", 3): MAY, ("odds", 1): MAY}

    assert reach(NEEDS, Known(known)).since == MAY


def test_what_came_later_is_left_out():
    known = Known({("maps", 1): MAY, ("maps", 2): JUNE})

    assert known.before(JUNE).levels == {"maps": 1}


def test_what_the_catalogue_no_longer_has_is_no_reach():
    assert reach((), Known({("maps", 2): MAY})).since is None


@pytest.mark.parametrize("people", range(FEWEST_PEOPLE))
def test_fewer_than_five_are_never_counted(people):
    assert band(people, people) is band(0, people) is None


@pytest.mark.parametrize("people", range(FEWEST_PEOPLE, 40))
def test_a_count_lies_in_its_band_and_bands_do_not_overlap(people):
    bands = [band(count, people) for count in range(people + 1)]

    assert all(least <= count <= most for count, (least, most) in enumerate(bands))
    assert all(a == b or a[1] + 1 == b[0] for a, b in pairwise(bands))
    assert all(most - least >= 2 for least, most in bands)


@pytest.mark.parametrize("people", [5, 6, 7])
def test_no_band_tells_how_one_of_them_rates_themselves_even_to_another_of_them(people):
    """Of all ways in which they could rate themselves that give a band, take what one person
    says as known: every other person can still be either."""
    ways: dict[tuple[int, int], list[tuple[int, ...]]] = {}
    for way in product((0, 1), repeat=people):
        ways.setdefault(band(sum(way), people), []).append(way)

    for found in ways.values():
        for insider, own in product(range(people), (0, 1)):
            left = [way for way in found if way[insider] == own]
            for other in set(range(people)) - {insider}:
                assert {way[other] for way in left} == {0, 1}


def test_private_ratings_count_as_they_were_on_monday():
    monday = dt.datetime(2027, 6, 7, tzinfo=dt.UTC)

    assert week_began(dt.datetime(2027, 6, 13, 23, 59, tzinfo=dt.UTC)) == monday
    assert week_began(monday) == monday
