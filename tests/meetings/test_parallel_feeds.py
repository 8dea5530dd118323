"""Many requests at once: no more answers than allowed, and one address that works."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.db import connection
from django.test import Client

from planner.meetings.feed_actions import renew_feed
from planner.meetings.models import FeedToken
from tests.groups.people import NOW, group, user
from tests.meetings.feeds import made
from tests.meetings.publications import meeting, publish

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act, times):
    def once(_):
        try:
            return act()
        finally:
            connection.close()

    with time_machine.travel(NOW, tick=False), ThreadPoolExecutor(4) as pool:
        return list(pool.map(once, range(times)))


def status_of(token):
    return Client().get(f"/calendar/{token}.ics").status_code


def test_sixty_requests_are_answered_of_many_at_once():
    publish(group("Ben"), meeting(1))
    token = made("Ben")

    statuses = at_once(lambda: status_of(token), 72)

    assert (statuses.count(200), statuses.count(429)) == (60, 12)


@pytest.mark.parametrize("of_a_group", [True, False])
def test_of_many_addresses_made_at_once_one_works(of_a_group):
    ben, of = user("Ben"), group("Ben") if of_a_group else None

    tokens = at_once(lambda: renew_feed(owner=ben, group=of, reminder=0, now=NOW), 12)

    assert FeedToken.objects.count() == 1
    assert sorted(map(status_of, tokens)) == [200] + [404] * 11
