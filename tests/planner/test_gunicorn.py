import json
import os
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection

import pytest
from django.conf import settings

from tests.planner.conftest import PRODUCTION

HOST = {"Host": "lemma.example.org"}
THROUGH_PROXY = {**HOST, "X-Forwarded-Proto": "https"}


def free_port():
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        return listener.getsockname()[1]


def answers(port):
    with closing(socket.socket()) as caller:
        return caller.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture(scope="module")
def port(tmp_path_factory):
    """Production as README starts it, in a home of its own."""
    port, home = free_port(), tmp_path_factory.mktemp("home")
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "python:planner.gunicorn", "planner.wsgi"],
        cwd=settings.BASE_DIR,
        env={
            **PRODUCTION,
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "BIND": f"127.0.0.1:{port}",
        },
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    deadline = time.monotonic() + 30
    while not answers(port) and server.poll() is None and time.monotonic() < deadline:
        time.sleep(0.05)
    yield port
    server.terminate()
    server.wait(timeout=30)
    assert list(home.rglob("*.ctl")) == []


def get(port, path, headers):
    with closing(HTTPConnection("127.0.0.1", port, timeout=30)) as connection:
        connection.request("GET", path, headers=headers)
        response = connection.getresponse()
        return response.status, response.getheader("Location"), response.read().decode()


def test_a_load_balancer_hears_that_it_lives(port):
    assert get(port, "/healthz", {"Host": ""}) == (200, None, "ok\n")


def test_a_page_is_served_through_the_proxy(port):
    status, _, body = get(port, "/version", THROUGH_PROXY)

    assert (status, json.loads(body)) == (200, {"version": settings.VERSION, "commit": ""})


def test_without_https_it_leads_there(port):
    assert get(port, "/version", HOST)[:2] == (301, "https://lemma.example.org/version")


def test_without_a_secret_key_it_does_not_start():
    done = subprocess.run(
        [sys.executable, "-m", "gunicorn", "-c", "python:planner.gunicorn", "planner.wsgi"],
        check=False,
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "BIND": "127.0.0.1:0",
            "SITE_URL": "https://lemma.example",
        },
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.returncode == 3
    assert "ImproperlyConfigured: SECRET_KEY is missing." in done.stderr
