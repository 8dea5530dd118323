"""Searching all one's groups at once."""

import pytest

from planner.groups import actions as groups
from tests.groups.people import NOW, group, membership, user
from tests.threads.thread_pages import as_, asked, learners

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    """Two groups of Eve, and one of others."""
    mine = [learners(), group("Ben", "Eve", name="Second")]
    for number, each in enumerate([*mine, group("Ben", name="Others")]):
        asked(each, title=f"Canarybird {number}")
    return mine


def searched(client, query: str) -> str:
    return client.get("/search/", {"q": query}).content.decode()


def shown(page: str) -> list[str]:
    return [str(number) for number in range(3) if f"<mark>Canarybird</mark> {number}" in page]


def test_all_groups_of_the_reader_are_searched_and_named(client, made):
    page = searched(as_(client, "Eve"), "canarybird")

    assert shown(page) == ["0", "1"]
    assert ("Learners ·" in page, "Second ·" in page, "Others" in page) == (True, True, False)


def test_a_group_that_was_left_is_searched_no_more(client, made):
    groups.leave(membership=membership(made[1], "Eve"), by=user("Ada"), now=NOW)

    assert shown(searched(as_(client, "Eve"), "canarybird")) == ["0"]


@pytest.mark.parametrize("query", ["canarybird", "canarybrid", "canar"])
def test_whoever_belongs_nowhere_finds_the_catalogue_only(client, made, query):
    assert shown(searched(as_(client, "Cleo"), query)) == []
    assert "/catalogue/topics/vectors/" in searched(client, "vectors")


def test_the_catalogue_leads_there_whoever_is_signed_in(client, made):
    address = '/search/?q=vectors">What your groups asked about it</a>'

    assert address not in client.get("/catalogue/search/?q=vectors").content.decode()
    assert address in as_(client, "Eve").get("/catalogue/search/?q=vectors").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_few_queries(client, made, count, django_assert_num_queries):
    for number in range(count):
        asked(group("Eve", name=f"Group {number}"), title="Softmax")
    searched(as_(client, "Eve"), "softmax")

    with django_assert_num_queries(7):
        searched(client, "softmax")
    with django_assert_num_queries(8):
        searched(client, "sofmax")
