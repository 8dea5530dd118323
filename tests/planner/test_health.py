import socket

import pytest
from django.db.utils import ConnectionHandler, OperationalError
from django.test import Client

from planner.databases import postgresql
from planner.health import is_database_away

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.planner.failing")]
UNAVAILABLE = (503, "5", "no-store")


@pytest.fixture
def visitor():
    return Client(raise_request_exception=False)


def answer(response):
    headers = response.headers
    return response.status_code, headers.get("Retry-After"), headers.get("Cache-Control")


def test_a_view_whose_database_is_away_says_when_to_come_back(visitor):
    response = visitor.get("/away")

    assert answer(response) == UNAVAILABLE
    assert "send it again in about 5 seconds" in response.content.decode()


def test_so_does_a_middleware(visitor, settings):
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.planner.failing.fail_before_the_view"]

    assert answer(visitor.get("/fine")) == UNAVAILABLE


@pytest.mark.parametrize("address", ["/unmigrated", "/broken"])
def test_our_own_mistakes_stay_errors(visitor, address):
    assert answer(visitor.get(address)) == (500, None, None)


def postgresql_at(port):
    options = {
        **postgresql(statement_timeout=8_000, lock_timeout=5_000),
        "pool": False,
        "connect_timeout": 2,
    }
    return ConnectionHandler(
        {
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": "lemma",
                "HOST": "127.0.0.1",
                "PORT": port,
                "OPTIONS": options,
            }
        }
    )["default"]


def test_a_postgresql_that_refuses_is_away():
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))

        with pytest.raises(OperationalError) as caught:
            postgresql_at(unheard.getsockname()[1]).cursor()

    assert is_database_away(caught.value)


def test_a_postgresql_that_never_answers_is_away_after_the_deadline():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()

        with pytest.raises(OperationalError) as caught:
            postgresql_at(silent.getsockname()[1]).cursor()

    assert is_database_away(caught.value)


@pytest.mark.urls("planner.urls")
def test_the_version_names_the_release_and_the_commit(client, settings):
    settings.GIT_COMMIT = "1f0c5a2"

    response = client.get("/version")

    assert response.json() == {"version": settings.VERSION, "commit": "1f0c5a2"}
