"""A plan that counts what groups really took instead of what was estimated."""

import json

import pytest

from planner.plans.brief import MeasuredStep, Minutes
from planner.plans.brief_document import from_document, to_document
from planner.plans.forms import initial_of
from planner.plans.measured_minutes import with_measured
from planner.plans.problem import question
from tests.plans.small_catalogues import brief
from tests.plans.small_programmes import CATALOGUE, written

SETS = MeasuredStep(topic="sets", depth=1, minutes=45, least=30, most=60, groups=4)
ODDS = MeasuredStep(topic="odds", depth=1, minutes=10, least=5, most=15, groups=3)


def step(key, **about):
    found = question(brief(**about), CATALOGUE).steps[key]
    return [each.discussion for each in found.pieces], found.reading


def test_what_was_measured_counts_in_meetings_and_not_in_what_is_read():
    assert step(("sets", 1)) == ([20], 40)
    assert step(("sets", 1), measured=(SETS,)) == ([15, 15, 15], 40)
    assert step(("maps", 1), measured=(SETS,)) == ([20], 40)


def test_a_pace_is_a_percentage_of_what_was_measured():
    assert step(("sets", 1), measured=(SETS,), minutes=Minutes(pace=120)) == ([20, 15, 19], 40)


def test_the_programme_says_whose_minutes_they_are():
    assert written(measured=(SETS, ODDS)).warnings[0] == (
        "Minutes in meetings are the median of what groups really took, where three or more have "
        "covered a step: Sets (awareness) 45 minutes (from 30 to 60 in 4 groups)."
    )


def test_the_programme_says_that_nothing_was_measured_yet():
    expected = "No three groups have measured any of these steps yet, so the estimates count."

    assert written(measured=()).warnings[0] == expected
    assert expected not in written().warnings


@pytest.mark.parametrize("measured", [None, (), (SETS, ODDS)])
def test_a_brief_keeps_what_was_measured_when_it_was_asked(measured):
    asked = brief(measured=measured)

    assert from_document(json.loads(json.dumps(to_document(asked)))) == asked
    assert initial_of(asked)["measured"] is (measured is not None)


@pytest.mark.django_db
def test_only_a_brief_that_asks_for_it_is_told_what_is_measured():
    assert with_measured(brief()).measured is None
    assert with_measured(brief(measured=(SETS,))).measured == ()
