import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum.changes import NOTHING
from curriculum.importing.three_way import OURS, THEIRS, Clash, Conflict, merge

KEY = ("areas", "a")


def merged(base, ours, theirs, choice="", sections=("areas",)):
    sides = [{KEY: side} if side is not None else {} for side in (base, ours, theirs)]
    return merge(
        base=sides[0],
        ours=sides[1],
        theirs=sides[2],
        sections=sections,
        choices={KEY: choice} if choice else {},
    )


def entry(name="A", **more):
    return {"id": "a", "name": name, **more}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "becomes"),
    [
        (entry(), entry(), entry("B"), entry("B")),
        (entry(), entry(), None, None),
        (None, None, entry(), entry()),
        (entry(), entry(note="n"), entry("B"), entry("B", note="n")),
        (entry(), entry(note="n"), entry(why="w"), entry(note="n", why="w")),
        (entry(note="n"), entry(note="n", why="w"), entry(), entry(why="w")),
    ],
)
def test_what_only_they_changed_is_taken(base, ours, theirs, becomes):
    found = merged(base, ours, theirs)

    assert (found.entries, found.conflicts) == ({KEY: becomes}, ())


@pytest.mark.parametrize(
    ("base", "ours", "theirs"),
    [
        (entry(), entry("B"), entry()),
        (entry(), None, entry()),
        (None, entry(), None),
        (entry(), entry("B"), entry("B")),
        (entry(), None, None),
        (None, entry(), entry()),
    ],
)
def test_what_only_we_changed_stays(base, ours, theirs):
    found = merged(base, ours, theirs)

    assert (found.entries, found.conflicts) == ({}, ())


def test_what_both_changed_has_to_be_decided_and_the_rest_is_taken_meanwhile():
    base, ours, theirs = entry(), entry("Ours"), entry("Theirs", note="n")

    found = merged(base, ours, theirs)

    assert found.conflicts == (Conflict(KEY, (Clash(("name",), "A", "Ours", "Theirs"),)),)
    assert found.entries == {KEY: entry("Ours", note="n")}
    assert merged(base, ours, theirs, OURS) == found
    assert merged(base, ours, theirs, THEIRS).entries == {KEY: entry("Theirs", note="n")}


@pytest.mark.parametrize(
    ("ours", "theirs", "by_choice"),
    [
        (entry("Ours"), None, {OURS: {}, THEIRS: {KEY: None}}),
        (None, entry("Theirs"), {OURS: {}, THEIRS: {KEY: entry("Theirs")}}),
    ],
)
def test_a_change_against_a_removal_has_to_be_decided(ours, theirs, by_choice):
    undecided = merged(entry(), ours, theirs)

    assert (undecided.entries, len(undecided.conflicts)) == ({}, 1)
    for choice, entries in by_choice.items():
        assert merged(entry(), ours, theirs, choice).entries == entries


def test_two_that_were_added_apart_under_one_id_have_to_be_decided():
    found = merged(None, entry("Ours", note="n"), entry("Theirs"))

    assert [clash.path for clash in found.conflicts[0].clashes] == [("name",), ("note",)]
    assert merged(None, entry("Ours"), entry("Theirs"), THEIRS).entries == {KEY: entry("Theirs")}


def test_a_change_inside_a_part_that_we_took_out_is_of_the_whole_part():
    part = {"id": "p", "minutes": 1}
    base, ours = entry(units=[part]), entry(units=[])
    theirs = entry(units=[{"id": "p", "minutes": 2}])

    (conflict,) = merged(base, ours, theirs).conflicts

    assert [clash.path[0] for clash in conflict.clashes] == ["units"]
    assert merged(base, ours, theirs, THEIRS).entries == {KEY: theirs}


def test_sections_that_are_not_in_the_file_stay():
    assert merged(entry(), entry(), None, sections=("topics",)).entries == {}


VALUES = st.sampled_from(["x", "y", "z"])
DOCUMENTS = st.none() | st.fixed_dictionaries(
    {"id": st.just("a"), "name": VALUES},
    optional={
        "note": VALUES,
        "units": st.lists(
            st.fixed_dictionaries({"id": VALUES, "minutes": st.integers(1, 3)}),
            unique_by=lambda each: each["id"],
            max_size=3,
        ),
    },
)


@given(DOCUMENTS, DOCUMENTS, DOCUMENTS)
def test_nothing_of_ours_is_lost_without_a_choice_and_theirs_comes_with_it(base, ours, theirs):
    found = merged(base, ours, theirs)
    taken = merged(base, ours, theirs, THEIRS)

    if not found.conflicts:
        assert found == taken
    if ours == base:
        assert found.entries.get(KEY, ours) == theirs
    if theirs == base:
        assert found.entries == {}
    for clash in (clash for conflict in taken.conflicts for clash in conflict.clashes):
        assert clash.ours != clash.theirs
    after = taken.entries.get(KEY, ours)
    assert merged(theirs, after, theirs).entries == {}
    assert NOTHING not in (after or {}).values()
