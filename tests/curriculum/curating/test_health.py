"""What curators should look at, and nothing else."""

import datetime as dt
from dataclasses import replace

import pytest

from curriculum.curating.health_page import of_catalogue
from curriculum.exchange import SHIPPED, read
from curriculum.identities import canonical, duplicates, identities
from curriculum.records import Rung
from tests.curriculum.catalogues import catalogue, decision, goal, resource, topic, unit, wants

TODAY = dt.date(2026, 11, 21)
NUMBERS = topic("numbers")
BOOK = resource("book", unit("book-1", ("numbers", 2)))
SOLVER = decision("solver", ("numbers", 2))


def found(*topics, decisions=(SOLVER,), resources=(BOOK,), **sections):
    whole = catalogue(*(topics or (NUMBERS,)), decisions=decisions, resources=resources, **sections)
    return [(each.kind, each.section, each.entry) for each in of_catalogue(whole, TODAY)]


def test_a_tidy_catalogue_has_nothing_to_look_at():
    assert found() == []


def test_each_kind_is_found_and_leads_to_its_entry():
    rungs = tuple(replace(each, minutes=0) for each in topic("x").rungs[:1])
    blank = topic("blank", for_curiosity=True, rungs=(*rungs, *topic("x").rungs[1:]))
    old = topic("old", for_curiosity=True, maturity_on=dt.date(2020, 1, 1))
    hen = topic("hen", wants("egg", from_depth=3), for_curiosity=True)
    egg = topic("egg", wants("hen", 3), for_curiosity=True)

    seeded = found(
        NUMBERS,
        *(topic("knots"), blank, old, hen, egg),
        decisions=(SOLVER, decision("deep", ("numbers", 3))),
        resources=(
            replace(BOOK, facts_not_verified=("its year",)),
            replace(BOOK, id="copy", units=()),
            resource("long", unit("long-1", minutes=500), url="https://example.com/"),
        ),
        goals=(goal(), goal("empty")),
    )

    assert set(seeded) == {
        ("not needed", "topics", "knots"),
        ("no estimate", "topics", "blank"),
        ("old maturity", "topics", "old"),
        ("out of reach", "topics", "hen"),
        ("out of reach", "topics", "egg"),
        ("no unit", "topics", "numbers"),
        ("unchecked", "resources", "book"),
        ("no units", "resources", "copy"),
        ("double", "resources", "book"),
        ("long unit", "resources", "long"),
        ("covers nothing", "resources", "long"),
        ("no decisions", "goals", "empty"),
    }
    assert isinstance(blank.rungs[0], Rung)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://arxiv.org/abs/1706.03762", "https://arxiv.org/pdf/1706.03762v5"),
        ("https://arxiv.org/abs/1706.03762", "https://doi.org/10.48550/arXiv.1706.03762"),
        (
            "https://doi.org/10.1145/3292500.3330701",
            "https://dl.acm.org/doi/10.1145/3292500.3330701",
        ),
        ("http://www.example.org/a/", "https://example.org/a#part"),
        ("https://example.org/a?utm_source=x", "https://example.org/a"),
    ],
)
def test_two_addresses_of_one_thing_are_one(one, other):
    first = resource("one", url=one, title="One")
    second = resource("two", url=other, title="Two")

    assert [ids for _, ids in duplicates(catalogue(resources=(first, second)))] == [("one", "two")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"note": "ISBN 978-0-387-84857-0"}, {"note": "isbn: 0-387-84857-6"}),
        ({"title": "The Elements!"}, {"title": "the elements"}),
    ],
)
def test_so_are_two_books_of_one_number_or_title(one, other):
    first = resource("one", **({"url": "https://a.example/", "title": "A"} | one))
    second = resource("two", **({"url": "https://b.example/", "title": "B"} | other))

    assert len(list(duplicates(catalogue(resources=(first, second))))) == 1


def test_what_differs_is_not_one():
    first = resource("one", url="https://example.org/?page=1", title="A course")
    second = resource("two", url="https://example.org/?page=2", title="A course", by=("Ben",))

    assert list(duplicates(catalogue(resources=(first, second)))) == []
    assert canonical("https://example.org/?b=1&a=2") == canonical("https://example.org/?a=2&b=1")
    assert "arXiv 1706.03762" in set(identities(resource("x", url="arxiv:1706.03762")))


def test_of_the_shipped_catalogue_only_two_letters_share_an_address():
    """They are of one newsletter, and their own addresses are not known."""
    letters = ("batch-letter-how-much", "batch-letter-math-course")

    assert [ids for _, ids in duplicates(read(SHIPPED))] == [letters]
