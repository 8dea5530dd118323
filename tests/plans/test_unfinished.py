import datetime as dt

import pytest

from planner.plans import actions
from planner.plans.edits import Overran
from planner.plans.unfinished import lacking, unfinished
from tests.groups.people import NOW, group
from tests.plans.covered_steps import covered, meeting_of
from tests.plans.kept_plans import drafted, published, revised

pytestmark = pytest.mark.django_db
AFTER = NOW + dt.timedelta(days=25)


@pytest.fixture
def plan():
    return published(drafted(group("Ben"))).plan


def said(plan):
    schedule = actions.plan_of(actions.head_of(plan)).schedule
    return [(each.text, each.minutes) for each in unfinished(plan, schedule)]


def carry_over(plan, row):
    edit = Overran(key=row.meeting.key, topic=row.topic, depth=row.depth, minutes=10)
    revised(plan, edit, choice="absorb", now=AFTER)


def test_what_was_covered_needs_no_word(plan):
    covered(meeting_of(plan, 1))

    assert said(plan) == []


@pytest.mark.parametrize(
    ("extent", "words", "minutes"),
    [("partly", "was covered only in part", 10), ("no", "was not covered", 20)],
)
def test_what_was_not_covered_is_said_with_the_minutes_it_lacks(plan, extent, words, minutes):
    row = covered(meeting_of(plan, 1), extent)

    assert said(plan) == [(f"{row.title} {words} on Thu 14 Jan.", minutes)]


@pytest.mark.parametrize(
    ("planned", "minutes"), [(5, 5), (10, 5), (15, 10), (20, 10), (25, 15), (35, 20), (480, 240)]
)
def test_half_of_what_was_covered_in_part_is_lacking_in_full_five_minutes(planned, minutes):
    assert lacking(planned=planned, extent="partly") == minutes


def test_no_more_is_lacking_than_can_be_carried_over():
    assert lacking(planned=480, extent="no") == 240


def test_what_was_only_read_lacks_no_minutes_of_a_meeting(plan):
    covered(meeting_of(plan, 1), "no", planned=0)

    assert said(plan) == []


def test_what_was_carried_over_is_said_no_more(plan):
    carry_over(plan, covered(meeting_of(plan, 2), "partly"))
    covered(meeting_of(plan, 3), "partly")

    assert said(plan) == [("Rings was covered only in part on Thu 28 Jan.", 20)]


def test_nothing_of_another_group_is_said(plan):
    other = published(drafted(group("Ben", name="Readers"))).plan
    covered(meeting_of(plan, 1), "no")

    assert said(other) == []
