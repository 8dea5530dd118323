import datetime as dt

import pytest
from django.db import transaction

from planner.outbox.models import Message
from tests.groups.people import user
from tests.outbox.messages import NOW, deliver, waiting

pytestmark = pytest.mark.django_db


def test_an_occurrence_is_told_once_to_an_address(mailoutbox):
    for _ in range(3):
        waiting()
        deliver()

    assert [mail.to for mail in mailoutbox] == [["ben@example.org"]]


def test_each_occurrence_and_each_address_is_told(mailoutbox):
    waiting("publication 1")
    waiting("publication 2")
    waiting("publication 1", address="lena@example.org")

    while deliver():
        pass

    assert sorted(mail.to[0] for mail in mailoutbox) == [
        "ben@example.org",
        "ben@example.org",
        "lena@example.org",
    ]


def test_what_is_undone_with_its_transaction_is_not_told(mailoutbox):
    with transaction.atomic():
        waiting()
        transaction.set_rollback(True)

    assert (deliver(), mailoutbox) == (None, [])


def test_a_message_waits_until_its_time(mailoutbox):
    later = NOW + dt.timedelta(hours=3)
    waiting(send_at=later)

    assert deliver(later - dt.timedelta(microseconds=1)) is None
    assert deliver(later).state == Message.State.SENT


def test_a_message_goes_with_its_recipient():
    ben = user("Ben")
    waiting(recipient=ben)

    ben.delete()

    assert Message.objects.count() == 0
