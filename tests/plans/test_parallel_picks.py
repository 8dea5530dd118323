"""Many workers at once: a meeting is taken once. On whatever database is configured."""

import pytest

from planner.outbox.models import Message
from planner.plans import curiosity_actions
from planner.plans.curiosity_models import CuriosityResult
from planner.plans.curiosity_settling import settle_picks
from planner.plans.edits import Pick
from tests.groups.people import user
from tests.groups.test_parallel_joining import at_once
from tests.plans.curious_plans import (
    CATALOGUE,
    CLOSED,
    keys,
    picks,
    planned,
    proposed,
    published,
    revised,
    told,
)

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 6


def test_a_meeting_is_taken_once_however_many_workers_look():
    plan = planned()
    proposed(plan, "odds", "Ben")

    found = at_once(lambda _: settle_picks(now=CLOSED), AT_ONCE)

    assert sorted(found) == [0] * (AT_ONCE - 1) + [1]
    assert (picks(plan), plan.revisions.count()) == (["odds", "riddles"], 2)
    assert told() == ["Ada", "Ben", "Cem"]
    assert Message.objects.filter(kind="plan_changed").count() == 6  # on the site, and by mail


def test_nothing_that_fits_is_found_out_once():
    plan = planned()
    proposed(plan, "towers", "Ben")

    assert at_once(lambda _: settle_picks(now=CLOSED), AT_ONCE) == [0] * AT_ONCE
    assert (CuriosityResult.objects.count(), plan.revisions.count()) == (1, 1)


def test_a_lead_who_publishes_at_that_moment_has_the_last_word_or_is_told():
    plan = planned()
    proposed(plan, "odds", "Ben")
    revised(plan, Pick(key=keys(plan)[0], topic="knots"))
    acts = [lambda: settle_picks(now=CLOSED), lambda: published(plan, now=CLOSED)]

    settled, publication = at_once(lambda number: acts[number](), 2)

    is_refused = type(publication).__name__ in ("StaleRevision", "CannotPublish")
    assert picks(plan)[0] == ("odds" if is_refused else "knots")
    assert settled in (0, 1)


def test_a_wish_taken_back_at_that_moment_counts_or_does_not():
    plan = planned()
    proposal, ben = proposed(plan, "odds", "Ben"), user("Ben")
    acts = [
        lambda: settle_picks(now=CLOSED),
        lambda: curiosity_actions.wish(proposal=proposal, is_wished=False, by=ben, now=CLOSED),
    ]

    settled, _ = at_once(lambda number: acts[number](), 2)

    assert picks(plan)[0] == ("odds" if settled else "games")
    assert CATALOGUE.topic_by_id[picks(plan)[0]]
