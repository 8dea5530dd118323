"""A thread of 50 posts among 1,000 threads, and the list of them, against plain templates.

All in one process, through the whole of the middleware, signed in, on a database that is made for
it where DATABASE_URL points and dropped afterwards. Each round asks every page once, so that what
else the machine does meets all of them. The ratios are those of the process's own time, which is
what one core can do; "frame" is a page with nothing in it, which all of them pay for.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext

import bench.framework  # noqa: F401 - before what has models
from bench.thread_data import Made, make
from curriculum.actions import load_catalogue
from curriculum.exchange import SHIPPED, read
from planner.accounts.models import User

NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)
ROUNDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """Milliseconds, the median of all rounds: `waited` by the clock, `worked` by the process."""

    name: str
    waited: float
    worked: float
    queries: int
    size: int


def report(rounds: int = ROUNDS) -> None:
    with _database():
        load_catalogue(catalogue=read(SHIPPED))
        made = make(threads=1_000, posts=50, now=NOW)
        found = {what: _measured(made, what, rounds) for what in ("50 posts", "1,000 threads")}
    print(f"{connection.vendor}, medians of {rounds} rounds")
    for what, rows in found.items():
        print(what)
        for row in rows.values():
            print(
                f"  {row.name:6} {row.worked:6.1f} ms of work, {row.waited:6.1f} by the clock,"
                f" {row.queries:2} queries, {row.size / 1_000:5.1f} KB"
            )
    posts, threads = found.values()
    print(f"a thread: {_times(posts, 'plain')} of plain, to be 1.5")
    print(f"          {_times(posts, 'tuned')} of tuned, to be 0.7")
    print(f"the list: {_times(threads, 'plain')} of plain, to be 2")


def _times(rows: dict[str, Measured], other: str) -> str:
    """How many of ours are made in the time of one of the others; and without the frame."""
    ours, frame = rows["ours"].worked, rows["frame"].worked
    theirs = rows[other].worked
    return f"{theirs / ours:.2f} x, {(theirs - frame) / (ours - frame):.2f} x without the frame,"


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
    group, thread = made.group, made.thread
    place = f"/groups/{group.pk}-{group.slug}/questions/"
    frame = f"/frame/{group.pk}/"
    if what != "50 posts":
        return {"ours": place, "plain": f"/plain/{group.pk}/", "frame": frame}
    plain = f"{group.pk}/{thread.pk}/"
    return {
        "ours": f"{place}{thread.pk}/",
        "plain": f"/plain/{plain}",
        "tuned": f"/tuned/{plain}",
        "frame": frame,
    }


def _measured(made: Made, what: str, rounds: int) -> dict[str, Measured]:
    ask, pages = asking(made.reader), _pages(made, what)
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in pages}
    for _ in range(rounds + 2):
        for name, address in pages.items():
            taken[name].append(_milliseconds(ask, address))
    return {
        name: Measured(
            name=name,
            waited=statistics.median(each[0] for each in taken[name][2:]),
            worked=statistics.median(each[1] for each in taken[name][2:]),
            queries=_queries(ask, address),
            size=len(ask(address)),
        )
        for name, address in pages.items()
    }


def asking(reader: User) -> Callable[[str], bytes]:
    """Asks as a server would; the framework's test client would copy what templates see."""
    client = Client()
    client.force_login(reader, settings.AUTHENTICATION_BACKENDS[0])
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


def _milliseconds(ask: Callable[[str], object], address: str) -> tuple[float, float]:
    clock, process = time.perf_counter(), time.process_time()
    ask(address)
    return (time.perf_counter() - clock) * 1_000, (time.process_time() - process) * 1_000


def _queries(ask: Callable[[str], object], address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        ask(address)
    return len(asked)
