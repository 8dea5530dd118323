from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from curriculum.drawing import Box, crossings, drawing, layers, without_implied

NAMES = tuple("abcdefghij")


@st.composite
def graphs(draw):
    """Names, with edges that only lead forward."""
    names = NAMES[: draw(st.integers(0, len(NAMES)))]
    pairs = list(combinations(names, 2))
    edges = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    return names, edges


def labels(names):
    return {name: f"topic {name} with a name that is long" for name in names}


def are_apart(one, other):
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


def test_nothing_draws_nothing():
    assert (drawing({}, []).boxes, drawing({}, []).curves) == ((), ())


def test_a_topic_stands_right_of_everything_it_stands_on():
    assert layers("abcd", [("a", "b"), ("b", "d"), ("a", "d")]) == {"a": 0, "b": 1, "c": 0, "d": 2}


def test_what_other_lines_say_already_is_not_drawn():
    edges = [("a", "b"), ("b", "c"), ("a", "c")]

    assert without_implied("abc", edges) == [("a", "b"), ("b", "c")]


def test_lines_that_swap_sides_cross():
    spans = [["a", "d"], ["b", "c"]]

    assert crossings([["a", "b"], ["c", "d"]], spans) == 1
    assert crossings([["a", "b"], ["d", "c"]], spans) == 0


def test_crossings_that_can_be_avoided_are():
    found = drawing(dict.fromkeys("abcd", "x"), [("a", "d"), ("b", "c")])

    height = {box.id: box.y for box in found.boxes}
    assert (height["a"] < height["b"]) == (height["d"] < height["c"])


def test_chinese_names_are_broken_where_a_line_is_full():
    found = drawing({"relu": "激活函数与 ReLU：为什么它比 sigmoid 好用", "pca": "主成分分析"}, [])

    assert [box.lines for box in found.boxes] == [
        ("激活函数与 ReLU：为", "什么它比 sigmoid 好", "用"),
        ("主成分分析",),
    ]


def test_long_names_are_broken_into_lines():
    box = drawing({"pca": "Principal component analysis"}, []).boxes[0]

    assert box == Box("pca", ("Principal component", "analysis"), 8, 8, 176, 56)


def test_a_straight_line_leads_from_side_to_side():
    found = drawing({"a": "one", "b": "two"}, [("a", "b")])

    assert [curve.path for curve in found.curves] == ["M184 28c24 0 24 0 48 0"]


def test_a_line_that_leads_back_is_left_out():
    assert drawing({"a": "one", "b": "two"}, [("b", "a")]).curves == ()


@given(graphs())
def test_boxes_lie_apart_and_within_the_picture(graph):
    names, edges = graph
    found = drawing(labels(names), edges)

    assert all(are_apart(*pair) for pair in combinations(found.boxes, 2))
    assert all(box.x >= 0 and box.y >= 0 for box in found.boxes)
    assert all(box.x + box.width <= found.width for box in found.boxes)
    assert all(box.y + box.height <= found.height for box in found.boxes)


@given(graphs())
def test_every_line_leads_to_the_right_and_says_no_more_than_the_edges(graph):
    names, edges = graph
    found = drawing(labels(names), edges)

    left = {box.id: box.x for box in found.boxes}
    assert {(curve.start, curve.end) for curve in found.curves} <= set(edges)
    assert all(left[curve.start] < left[curve.end] for curve in found.curves)
    assert layers(names, [(curve.start, curve.end) for curve in found.curves]) == layers(
        names, edges
    )


@given(graphs())
def test_the_same_question_gives_the_same_drawing(graph):
    names, edges = graph

    assert drawing(labels(names), edges) == drawing(labels(names), edges)
