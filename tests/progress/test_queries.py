"""Who can help, and what is suggested when."""

import datetime as dt

import pytest

from planner.progress import state_actions as states
from planner.progress import stuck_actions as acts
from planner.progress.queries import helpers, known_to, to_take_up
from tests.groups.people import NOW, user

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
MONTH = 30 * DAY


def park(topic, now):
    states.park(user=user("Ben"), topic=topic, depth=1, now=now)


def suggested(now):
    found = to_take_up(user("Ben"), now=now)
    return found.topic if found else None


def test_each_topic_is_known_at_its_deepest():
    for depth in (2, 1):
        states.understand(user=user("Ben"), topic="vectors", depth=depth, now=NOW)
    states.learn(user=user("Ben"), topic="vectors", depth=3, now=NOW)

    assert known_to(user("Ben")) == (("vectors", 2),)


def test_those_help_who_understood_and_offered_it():
    understood = {"Ada": 3, "Ben": 1, "Cleo": 2, "Dan": 2}
    for name, depth in understood.items():
        states.understand(user=user(name), topic="vectors", depth=depth, now=NOW)
    for name in ("Ada", "Ben", "Cleo", "Eve"):
        acts.offer_help(user=user(name), now=NOW)
    asked = [user(name) for name in ("Ada", "Ben", "Dan", "Eve")]

    assert helpers(asked, topic="vectors", depth=2) == [user("Ada")]


def test_what_is_parked_is_suggested_after_a_month():
    park("vectors", NOW)

    assert suggested(NOW + MONTH - DAY) is None
    assert suggested(NOW + MONTH) == "vectors"


def test_one_a_month_those_in_turn_that_wait_longest():
    park("vectors", NOW)
    park("numbers", NOW + DAY)
    later = NOW + MONTH + DAY

    states.put_off(user=user("Ben"), topic="vectors", depth=1, now=later)

    assert suggested(later) is None
    assert suggested(later + MONTH) == "numbers"


def test_whoever_took_one_up_is_left_alone_for_a_month():
    park("vectors", NOW)
    park("numbers", NOW)
    states.take_up_again(user=user("Ben"), topic="vectors", depth=1, now=NOW + MONTH)

    assert suggested(NOW + MONTH) is None
    assert suggested(NOW + 2 * MONTH) == "numbers"
