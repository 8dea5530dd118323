import json

import pytest
import time_machine
from django.test import Client

from planner.accounts.token_actions import make_token
from tests import world as worlds
from tests.accounts.persons import person


class Program:
    """What holds a key and sends JSON."""

    def __init__(self, key):
        self.client = Client(raise_request_exception=True)
        self.key = key

    def __call__(self, method, path, body=None, **headers):
        headers = {"Authorization": f"Bearer {self.key}", **headers}
        return self.client.generic(
            method,
            f"/api/v1{path}",
            "" if body is None else json.dumps(body),
            content_type="application/json",
            headers={name.replace("_", "-"): value for name, value in headers.items()},
        )


def program(user, *scopes, days=30, now=worlds.NOW):
    return Program(make_token(user=user, name="test", scopes=scopes, days=days, now=now)[1])


@pytest.fixture
def at_noon(db):
    with time_machine.travel(worlds.NOW, tick=False) as clock:
        yield clock


@pytest.fixture
def ada(at_noon):
    return person("ada")


@pytest.fixture
def world(at_noon):
    return worlds.build()
