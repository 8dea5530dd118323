"""What is no longer needed goes, after as long as the operator says and not before."""

import datetime as dt

import pytest

from planner.outbox import chores, retention
from planner.outbox.ended import forget_ended
from planner.outbox.models import Message
from tests.outbox.messages import NOW, waiting

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def only_ours(monkeypatch, settings):
    monkeypatch.setattr(retention, "_known", {})
    monkeypatch.setattr(retention, "_swept_at", {})
    monkeypatch.setattr(chores, "_known", {})
    settings.KEEP_DAYS = {"things": 10}


def swept() -> list[dt.datetime]:
    """A sweep that notes what it was asked for."""
    asked = []
    retention.register(
        "things", lambda *, before: asked.append(before) or 1, at_least=dt.timedelta(days=3)
    )
    return asked


def look(now):
    for step in chores.steps(now=now):
        step()


def test_the_operator_says_how_long(settings):
    asked = swept()

    for days in (10, 400):
        settings.KEEP_DAYS = {"things": days}
        retention.sweep("things", now=NOW)

    assert asked == [NOW - 10 * DAY, NOW - 400 * DAY]


def test_what_the_product_promises_is_kept_whatever_the_operator_says(settings):
    asked = swept()
    settings.KEEP_DAYS = {"things": 1}

    retention.sweep("things", now=NOW)

    assert asked == [NOW - 3 * DAY]


def test_nothing_keeps_for_ever_but_0(settings):
    asked = swept()
    settings.KEEP_DAYS = {"things": 0}

    assert retention.sweep("things", now=NOW) == 0
    assert asked == []


def test_the_worker_looks_once_an_hour():
    asked = swept()

    for minutes in (0, 1, 59, 60, 61):
        look(NOW + dt.timedelta(minutes=minutes))

    assert [before + 10 * DAY for before in asked] == [NOW, NOW + dt.timedelta(hours=1)]


def test_messages_go_once_they_came_to_an_end(monkeypatch):
    monkeypatch.setattr(retention, "AT_ONCE", 2)
    for state in ("sent", "cancelled", "failed", "waiting", "claimed"):
        message = waiting(state)
        Message.objects.filter(pk=message.pk).update(
            state=state, sent_at=NOW if state == "sent" else None, claimed_at=NOW
        )

    assert forget_ended(before=NOW) == 0
    assert forget_ended(before=NOW + DAY) == 3
    left = Message.objects.order_by("id").values_list("state", flat=True)
    assert list(left) == ["waiting", "claimed"]
