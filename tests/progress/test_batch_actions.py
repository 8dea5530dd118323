"""Many topics at once, undone at once."""

import datetime as dt

import pytest

from planner.progress import batch_actions as batches
from planner.progress import state_actions as states
from planner.progress.models import TopicState
from tests.groups.people import NOW, user

pytestmark = pytest.mark.django_db

LATER = NOW + dt.timedelta(hours=1)
CHAPTER = [("vectors", 2), ("numbers", 1)]


def standing():
    rows = TopicState.objects.filter(user=user("Ben")).order_by("topic", "depth")
    return list(rows.values_list("topic", "depth", "state"))


def mark(steps=CHAPTER):
    return batches.mark_chapter(user=user("Ben"), unit="book-1", steps=steps, now=NOW)


def test_a_chapter_is_understood_at_once_and_undone_at_once():
    states.learn(user=user("Ben"), topic="vectors", depth=2, now=NOW)
    batch = mark()
    assert standing() == [("numbers", 1, "understood"), ("vectors", 2, "understood")]

    for _ in range(2):
        assert batches.undo_batch(batch=batch, by=user("Ben"), now=LATER) == 0

    assert standing() == [("vectors", 2, "learning")]


def test_what_is_known_deeper_stays_as_it_is():
    states.know_before(user=user("Ben"), topic="numbers", depth=3, now=NOW)
    mark()

    assert standing() == [("numbers", 3, "known"), ("vectors", 2, "understood")]
    assert mark() is None


def test_what_was_changed_since_stays_when_the_rest_is_undone():
    batch = mark()
    states.park(user=user("Ben"), topic="vectors", depth=2, now=LATER)

    assert batches.undo_batch(batch=batch, by=user("Ben"), now=LATER) == 1
    assert standing() == [("vectors", 2, "parked")]


def test_a_placement_says_what_is_known_and_what_is_not_after_all():
    ben = user("Ben")
    states.know_before(user=ben, topic="numbers", depth=3, now=NOW)
    batch = batches.place(user=ben, known=[("vectors", 1)], not_known=[("numbers", 3)], now=LATER)
    assert standing() == [("vectors", 1, "known")]

    batches.undo_batch(batch=batch, by=ben, now=LATER)

    assert standing() == [("numbers", 3, "known")]
