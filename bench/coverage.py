"""The coverage board of 47 decisions and 30 people: queries and milliseconds.

As in `bench.threads`, through the whole of the middleware, signed in, on a database that is made
for it where DATABASE_URL points and dropped afterwards.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import connection
from django.test import override_settings
from django.utils import timezone

import bench.framework  # noqa: F401 - before what has models
from bench.coverage_data import make
from bench.threads import asking
from curriculum.actions import load_catalogue
from curriculum.current import current, version
from curriculum.exchange import SHIPPED, read
from planner.dashboard.coverage_page import coverage_page
from planner.groups.access import entering

ROUNDS = 40


def report(rounds: int = ROUNDS) -> None:
    with _database():
        load_catalogue(catalogue=read(SHIPPED))
        made = make(current(version()), now=timezone.now())
        ask = asking(made.lead)
        inside = entering(user=made.lead, group_id=made.group.pk)
        assert inside is not None
        address = f"/groups/{made.group.pk}-{made.group.slug}/coverage/"
        found = coverage_page(inside, current(version()), now=timezone.now())
        print(f"{connection.vendor}, medians of {rounds} rounds")
        print(f"  {len(found.rows)} decisions, {len(made.people)} people, {found.now} can be taken")

        def board() -> None:
            coverage_page(inside, current(version()), now=timezone.now())

        _tell("the board", board, rounds)
        _tell("its page", lambda: ask(address), rounds)


def _tell(name: str, ask: Callable[[], object], rounds: int) -> None:
    asked, waited = 0, []

    def counted(execute: Callable[..., object], *query: object) -> object:
        nonlocal asked
        asked += 1
        return execute(*query)

    with connection.execute_wrapper(counted):
        ask()
    for _ in range(rounds):
        began = time.perf_counter()
        ask()
        waited.append(1_000 * (time.perf_counter() - began))
    print(f"  {name:10} {statistics.median(waited):6.1f} ms, {asked:2} queries")


@contextmanager
def _database() -> Iterator[None]:
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        with override_settings(DEBUG=False, ALLOWED_HOSTS=["testserver"]):
            yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)
