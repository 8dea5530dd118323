"""Reminders under `kill -9`: how many are sent twice, and how many are lost unseen.

    python -m bench.exactly_once postgresql://postgres@127.0.0.1/a_new_database
    python -m bench.exactly_once sqlite:////tmp/new.sqlite3 --workers 1

The database must be empty; it is migrated and filled with groups whose meetings begin in an hour.
Most reminders wait already, the others are left to the workers to plan. Workers are forked, and
killed at random moments until so many have died; every third plans, all deliver. The last one is
left alone until nothing is due. What a mail server would have got is one line a mail in a file.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

STARTS_AT = dt.datetime(2027, 1, 7, 11, 0, tzinfo=dt.UTC)
NOW = STARTS_AT - dt.timedelta(hours=1)
MEMBERS = 20
LEFT_TO_PLAN = 10  # groups
LINES = Path(tempfile.gettempdir()) / f"lemma-exactly-once-{os.getpid()}"


def main(arguments: list[str]) -> int:
    asked = _asked(arguments)
    _set_up(asked.database)
    _fill(asked.reminders // MEMBERS)
    began, ready = time.monotonic(), _waiting()
    killed = _kill_many(workers=asked.workers, kills=asked.kills, seconds=asked.seconds)
    waiting = _waiting()
    _work_alone()
    report = _report(asked.reminders)
    print(f"waiting at first {ready}")
    print(f"workers {asked.workers}, killed {killed}, waiting after the last kill {waiting}")
    print(", ".join(f"{name} {count}" for name, count in report.items()))
    print(f"{time.monotonic() - began:.0f} s")
    return 1 if report["sent twice"] or report["lost unseen"] else 0


def _asked(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("database")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--reminders", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=180, help="for the kills, at most")
    return parser.parse_args(arguments)


def _set_up(database: str) -> None:
    os.environ.update(
        DATABASE_URL=database,
        DEBUG="1",
        LOG_LEVEL="ERROR",
        DJANGO_SETTINGS_MODULE="planner.settings",
    )
    import django  # noqa: PLC0415 - reads the environment above
    from django.conf import settings  # noqa: PLC0415 - as above
    from django.core.management import call_command  # noqa: PLC0415 - as above

    settings.EMAIL_BACKEND = "bench.exactly_once_mail.EmailBackend"
    os.environ["MAIL_LINES"] = str(LINES)
    django.setup()
    call_command("migrate", verbosity=0)


def _fill(groups: int) -> None:
    """Groups of twenty people, each with a meeting in an hour."""
    from django.db import transaction  # noqa: PLC0415 - needs the set-up

    from planner.accounts.models import User  # noqa: PLC0415 - models need the set-up
    from planner.groups.models import Group, Membership  # noqa: PLC0415 - as above
    from planner.meetings.models import Meeting  # noqa: PLC0415 - as above
    from planner.meetings.reminders import plan_reminders  # noqa: PLC0415 - as above

    people = User.objects.bulk_create(
        User(email=f"p{number}@example.org", name=f"Person {number}") for number in range(MEMBERS)
    )
    for number in range(groups):
        group = Group.objects.create(name=f"Group {number}", zone="Europe/Berlin", created_at=NOW)
        Membership.objects.bulk_create(
            Membership(group=group, user=each, joined_at=NOW) for each in people
        )
        Meeting.objects.create(
            group=group,
            series="plan-1",
            key=f"meeting{number:06d}",
            number=1,
            kind="study",
            title="Gradients",
            starts_at=STARTS_AT,
            ends_at=STARTS_AT + dt.timedelta(hours=1),
            created_at=NOW,
            changed_at=NOW,
        )
        if number == groups - LEFT_TO_PLAN:
            with transaction.atomic():  # one commit for all, as nobody is killed yet
                plan_reminders(now=NOW)


def _kill_many(*, workers: int, kills: int, seconds: float) -> int:
    """Keeps so many workers going; each lives up to a second or so."""
    chance, alive, killed = random.Random(7), {}, 0
    until = time.monotonic() + seconds
    while killed < kills and time.monotonic() < until:
        while len(alive) < workers:
            plans = chance.random() < 1 / 3
            alive[_forked(plans=plans)] = time.monotonic() + chance.uniform(0.1, 1.6)
        time.sleep(0.02)
        for worker in [each for each, dies_at in alive.items() if dies_at < time.monotonic()]:
            os.kill(worker, signal.SIGKILL)
            os.waitpid(worker, 0)
            del alive[worker]
            killed += 1
    for worker in alive:
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
    return killed + len(alive)


def _forked(*, plans: bool) -> int:
    _let_go()
    worker = os.fork()
    if worker == 0:
        _work(plans=plans)
        os._exit(0)
    return worker


def _let_go() -> None:
    """No connection, and no pool of them, is shared with a fork."""
    from django.db import connection  # noqa: PLC0415 - as above

    connection.close()
    if connection.vendor == "postgresql":
        connection.close_pool()


def _work(*, plans: bool) -> None:
    from planner.outbox.worker import deliver_some, work  # noqa: PLC0415 - as above

    stop = threading.Event()
    if plans:
        work(stop=stop, clock=lambda: NOW, poll=0.02)
    while not stop.wait(0.02):
        deliver_some(stop=stop, clock=lambda: NOW)


def _work_alone() -> None:
    from planner.outbox.worker import deliver_some, do_chores  # noqa: PLC0415 - as above

    do_chores(now=NOW)
    while deliver_some(stop=threading.Event(), clock=lambda: NOW):
        pass


def _waiting() -> int:
    from planner.outbox.models import Message  # noqa: PLC0415 - as above

    return Message.objects.due(NOW).count()


def _report(reminders: int) -> dict[str, int]:
    from planner.outbox.composing import message_id  # noqa: PLC0415 - as above
    from planner.outbox.models import Message  # noqa: PLC0415 - as above

    mails = Counter(LINES.read_text().split())
    rows = list(Message.objects.filter(channel="email"))
    states = Counter(row.state for row in rows)
    unseen = [row for row in rows if row.state != "claimed" and message_id(row) not in mails]
    return {
        "reminders": reminders,
        "written": len(rows),
        "mails": sum(mails.values()),
        **{f"{name}": states[name] for name in ("sent", "claimed", "failed", "cancelled")},
        "sent twice": sum(count - 1 for count in mails.values()),
        "lost unseen": len(unseen) + reminders - len(rows),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
