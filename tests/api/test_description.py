import json

import pytest
from jsonschema import Draft202012Validator

from planner.api.description import schema
from planner.api.operations import example, operations

pytestmark = pytest.mark.django_db


def test_the_description_is_open_to_all(client):
    found = client.get("/api/v1/openapi.json").json()

    assert (found["info"]["title"], found["openapi"][:3]) == ("Lemma", "3.1")


def test_every_operation_says_what_it_does_and_how_it_refuses():
    lacking = [
        (path, method)
        for path, methods in schema()["paths"].items()
        for method, found in methods.items()
        if not found.get("summary")
        or not {"401", "404", "429"} <= {str(s) for s in found["responses"]}
    ]

    assert lacking == []


def test_examples_fit_what_they_are_examples_of():
    whole = json.loads(json.dumps(schema()))
    for name, found in whole["components"]["schemas"].items():
        validator = Draft202012Validator({**found, "components": whole["components"]})

        assert list(validator.iter_errors(example(whole, found))) == [], name


def test_the_page_shows_every_operation(client):
    page = client.get("/api/").content.decode()

    assert [
        each.path for each in operations(schema()) if f"{each.method} {each.path}" not in page
    ] == []


def test_the_page_asks_nothing_of_anybody_else(client):
    page = client.get("/api/").content.decode()

    assert "https://" not in page.partition("<main")[2]
