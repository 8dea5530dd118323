import itertools

import pytest

from curriculum import graph
from curriculum.exchange import SHIPPED, read
from tests.curriculum.catalogues import catalogue, decision, topic, wants

CHAIN = catalogue(
    topic("numbers"),
    topic("shapes"),
    topic("vectors", wants("numbers", 1), wants("shapes", 2, from_depth=2)),
    topic("spaces", wants("vectors", 2), wants("shapes", 3, soft=True)),
)


def test_a_step_needs_the_one_before_and_what_starts_to_matter_at_its_depth():
    assert graph.direct_needs(CHAIN, ("vectors", 1)) == (("numbers", 1),)
    assert graph.direct_needs(CHAIN, ("vectors", 2)) == (("vectors", 1), ("shapes", 2))
    assert graph.direct_needs(CHAIN, ("vectors", 3)) == (("vectors", 2),)


def test_a_closure_holds_everything_prerequisites_first():
    assert graph.closure(CHAIN, [("spaces", 1)]) == (
        ("numbers", 1),
        ("shapes", 1),
        ("shapes", 2),
        ("vectors", 1),
        ("vectors", 2),
        ("spaces", 1),
    )


def test_a_closure_does_not_depend_on_the_order_of_the_needs():
    needs = [("vectors", 1), ("shapes", 1), ("spaces", 1)]

    assert graph.closure(CHAIN, needs) == graph.closure(CHAIN, reversed(needs))


def test_what_is_known_and_what_only_that_needs_is_left_out():
    assert graph.closure(CHAIN, [("spaces", 1)], known={("vectors", 2)}) == (("spaces", 1),)


def test_knowing_a_depth_is_knowing_the_shallower_ones():
    assert graph.closure(CHAIN, [("shapes", 1), ("numbers", 2)], known={("shapes", 3)}) == (
        ("numbers", 1),
        ("numbers", 2),
    )


def test_a_closure_of_nothing_is_nothing():
    assert graph.closure(CHAIN, []) == ()


def test_an_unknown_topic_is_an_error():
    with pytest.raises(KeyError):
        graph.closure(CHAIN, [("knots", 1)])


def test_minutes_count_each_step_once():
    assert graph.minutes(CHAIN, graph.closure(CHAIN, [("spaces", 1), ("vectors", 1)])) == 80


def test_levels_are_longest_ways():
    level = graph.levels(CHAIN)

    assert {each.id: [level[each.id, depth] for depth in (1, 2, 3)] for each in CHAIN.topics} == {
        "numbers": [0, 1, 2],
        "shapes": [0, 1, 2],
        "vectors": [1, 2, 3],
        "spaces": [3, 4, 5],
    }


def test_a_step_unlocks_what_needs_it_directly():
    unlocked = graph.unlocked_by(graph.steps(CHAIN))

    assert unlocked["vectors", 2] == (("vectors", 3), ("spaces", 1))
    assert unlocked["spaces", 3] == ()


def test_a_topic_reaches_decisions_through_what_it_unlocks():
    found = catalogue(
        *CHAIN.topics,
        topic("knots"),
        decisions=(decision("solver", ("spaces", 1)), decision("shape", ("shapes", 1))),
    )

    assert graph.decisions_reached(found) == {
        "numbers": ("solver",),
        "shapes": ("solver", "shape"),
        "vectors": ("solver",),
        "spaces": ("solver",),
        "knots": (),
    }


def test_a_circle_is_named():
    round_about = catalogue(topic("hen", wants("egg")), topic("egg", wants("hen")))

    assert [graph.named(circle) for circle in graph.circles(round_about)] == [
        "hen@awareness -> egg@awareness -> hen@awareness"
    ]


def test_a_circle_through_depths_is_found():
    round_about = catalogue(topic("hen", wants("egg", 3)), topic("egg", wants("hen", from_depth=2)))

    assert [graph.named(circle) for circle in graph.circles(round_about)] == [
        "hen@awareness -> egg@mastery -> egg@working -> hen@awareness"
    ]


def test_topics_may_need_each_other_at_different_depths():
    helix = catalogue(topic("hen", wants("egg", 1, from_depth=2)), topic("egg", wants("hen", 1)))

    assert list(graph.circles(helix)) == []


def test_a_closure_leaves_nothing_out_where_there_is_a_circle():
    round_about = catalogue(topic("hen", wants("egg")), topic("egg", wants("hen")), topic("nest"))

    assert graph.closure(round_about, [("hen", 1), ("nest", 1)]) == (
        ("nest", 1),
        ("egg", 1),
        ("hen", 1),
    )


def test_soft_prerequisites_make_no_circle():
    loose = catalogue(topic("hen", wants("egg", soft=True)), topic("egg", wants("hen")))

    assert list(graph.circles(loose)) == []


def test_what_stands_on_a_circle_has_no_level():
    found = catalogue(topic("hen", wants("egg")), topic("egg", wants("hen")), topic("nest"))

    assert sorted(graph.levels(found)) == [("nest", 1), ("nest", 2), ("nest", 3)]


def test_ten_thousand_topics_in_a_row_are_no_deeper_than_two():
    names = [f"topic-{number:05d}" for number in range(10_000)]
    row = [topic(name, wants(before)) for before, name in itertools.pairwise(names)]
    long = catalogue(topic(names[0]), *row)

    assert list(graph.circles(long)) == []
    assert graph.closure(long, [(names[-1], 1)]) == tuple((name, 1) for name in names)
    assert graph.levels(long)[names[-1], 3] == 10_001


def test_the_shipped_catalogue_has_no_circle():
    assert list(graph.circles(read(SHIPPED))) == []
