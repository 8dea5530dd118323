"""The secret addresses of calendars do not get into the logs."""

import io
import logging
import os
import subprocess
import sys
import time
from http.client import HTTPConnection

import pytest
from django.conf import settings
from django.test import Client

from planner.logs import WithoutFeeds
from tests.planner.conftest import PRODUCTION
from tests.planner.test_gunicorn import THROUGH_PROXY, answers, free_port

SECRET = "zzCanary_0123456789-abcdefghijklmnopqrstuvw"
SPELLINGS = (
    f"/calendar/{SECRET}.ics",
    f"/calendar/{SECRET}.ics/",
    f"/calendar/{SECRET}",
    f"/calendar/{SECRET}.ics?{SECRET}.ics=1",
    f"/calendar/{SECRET}%2Eics",
    f"//calendar/{SECRET}.ics",
    f"/%63alendar/{SECRET}.ics",
    f"/Calendar/{SECRET}.ICS",
    f"/calendar/{SECRET[:20]}.ics",
    f"'path': 'calendar/{SECRET}'",  # as the framework words that nothing matched
)


@pytest.fixture
def lines():
    """What the product's own handler writes while the test runs."""
    (handler,) = [each for each in logging.getLogger().handlers if each.name == "stdout"]
    written = io.StringIO()
    before = handler.setStream(written)
    yield lambda: written.getvalue().splitlines()
    handler.setStream(before)


def cut(message, *args, **extra):
    """The record as it is after the filter."""
    record = logging.makeLogRecord({"msg": message, "args": args, **extra})
    assert WithoutFeeds().filter(record) is True
    return record


@pytest.mark.parametrize("path", SPELLINGS)
@pytest.mark.parametrize("name", ["django.request", "django.server", "gunicorn.error", "any"])
def test_an_address_is_left_out_however_it_is_spelt(path, name, lines):
    logging.getLogger(name).warning('"%s %s HTTP/1.1" 404', "GET", path)

    (line,) = lines()
    assert "[feed]" in line
    assert SECRET[:20] not in line


@pytest.mark.parametrize(
    "path",
    [
        f"/invitations/{SECRET}/",
        f"/join/{SECRET}/",
        f"/rsvp/{SECRET}:1abc:{SECRET}/",
        f"/mail/stop/{SECRET}/",
        f"/drafts/{SECRET}/change/",
        f"/account/password/reset/key/3-{SECRET}/",
    ],
)
def test_other_links_that_are_keys_are_left_out(path, lines):
    logging.getLogger("django.request").warning("Not Found: %s", path)

    (line,) = lines()
    assert "[link]" in line
    assert SECRET[:20] not in line


def test_numbers_in_addresses_stay(lines):
    logging.getLogger("any").warning("/groups/1-risk/invitations/12/revoke/")

    assert lines()[0].endswith("/groups/1-risk/invitations/12/revoke/")


@pytest.mark.django_db
def test_an_address_that_does_not_exist_is_left_out(lines):
    assert Client().get(f"/calendar/{SECRET}.ics").status_code == 404

    (line,) = lines()
    assert line.endswith("WARNING django.request: Not Found: /calendar/[feed]")


def test_other_lines_stay_as_they_are():
    address = "/groups/1-risk/meetings/thursday1.ics"

    assert cut("%s %s 100%%", address, 7).getMessage() == f"{address} 7 100%"
    assert cut("100%").getMessage() == "100%"
    assert cut("site-packages/icalendar/cal.py").msg == "site-packages/icalendar/cal.py"


def test_an_address_in_a_traceback_is_left_out():
    try:
        raise ValueError(f"no such path: /calendar/{SECRET}.ics")
    except ValueError:
        record = cut("failed", exc_info=sys.exc_info())

    written = logging.Formatter().format(record)
    assert written.endswith("ValueError: no such path: /calendar/[feed]")
    assert SECRET not in written


def test_a_line_that_cannot_be_written_harms_nobody():
    assert cut("%d meetings", "several").args == ("several",)


def test_gunicorn_leaves_them_out_of_access_and_error_logs(tmp_path):
    """Its database has no tables, so that a calendar ends in an error with a traceback."""
    port, log = free_port(), tmp_path / "log"
    with log.open("wb") as written:
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "-c", "python:planner.gunicorn", "planner.wsgi"],
            cwd=settings.BASE_DIR,
            env={
                **PRODUCTION,
                "PATH": os.environ["PATH"],
                "HOME": str(tmp_path),
                "BIND": f"127.0.0.1:{port}",
                "DATABASE_URL": f"sqlite:///{tmp_path / 'empty.sqlite3'}",
            },
            stdout=written,
            stderr=subprocess.STDOUT,
        )
        try:
            statuses = ask(port)
        finally:
            server.terminate()
            server.wait(timeout=30)

    text = log.read_text()
    assert statuses[0] == 500
    assert text.count("[feed]") > len(SPELLINGS)
    assert "no such table" in text
    assert SECRET[:20] not in text


def ask(port):
    deadline = time.monotonic() + 30
    while not answers(port) and time.monotonic() < deadline:
        time.sleep(0.05)
    connection = HTTPConnection("127.0.0.1", port, timeout=30)
    statuses = []
    for path in SPELLINGS[:-1]:
        connection.request("GET", path, headers=THROUGH_PROXY)
        response = connection.getresponse()
        response.read()
        statuses.append(response.status)
    connection.close()
    return statuses
