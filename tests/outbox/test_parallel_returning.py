"""Facts that go and return while many queue and many deliver. On whatever database is there."""

import random
import threading
from collections import Counter

import pytest
from django.core import mail
from django.db import connection

from planner.outbox import kinds
from planner.outbox.models import Message
from planner.outbox.worker import deliver_some
from tests.groups.test_parallel_joining import at_once
from tests.outbox.messages import NOW, deliver, queued, waiting

pytestmark = pytest.mark.django_db(transaction=True)
NEWS = [f"publication {number}" for number in range(30)]
ROUNDS = 8
AT_ONCE = 4  # fewer than there are connections


def test_what_holds_again_is_taken_back_by_one_of_many():
    kinds.register("news", lambda _: False)
    waiting()
    deliver()
    all_have_read_it = threading.Barrier(AT_ONCE)
    kinds.register("news", lambda _: all_have_read_it.wait(20) >= 0)

    found = at_once(lambda _: queued(), AT_ONCE)

    assert sorted(found) == [False] * (AT_ONCE - 1) + [True]


def test_nothing_is_sent_twice_whenever_it_goes_and_returns():
    chance, over = random.Random(7), threading.Event()
    kinds.register("news", lambda _: over.is_set() or chance.random() < 0.4)

    def plan():
        for _ in range(ROUNDS):
            for occurrence in NEWS:
                queued(occurrence, subject=occurrence)

    def carry():
        for _ in range(ROUNDS):
            deliver_some(stop=threading.Event(), clock=lambda: NOW)

    acts = [plan, plan, carry, carry]
    errors = at_once(lambda number: acts[number](), 4)
    over.set()
    plan()
    while deliver_some(stop=threading.Event(), clock=lambda: NOW):
        pass

    assert errors == [None] * 4
    assert Counter(each.subject for each in mail.outbox) == Counter(NEWS)
    assert set(Message.objects.values_list("state", flat=True)) == {"sent"}
    connection.close()
