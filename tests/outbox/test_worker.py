import datetime as dt
import logging
import threading
from collections import Counter

import pytest
from django.core.management import call_command
from django.db import OperationalError

from planner.outbox import chores, kinds
from planner.outbox.models import STUCK_AFTER, Message
from planner.outbox.worker import MOST_OVER_ONE_LINE, deliver_some, warn_of_stuck, work
from planner.trial import delivering
from tests.outbox import files
from tests.outbox.messages import LONG_AGO, MINUTE, NOW, ending, waiting

# Between two looks a worker gives its connection back, which no transaction survives.
pytestmark = pytest.mark.django_db(transaction=True)


class Ending(threading.Event):
    """Set after so many waits."""

    def __init__(self, rounds):
        super().__init__()
        self.rounds = rounds

    def wait(self, timeout=None):
        self.rounds -= 1
        if self.rounds <= 0:
            self.set()
        return self.is_set()


def rounds(count, clock=lambda: NOW):
    work(stop=Ending(count), clock=clock, poll=2)


def test_one_round_delivers_all_that_is_due(mailoutbox):
    for number in range(MOST_OVER_ONE_LINE + 2):
        waiting(str(number))

    rounds(1)

    assert len(mailoutbox) == MOST_OVER_ONE_LINE + 2


def test_no_line_to_the_server_carries_too_many(mailoutbox):
    for number in range(MOST_OVER_ONE_LINE + 2):
        waiting(str(number))
    stop = threading.Event()

    counts = [deliver_some(stop=stop, clock=lambda: NOW) for _ in range(3)]

    assert counts == [MOST_OVER_ONE_LINE, 2, 0]


def test_a_stopped_worker_claims_nothing_more():
    waiting()
    stop = threading.Event()
    stop.set()

    assert deliver_some(stop=stop, clock=lambda: NOW) == 0
    assert Message.objects.get().state == "waiting"


def test_a_fault_in_one_kind_does_not_keep_the_others_waiting(mailoutbox):
    kinds.register("broken", lambda message: message.about["missing"])
    broken = waiting(kind="broken")
    for number in range(3):
        waiting(str(number))

    rounds(2)

    assert (len(mailoutbox), ending(broken)) == (3, ("claimed", ""))


def test_a_database_that_is_away_for_a_moment_does_not_end_it(mailoutbox):
    waiting()
    asked = []

    def ask(message):
        asked.append(message.occurrence)
        if len(asked) == 1:
            raise OperationalError("server closed the connection unexpectedly")
        return True

    kinds.register("news", ask)
    waiting("publication 2")
    rounds(2)

    assert asked == ["publication 1", "publication 2"]
    assert len(mailoutbox) == 1


def test_logs_name_neither_addresses_nor_texts(caplog):
    caplog.set_level(logging.DEBUG, logger="planner")

    def ask(message):
        raise ValueError(f"{message.address}: {message.text}")

    kinds.register("broken", ask)
    waiting(kind="broken")
    waiting()
    rounds(2)

    said = caplog.text
    assert "ValueError" in said
    assert "in ask" in said
    assert "(news): sent" in said
    assert [word for word in ("example.org", "January", "plan has changed") if word in said] == []


def test_what_is_stuck_is_told_at_the_start_and_every_ten_minutes(caplog):
    waiting()
    Message.objects.update(state="claimed", claimed_at=NOW)
    moments = iter(range(100))

    rounds(20, clock=lambda: NOW + STUCK_AFTER + MINUTE * next(moments))

    warnings = Counter(record.getMessage() for record in caplog.records)
    assert warnings == {"1 messages were claimed and never ended; the admin lists them": 4}


def test_nothing_stuck_is_nothing_to_say(caplog):
    assert (warn_of_stuck(now=NOW), caplog.records) == (0, [])


def test_the_command_delivers_what_is_due_and_ends(capsys, mailoutbox):
    waiting(now=LONG_AGO)
    waiting("another", now=LONG_AGO)

    call_command("work", "--once")

    assert len(mailoutbox) == 2
    assert capsys.readouterr().out.endswith("Messages handled: 2. Stuck: 0.\n")


def test_make_run_delivers_beside_the_server(settings, tmp_path, monkeypatch):
    monkeypatch.setenv("MAILS", str(tmp_path))
    settings.EMAIL_BACKEND = "tests.outbox.files.EmailBackend"
    asked = threading.Event()
    kinds.register("news", lambda _: asked.set() or True)
    waiting(now=LONG_AGO)

    with delivering(poll=0.01):
        assert asked.wait(10)

    assert Message.objects.get().state == "sent"
    assert len(list(tmp_path.iterdir())) == files.taken == 1
    assert [each for each in threading.enumerate() if each.name == "delivering"] == []


def test_chores_are_done_before_delivering_and_again_after_a_while(mailoutbox):
    chores.register("news", lambda *, now: waiting(f"{now:%H:%M:%S}", now=now) and 1)
    moments = (NOW + dt.timedelta(seconds=number * 5) for number in range(1000))

    rounds(8, clock=lambda: next(moments))

    assert len(mailoutbox) == Message.objects.filter(state="sent").count() > 1
    assert Message.objects.exclude(state="sent").count() == 0
