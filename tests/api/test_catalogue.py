from typing import get_args

import pytest

from curriculum.documents import SECTIONS
from curriculum.history import last_documents
from planner.api.catalogue import Section
from tests.api.conftest import program

VECTORS = "/catalogue/topics/vectors"


@pytest.fixture
def curator(world):
    return program(world.dora, "write", "catalogue")


def test_the_catalogue_is_read_in_pages(world):
    ask = program(world.ada)

    first = ask("GET", "/catalogue/topics?limit=1").json()
    second = ask("GET", f"/catalogue/topics?limit=1&after={first['next']}").json()

    counted = ask("GET", "/catalogue").json()["entries"]["topics"]
    assert (
        first["items"] + second["items"]
        == [document for (section, _), document in last_documents().items() if section == "topics"][
            :2
        ]
    )
    assert counted == len(ask("GET", "/catalogue/topics").json()["items"])


def test_an_entry_is_its_document(world):
    assert program(world.ada)("GET", VECTORS).json() == last_documents()["topics", "vectors"]


def test_every_section_can_be_read():
    assert get_args(Section) == SECTIONS


def test_a_filter_keeps_what_names_a_goal(world):
    found = program(world.ada)("GET", "/catalogue/decisions?goal=build").json()["items"]

    assert {"build" in each["goals"] for each in found} == {True}


def test_entries_are_found_by_words(world):
    found = program(world.ada)("GET", "/catalogue/search?q=vectors").json()

    assert {"kind": "topic", "id": "vectors"}.items() <= found[0].items()


def test_a_curator_changes_an_entry_that_they_have_read(world, curator):
    read = curator("GET", VECTORS)
    wanted = {**read.json(), "name": "Vectors and arrows"}

    response = curator("PUT", VECTORS, {"entry": wanted, "why": "clearer"}, If_Match=read["ETag"])

    assert (response.status_code, response.json()["name"]) == (200, "Vectors and arrows")
    assert last_documents()["topics", "vectors"]["name"] == "Vectors and arrows"


def test_who_read_an_older_state_is_refused(world, curator):
    read = curator("GET", VECTORS)
    first = {"entry": {**read.json(), "name": "One"}}
    curator("PUT", VECTORS, first, If_Match=read["ETag"])

    response = curator(
        "PUT", VECTORS, {"entry": {**read.json(), "name": "Two"}}, If_Match=read["ETag"]
    )

    assert (response.status_code, response.json()["error"]["code"]) == (412, "changed_since")
    assert last_documents()["topics", "vectors"]["name"] == "One"


def test_a_change_without_a_condition_is_refused(world, curator):
    response = curator("PUT", VECTORS, {"entry": curator("GET", VECTORS).json()})

    assert (response.status_code, response.json()["error"]["code"]) == (428, "no_condition")


def test_a_new_entry_is_added(world, curator):
    response = curator(
        "PUT",
        "/catalogue/areas/logic",
        {"entry": {"id": "logic", "name": "Logic"}},
        If_None_Match="*",
    )

    assert (response.status_code, response.json()) == (201, {"id": "logic", "name": "Logic"})


def test_what_would_not_be_sound_is_refused_with_its_problems(world, curator):
    read = curator("GET", VECTORS)
    wanted = {**read.json(), "area": "nowhere"}

    response = curator("PUT", VECTORS, {"entry": wanted}, If_Match=read["ETag"])

    assert response.status_code == 422
    assert "nowhere" in response.json()["error"]["fields"]["entry"][0]


def test_members_change_nothing_even_with_the_scope_to_write(world):
    ask = program(world.ada, "write")
    read = ask("GET", VECTORS)

    response = ask("PUT", VECTORS, {"entry": read.json()}, If_Match=read["ETag"])

    assert (response.status_code, response.json()["error"]["code"]) == (403, "scope")
