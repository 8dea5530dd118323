import itertools

from hypothesis import given
from hypothesis import strategies as st

from curriculum import graph
from tests.curriculum.catalogues import catalogue, topic, wants

DEPTHS = st.integers(1, 3)


@st.composite
def catalogues(draw, *, may_circle):
    """Up to eight topics; without circles, a topic only wants those before it."""
    count = draw(st.integers(1, 8))
    topics = []
    for number in range(count):
        others = [each for each in range(count if may_circle else number) if each != number]
        wanted = draw(st.lists(st.sampled_from(others), unique=True)) if others else []
        prerequisites = [
            wants(f"t{each}", draw(DEPTHS), from_depth=draw(DEPTHS), soft=draw(st.booleans()))
            for each in wanted
        ]
        topics.append(topic(f"t{number}", *prerequisites))
    return catalogue(*draw(st.permutations(topics)))


def some_steps(found):
    names = [each.id for each in found.topics]
    return st.lists(st.tuples(st.sampled_from(names), DEPTHS), max_size=4)


def is_circle(found, circle):
    return circle[0] == circle[-1] and all(
        need in graph.direct_needs(found, step) for step, need in itertools.pairwise(circle)
    )


@given(st.data())
def test_a_closure_holds_its_needs_and_all_that_each_step_needs(data):
    found = data.draw(catalogues(may_circle=False))
    needs = data.draw(some_steps(found))

    closure = set(graph.closure(found, needs))

    assert set(needs) <= closure
    assert all(set(graph.direct_needs(found, step)) <= closure for step in closure)


@given(st.data())
def test_a_closure_holds_nothing_that_no_need_asks_for(data):
    found = data.draw(catalogues(may_circle=False))
    needs = data.draw(some_steps(found))

    closure = graph.closure(found, needs)

    asked = set(needs).union(*(graph.direct_needs(found, step) for step in closure))
    assert set(closure) <= asked


@given(st.data())
def test_each_step_of_a_closure_comes_once_and_after_what_it_needs(data):
    found = data.draw(catalogues(may_circle=False))
    known = data.draw(some_steps(found))

    closure = graph.closure(found, data.draw(some_steps(found)), known=known)

    learnt = set(graph.with_shallower(known))
    for step in closure:
        assert set(graph.direct_needs(found, step)) <= learnt
        assert step not in learnt
        learnt.add(step)


@given(catalogues(may_circle=True))
def test_every_circle_found_is_one_and_none_means_that_all_can_be_learnt(found):
    circles = list(graph.circles(found))

    assert all(is_circle(found, circle) for circle in circles)
    assert (len(graph.levels(found)) == 3 * len(found.topics)) == (not circles)
