"""Several workers at once, and workers that are killed."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import ExitStack, contextmanager

import pytest
from django.conf import settings as live_settings
from django.core import mail
from django.db import connection

from planner.outbox.models import STUCK_AFTER, Message
from planner.outbox.worker import deliver_some
from tests.outbox.messages import LONG_AGO, NOW, waiting

pytestmark = pytest.mark.django_db(transaction=True)
WORKERS = 4


@pytest.fixture
def mails(tmp_path):
    """The folder of the mails that workers of their own write."""
    folder = tmp_path / "mails"
    folder.mkdir()
    return folder


def queue(count):
    for number in range(count):
        waiting(f"publication {number}", subject=f"news {number}", now=LONG_AGO)


@pytest.fixture
def start(mails):
    """Starts a worker; what a failed test leaves running ends with it."""
    with ExitStack() as stack:
        yield lambda *arguments, **environment: stack.enter_context(
            worker(mails, arguments, environment)
        )


@contextmanager
def worker(mails, arguments, environment):
    with subprocess.Popen(
        [sys.executable, "-m", "tests.outbox.separate_worker", *arguments],
        cwd=live_settings.BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.outbox.worker_settings",
            "DATABASE_URL": address_of_the_database(),
            "MAILS": str(mails),
            **environment,
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as process:
        yield process
        if process.poll() is None:
            process.kill()


def address_of_the_database():
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    where = f"{found['HOST']}:{found['PORT']}" if found["PORT"] else found["HOST"]
    password = f":{found['PASSWORD']}" if found["PASSWORD"] else ""
    return f"postgresql://{found['USER']}{password}@{where.replace('/', '%2F')}/{found['NAME']}"


def sent(mails):
    """How many mails each message became."""
    return Counter(path.name.split("-")[0] for path in mails.iterdir())


def states():
    return Counter(Message.objects.values_list("state", flat=True))


def test_four_workers_tell_each_of_300_messages_once():
    queue(300)
    start_together = threading.Barrier(WORKERS)

    def worker():
        start_together.wait()
        while deliver_some(stop=threading.Event(), clock=lambda: NOW):
            pass
        connection.close()

    workers = [threading.Thread(target=worker) for _ in range(WORKERS)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()

    assert Counter(found.subject for found in mail.outbox) == Counter(
        f"news {number}" for number in range(300)
    )
    assert states() == {"sent": 300}


def test_killed_workers_tell_nobody_twice_and_leave_what_can_be_seen(start, mails):
    """Ten of them, half before and half after the mail was sent; another one does the rest."""
    queue(200)

    for dies in ("before", "after"):
        victims = [start("--once", DIES=dies, DEADLY=str(n)) for n in (1, 4, 7, 10, 13)]
        for victim in victims:
            victim.communicate()
        assert [victim.returncode for victim in victims] == [-signal.SIGKILL] * 5
    last, _ = start("--once").communicate()

    stuck = set(Message.objects.filter(state="claimed").values_list("subject", flat=True))
    written = set(sent(mails))
    assert set(sent(mails).values()) == {1}
    assert states() == {"sent": 190, "claimed": 10}
    assert len(written) == 195
    assert {f"news {number}" for number in range(200)} - written < stuck
    assert Message.objects.stuck(Message.objects.latest("claimed_at").claimed_at + STUCK_AFTER)
    assert "Stuck: 0." in last  # none of them for ten minutes yet


def test_a_worker_that_is_told_to_end_leaves_no_claim(start, mails):
    queue(3)
    worker = start("--poll", "0.05")
    until(lambda: states() == {"sent": 3})

    queue(60)
    until(lambda: len(sent(mails)) > 5)
    worker.send_signal(signal.SIGTERM)
    said, _ = worker.communicate()

    assert worker.returncode == 0
    assert states()["claimed"] == 0
    assert states()["sent"] == len(sent(mails))
    assert "example.org" not in said
    assert "moved" not in said


def test_a_worker_ends_after_its_seconds(start):
    worker = start("--seconds", "0.1")

    worker.communicate()

    assert worker.returncode == 0


def until(is_so):
    """Wait for another process, at most 20 seconds."""
    for _ in range(400):
        if is_so():
            return
        time.sleep(0.05)
    raise TimeoutError
