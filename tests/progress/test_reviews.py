"""What comes back, in which order, and how much of it is offered at a time."""

import datetime as dt

import pytest

from planner.progress import review_actions, reviews
from planner.progress import state_actions as states
from planner.progress.spacing import Answer
from tests.groups.people import NOW, user
from tests.plans.small_catalogues import catalogue, topic

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
NAMES = ("count", "add", "multiply", "draw", "fold", "cut")
CATALOGUE = catalogue(
    topic("count"),
    topic("add", needs=[("count", 1)]),
    topic("multiply", needs=[("add", 1)]),
    *(topic(name) for name in NAMES[3:]),
)


def know(topic, depth=1, at=NOW):
    states.understand(user=user("Ben"), topic=topic, depth=depth, now=at)


def known():
    return reviews.standing_of(user("Ben")).known


def due(at):
    return [(each.topic, each.depth) for each in reviews.due(known(), CATALOGUE, now=at)]


def answer(topic, at, times=0):
    review_actions.answer_topic(
        user=user("Ben"),
        topic=topic,
        depth=1,
        answer=Answer.GOOD,
        times=times,
        catalogue=CATALOGUE,
        now=at,
    )


def test_what_was_understood_comes_back_after_two_days():
    know("draw")

    assert due(NOW + 2 * DAY - dt.timedelta(seconds=1)) == []
    assert due(NOW + 2 * DAY) == [("draw", 1)]


def test_what_was_known_before_comes_back_after_eight():
    states.know_before(user=user("Ben"), topic="draw", depth=1, now=NOW)

    assert (due(NOW + 7 * DAY), due(NOW + 8 * DAY)) == ([], [("draw", 1)])


@pytest.mark.parametrize("say", [states.park, states.start_over, states.learn])
def test_what_is_parked_or_not_known_does_not_come_back(say):
    know("draw")
    say(user=user("Ben"), topic="draw", depth=1, now=NOW + DAY)

    assert due(NOW + 30 * DAY) == []


def test_only_the_deepest_of_a_topic_is_asked():
    know("draw", 1)
    know("draw", 2)

    assert due(NOW + 2 * DAY) == [("draw", 2)]


def test_what_speaks_for_most_of_the_rest_comes_first():
    know("draw", at=NOW - DAY)
    for name in ("count", "add", "multiply"):
        know(name)
    assert due(NOW + 2 * DAY) == [("multiply", 1), ("add", 1), ("draw", 1), ("count", 1)]

    answer("multiply", NOW + 2 * DAY)

    assert due(NOW + 2 * DAY) == [("draw", 1)]


def test_what_the_catalogue_has_lost_is_passed_over():
    know("phlogiston")

    assert due(NOW + 2 * DAY) == []


def test_at_most_two_minutes_are_offered_and_then_nothing_for_half_a_day():
    for name in NAMES:
        know(name)
    at = NOW + 5 * DAY
    assert reviews.offered(known(), CATALOGUE, now=at) == 4

    for name in ("draw", "fold", "cut", "count"):
        answer(name, at)

    assert len(due(at)) == 2
    assert reviews.offered(known(), CATALOGUE, now=at) == 0
    assert reviews.offered(known(), CATALOGUE, now=at + reviews.RESTS) == 2


def test_topics_of_a_meeting_are_asked_due_or_not_but_not_twice():
    know("draw")
    know("fold")

    def asked():
        topics = ["fold", "phlogiston", "draw", "cut"]
        found = reviews.of_topics(known(), topics, CATALOGUE, now=NOW)
        return [each.topic for each in found]

    assert asked() == ["fold", "draw"]
    answer("fold", NOW)
    assert asked() == ["draw"]


@pytest.mark.parametrize("count", [1, 3])
def test_all_of_it_takes_one_query(django_assert_num_queries, count):
    for name in NAMES[:count]:
        know(name)
        answer(name, NOW)
    states.park(user=user("Ben"), topic="cut", depth=1, now=NOW)
    ben = user("Ben")

    with django_assert_num_queries(1):
        found = reviews.standing_of(ben)

    assert (len(found.known), len(found.parked)) == (count, 1)
