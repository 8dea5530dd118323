"""A thread of 50 posts among 1,000 threads, and the list of them, against plain templates.

All in one process, through the whole of the middleware, signed in, on a database that is made for
it where DATABASE_URL points and dropped afterwards. Each round asks every page once, so that what
else the machine does meets all of them; the median counts.
"""

from __future__ import annotations

import datetime as dt
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "planner.settings")

import django

django.setup()

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext

from bench.thread_data import Made, make
from curriculum.actions import load_catalogue
from curriculum.exchange import SHIPPED, read

NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)
ROUNDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """`milliseconds`: the median of all rounds."""

    name: str
    milliseconds: float
    queries: int
    size: int

    def times(self, other: Measured) -> str:
        """How many times as many of these as of the other fit into a second."""
        return f"{other.milliseconds / self.milliseconds:.2f} x"


def report(rounds: int = ROUNDS) -> None:
    with _database():
        load_catalogue(catalogue=read(SHIPPED))
        made = make(threads=1_000, posts=50, now=NOW)
        thread = _measured(made, _pages(made, "thread"), rounds)
        listed = _measured(made, _pages(made, "list"), rounds)
    print(f"{connection.vendor}, medians of {rounds} rounds")
    print("50 posts")
    _print(thread)
    ours, plain, tuned = thread
    print(f"  against plain {ours.times(plain)} (1.5), against tuned {ours.times(tuned)} (0.7)")
    print("1,000 threads, 30 a page")
    _print(listed)
    ours, plain = listed
    print(f"  against plain {ours.times(plain)} (2)")


@contextmanager
def _database() -> Iterator[None]:
    """A new one, and nothing that slows a developer's pages down."""
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        with override_settings(
            DEBUG=False, ROOT_URLCONF="bench.plain_pages", ALLOWED_HOSTS=["testserver"]
        ):
            yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def _pages(made: Made, what: str) -> dict[str, str]:
    place = f"/groups/{made.group.pk}-{made.group.slug}/questions/"
    if what == "list":
        return {"ours": place, "plain": f"/plain/{made.group.pk}/"}
    plain = f"{made.group.pk}/{made.thread.pk}/"
    return {
        "ours": f"{place}{made.thread.pk}/",
        "plain": f"/plain/{plain}",
        "tuned": f"/tuned/{plain}",
    }


def _measured(made: Made, pages: dict[str, str], rounds: int) -> list[Measured]:
    ask = _asking(made)
    taken: dict[str, list[float]] = {name: [] for name in pages}
    for _ in range(rounds + 2):
        for name, address in pages.items():
            taken[name].append(_milliseconds(ask, address))
    return [
        Measured(
            name=name,
            milliseconds=statistics.median(taken[name][2:]),
            queries=_queries(ask, address),
            size=len(ask(address)),
        )
        for name, address in pages.items()
    ]


def _asking(made: Made) -> Callable[[str], bytes]:
    """Asks as a server would; the framework's test client would copy what templates see."""
    client = Client()
    client.force_login(made.reader, settings.AUTHENTICATION_BACKENDS[0])
    factory, application = RequestFactory(), get_wsgi_application()
    factory.cookies = client.cookies

    def ask(address: str) -> bytes:
        said: list[str] = []
        path, _, query = address.partition("?")
        environ = {**factory._base_environ(), "PATH_INFO": path, "QUERY_STRING": query}
        body = b"".join(application(environ, lambda status, headers: said.append(status)))
        assert said == ["200 OK"], (address, said)
        return body

    return ask


def _milliseconds(ask: Callable[[str], object], address: str) -> float:
    begun = time.perf_counter()
    ask(address)
    return (time.perf_counter() - begun) * 1_000


def _queries(ask: Callable[[str], object], address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask(address)
    return len(asked)


def _print(rows: list[Measured]) -> None:
    for row in rows:
        print(
            f"  {row.name:6} {row.milliseconds:6.1f} ms  {row.queries:2} queries"
            f"  {row.size / 1_000:6.1f} KB"
        )
