"""What people say of themselves on a topic, and taking it back."""

import datetime as dt

import pytest

from planner.progress import state_actions as states
from planner.progress.models import StateChange, TopicState
from tests.groups.people import NOW, user

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
LATER = NOW + HOUR
VECTORS = {"topic": "vectors", "depth": 2}


def standing(name="Ben"):
    rows = TopicState.objects.filter(user=user(name))
    return [(row.topic, row.depth, row.state, row.since) for row in rows.order_by("id")]


def test_what_is_not_started_has_no_row():
    states.learn(user=user("Ben"), **VECTORS, now=NOW)
    states.start_over(user=user("Ben"), **VECTORS, now=LATER)

    assert standing() == []
    kept = StateChange.objects.order_by("id").values_list("was", "became")
    assert list(kept) == [("", "learning"), ("learning", "")]


def test_saying_the_same_again_changes_nothing():
    states.understand(user=user("Ben"), **VECTORS, now=NOW)

    assert states.understand(user=user("Ben"), **VECTORS, now=LATER) is None
    assert standing() == [("vectors", 2, "understood", NOW)]


def test_undo_goes_back_exactly_and_keeps_that_it_happened():
    ben = user("Ben")
    states.learn(user=ben, **VECTORS, now=NOW)
    change = states.park(user=ben, **VECTORS, now=LATER)

    for _ in range(2):
        states.undo(change=change, by=ben, now=LATER + HOUR)

    assert standing() == [("vectors", 2, "learning", NOW)]
    assert StateChange.objects.get(became="parked").undone_at == LATER + HOUR


def test_only_the_newest_change_can_be_undone():
    ben = user("Ben")
    first = states.learn(user=ben, **VECTORS, now=NOW)
    second = states.know_before(user=ben, **VECTORS, now=LATER)

    with pytest.raises(states.CannotUndo, match="newer change first"):
        states.undo(change=first, by=ben, now=LATER)
    states.undo(change=second, by=ben, now=LATER)
    states.undo(change=first, by=ben, now=LATER)

    assert standing() == []


def test_nobody_undoes_what_somebody_else_said():
    change = states.learn(user=user("Ben"), **VECTORS, now=NOW)

    with pytest.raises(StateChange.DoesNotExist):
        states.undo(change=change, by=user("Ada"), now=LATER)

    assert standing() == [("vectors", 2, "learning", NOW)]


def test_only_what_is_parked_is_taken_up_again():
    ben = user("Ben")
    assert states.take_up_again(user=ben, **VECTORS, now=NOW) is None

    states.park(user=ben, **VECTORS, now=NOW)
    states.take_up_again(user=ben, **VECTORS, now=LATER)

    assert standing() == [("vectors", 2, "learning", LATER)]
