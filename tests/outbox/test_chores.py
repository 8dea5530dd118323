import logging

import pytest

from planner.outbox import chores
from planner.outbox.worker import do_chores
from tests.outbox.messages import NOW

pytestmark = pytest.mark.django_db


def test_each_chore_is_done_with_the_time():
    done = []
    chores.register("first", lambda *, now: done.append(("first", now)) or 2)
    chores.register("second", lambda *, now: done.append(("second", now)) or 3)

    count = do_chores(now=NOW)

    assert (count, done) == (5, [("first", NOW), ("second", NOW)])


def test_a_chore_that_fails_leaves_the_others_alone(caplog):
    words = "s3cret words of a message"

    def failing(*, now):
        raise RuntimeError(words)

    chores.register("failing", failing)
    chores.register("sound", lambda *, now: 1)

    with caplog.at_level(logging.ERROR):
        assert do_chores(now=NOW) == 1

    assert "RuntimeError" in caplog.text
    assert "s3cret" not in caplog.text


def test_a_chore_that_is_registered_again_is_done_once():
    done = []
    for _ in range(2):
        chores.register("same", lambda *, now: done.append(now) or 0)

    do_chores(now=NOW)

    assert done == [NOW]
