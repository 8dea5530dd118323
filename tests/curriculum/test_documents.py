"""Entries as documents, and what differs between two of them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.changes import NOTHING, Change, applied, at, changes, conflicts
from curriculum.documents import documents, record_of, with_entries
from curriculum.exchange import SHIPPED, BadCatalogue, read
from curriculum.records import Catalogue
from tests.curriculum.catalogues import catalogue, full, topic

UNITS = [{"id": "a", "minutes": 5}, {"id": "b", "minutes": 6}]


@pytest.mark.parametrize("whole", [full(), read(SHIPPED)], ids=["full", "shipped"])
def test_every_entry_comes_back_from_its_document(whole):
    found = {key: record_of(key[0], each) for key, each in documents(whole).items()}

    assert with_entries(whole, found) == whole
    assert with_entries(catalogue(), dict.fromkeys(documents(catalogue()))) == Catalogue()


def test_a_document_that_is_no_entry_says_what_is_wrong():
    with pytest.raises(BadCatalogue) as refusal:
        record_of("topics", {"id": "x", "nme": "X"})

    assert "a topic has no 'nme'" in str(refusal.value)


def test_entries_are_replaced_in_place_added_and_taken_out():
    old, new = catalogue(topic("a"), topic("b")), replace(topic("a"), name="New")

    found = with_entries(
        old,
        {("topics", "a"): new, ("topics", "b"): None, ("topics", "c"): topic("c")},
    )

    assert found.topics == (new, topic("c"))


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ({"a": 1}, {"a": 1}, ()),
        ({"a": 1}, {"a": 2}, (Change(("a",), 1, 2),)),
        ({"a": 1}, {}, (Change(("a",), 1, NOTHING),)),
        ({}, {"a": None}, (Change(("a",), NOTHING, None),)),
        ({"a": {"b": 1}}, {"a": {"b": 2}}, (Change(("a", "b"), 1, 2),)),
        ({"a": ["x"]}, {"a": ["y"]}, (Change(("a",), ["x"], ["y"]),)),
        (
            {"u": UNITS},
            {"u": [UNITS[0], {"id": "b", "minutes": 7}]},
            (Change(("u", "b", "minutes"), 6, 7),),
        ),
        ({"u": UNITS}, {"u": UNITS[:1]}, (Change(("u", "b"), UNITS[1], NOTHING),)),
        ({"u": UNITS}, {"u": UNITS[::-1]}, (Change(("u",), UNITS, UNITS[::-1]),)),
    ],
)
def test_changes_are_told_place_by_place(before, after, found):
    assert changes(before, after) == found


def test_a_change_of_another_place_stays():
    mine = changes({"u": UNITS}, {"u": [{"id": "a", "minutes": 9}, UNITS[1]]})
    theirs = {"u": [*UNITS, {"id": "c", "minutes": 1}]}

    assert conflicts(mine, theirs) == ()
    assert at(applied(theirs, mine), ("u", "a", "minutes")) == 9
    assert at(applied(theirs, mine), ("u", "c", "minutes")) == 1


def test_a_change_of_the_same_place_is_in_conflict():
    mine = changes({"a": 1}, {"a": 2})

    assert conflicts(mine, {"a": 3}) == mine


values = st.recursive(
    st.integers(0, 2) | st.none(),
    lambda inner: (
        st.dictionaries(st.sampled_from("abc"), inner, max_size=3)
        | st.lists(inner, max_size=3)
        | st.lists(
            st.builds(lambda name, value: {"id": name, "v": value}, st.sampled_from("xyz"), inner),
            max_size=3,
        )
    ),
    max_leaves=8,
)
documents_of_any_shape = st.dictionaries(st.sampled_from("abc"), values, max_size=3)


@given(documents_of_any_shape, documents_of_any_shape)
def test_changes_lead_from_one_to_the_other_and_back(before, after):
    found = changes(before, after)

    assert applied(before, found) == after
    assert in_any_order(applied(after, [each.back() for each in found])) == in_any_order(before)
    assert conflicts(found, before) == ()


def in_any_order(value):
    """Items with ids sorted by them: what is added again comes last."""
    if isinstance(value, dict):
        return {name: in_any_order(each) for name, each in value.items()}
    if isinstance(value, list) and all(isinstance(each, dict) and "id" in each for each in value):
        return sorted((in_any_order(each) for each in value), key=lambda each: each["id"])
    return value
