import datetime as dt

import pytest

from planner.accounts.models import User
from planner.groups import actions as groups
from planner.plans.curiosity_page import curiosity_page
from planner.plans.curiosity_settling import settle_picks
from planner.plans.edits import Insert, Lock, Pick
from tests.groups.people import NOW, membership, user
from tests.plans.curious_plans import (
    CATALOGUE,
    CLOSED,
    FIRST,
    WEEK,
    keys,
    planned,
    proposed,
    published,
    revised,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return planned()


def page(plan, now=NOW):
    return curiosity_page(plan, CATALOGUE, user("Ben"), now=now)


def says(plan, now=NOW):
    return [f"{each.about}: {each.why}" for each in page(plan, now).meetings]


def test_it_says_until_when_wishes_count(plan):
    assert [(each.day, each.closes, each.own) for each in page(plan).meetings] == [
        ("Thu 28 Jan", "Thu 21 Jan, 12:00 (UTC)", ""),
        ("Thu 18 Feb", "Thu 11 Feb, 12:00 (UTC)", ""),
    ]


def test_who_lives_by_another_clock_is_told_by_it_too(plan):
    User.objects.update(time_zone="America/New_York")

    assert page(plan).meetings[0].own == "Thu 21 Jan, 07:00 (America/New York)"


def test_it_says_what_is_ahead_and_why_other_wishes_are_not(plan):
    proposed(plan, "towers", "Ada", "Ben", "Cem")
    proposed(plan, "odds", "Ben", "Cem")

    found = page(plan)

    assert [each.ahead for each in found.meetings] == ["Ahead just now: Odds, 2 wishes.", ""]
    assert [(row.name, row.why_not) for row in found.rows] == [
        ("Towers", "It takes longer than one meeting."),
        ("Odds", ""),
    ]


def test_nothing_is_ahead_where_nothing_is_wished_for(plan):
    assert [each.ahead for each in page(plan).meetings] == ["", ""]


def test_it_says_what_won_and_that_wishes_go_on_for_the_next(plan):
    proposed(plan, "odds", "Ben", "Cem")
    proposed(plan, "knots", "Ben")
    settle_picks(now=CLOSED)

    first, second = page(plan, CLOSED).meetings

    assert (first.about, first.why, first.closes) == ("Odds", "It won with 2 wishes.", "")
    assert (second.about, second.why) == ("Riddles", "Unless you wish for something else.")
    assert second.ahead == "Ahead just now: Knots, 1 wish."


def test_after_the_meeting_what_won_is_remembered(plan):
    proposed(plan, "odds", "Ben", "Cem")
    settle_picks(now=CLOSED)
    assert page(plan, CLOSED).heard == ()

    (row,) = page(plan, FIRST + WEEK).heard

    assert (row.day, row.name, row.wishes) == ("Thu 28 Jan", "Odds", "2 wishes")


def test_it_says_when_wishes_were_counted_and_nothing_won(plan):
    over = "Games: Wishes are no longer counted; a lead can still choose."

    assert says(plan, CLOSED)[0] == over


def test_what_a_lead_chose_or_keeps_is_theirs(plan):
    revised(plan, Pick(key=keys(plan)[0], topic="knots"))
    revised(plan, Lock(key=keys(plan)[1], is_locked=True))
    published(plan)

    assert says(plan) == ["Knots: A lead has chosen it.", "Riddles: A lead has chosen it."]


def test_a_meeting_that_was_put_in_is_still_open(plan):
    on = FIRST.date() + dt.timedelta(days=1)
    revised(plan, Insert(key="c0ffee00", on=on, at=dt.time(12), kind="curiosity"))
    published(plan)

    assert says(plan)[1] == ": "


def test_what_the_planner_put_in_can_be_wished_for_until_then(plan):
    assert {"games", "riddles"} < {topic for topic, _ in page(plan).topics}
    assert "games" not in {topic for topic, _ in page(plan, CLOSED).topics}


def test_what_only_those_wish_for_who_left_is_not_shown(plan):
    proposed(plan, "odds", "Cem")
    groups.leave(membership=membership(plan.group, "Cem"), by=user("Ada"), now=NOW)

    assert page(plan).rows == ()
