"""What leads choose is theirs, before wishes are counted and afterwards."""

import datetime as dt

import pytest

from planner.plans import actions
from planner.plans.curiosity_settling import settle_picks
from planner.plans.edits import Deepen, Lock, Pick, Skip
from planner.plans.restoring import undo_publication
from tests.groups.people import NOW, user
from tests.plans.curious_plans import (
    CATALOGUE,
    CLOSED,
    keys,
    picks,
    picks_in,
    planned,
    proposed,
    published,
    revised,
)

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def plan():
    return planned()


def replanned(plan, edit):
    return actions.revise(
        plan=plan,
        edit=edit,
        choice="absorb",
        base=actions.head_of(plan).number,
        catalogue=CATALOGUE,
        by=user("Ada"),
        now=NOW,
    )


def test_what_a_lead_has_chosen_before_stays(plan):
    proposed(plan, "odds", "Ben", "Cem")
    revised(plan, Pick(key=keys(plan)[0], topic="knots"))
    published(plan)

    assert settle_picks(now=CLOSED) == 0
    assert picks(plan) == ["knots", "riddles"]


def test_it_stays_when_the_plan_is_planned_anew(plan):
    proposed(plan, "odds", "Ben")
    revised(plan, Pick(key=keys(plan)[0], topic="knots"))
    replanned(plan, Skip(key=keys(plan)[1], reason="a party"))
    published(plan)

    assert settle_picks(now=CLOSED) == 0
    assert picks(plan) == ["knots"]


def test_what_a_lead_has_locked_stays(plan):
    proposed(plan, "odds", "Ben")
    revised(plan, Lock(key=keys(plan)[0], is_locked=True))
    published(plan)

    assert settle_picks(now=CLOSED) == 0


def test_what_a_lead_chooses_afterwards_stays(plan):
    proposed(plan, "odds", "Ben", "Cem")
    settle_picks(now=CLOSED)

    revised(plan, Pick(key=keys(plan)[0], topic="knots"), now=CLOSED)
    published(plan, now=CLOSED)

    assert settle_picks(now=CLOSED + DAY) == 0
    assert picks(plan) == ["knots", "riddles"]


def test_what_a_lead_takes_back_stays_taken_back(plan):
    proposed(plan, "odds", "Ben")
    settle_picks(now=CLOSED)
    base = actions.head_of(plan).number

    undo_publication(plan=plan, base=base, catalogue=CATALOGUE, by=user("Ada"), now=CLOSED)

    assert settle_picks(now=CLOSED + DAY) == 0
    assert picks(plan) == ["games", "riddles"]


def test_what_a_lead_has_chosen_and_not_published_stays_in_the_draft(plan):
    proposed(plan, "odds", "Ben")
    revised(plan, Pick(key=keys(plan)[0], topic="knots"))

    settle_picks(now=CLOSED)

    head = actions.head_of(plan)
    assert (picks(plan), picks_in(head)) == (["odds", "riddles"], ["knots", "riddles"])
    assert (head.status, head.basis) == ("draft", plan.revisions.published().get())


def test_drafts_about_something_else_get_the_winner_too(plan):
    proposed(plan, "odds", "Ben")
    revised(plan, Lock(key=keys(plan)[1], is_locked=True))

    settle_picks(now=CLOSED)
    assert picks_in(actions.head_of(plan)) == ["odds", "riddles"]
    published(plan, now=CLOSED)

    assert picks(plan) == ["odds", "riddles"]


def test_a_draft_without_that_meeting_stays_without_it(plan):
    proposed(plan, "odds", "Ben")
    replanned(plan, Skip(key=keys(plan)[0], reason="a party"))

    settle_picks(now=CLOSED)

    assert picks_in(actions.head_of(plan)) == ["riddles"]


def test_a_topic_that_a_lead_left_out_is_passed_over(plan):
    proposed(plan, "odds", "Ben")
    replanned(plan, Deepen(topic="odds", depth=0))
    published(plan)

    assert settle_picks(now=CLOSED) == 0
