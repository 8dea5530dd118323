from planner.plans.wanted import aims
from tests.plans.small_catalogues import brief, catalogue, decision, topic

CATALOGUE = catalogue(
    topic("sets"),
    topic("maps", needs=[("sets", 1)]),
    topic("rings"),
    topic("odds", area="chance"),
    topic("games", area="chance", for_curiosity=True),
    decisions=(
        decision("prove", ("maps", 1), goals=("study",)),
        decision("ship", ("rings", 1)),
    ),
)


def wanted(**question):
    found = aims(brief(**question), CATALOGUE).decisions
    return [(each.id, each.weight, each.is_target) for each in found]


def test_on_demand_has_no_targets():
    assert wanted() == [("ship", 1, False)]


def test_breadth_first_meets_the_topics_of_each_area_that_serve_most_decisions():
    assert wanted(goals=("study",), breadth=2) == [
        ("prove", 12, False),
        ("breadth:algebra:sets", 1, True),
        ("breadth:algebra:maps", 1, True),
    ]


def test_two_topics_of_an_area_unless_told_otherwise():
    assert [name for name, _, is_target in wanted(goals=("study",)) if is_target] == [
        "breadth:algebra:sets",
        "breadth:algebra:maps",
    ]


def test_no_breadth_on_request():
    assert wanted(goals=("study",), breadth=0) == [("prove", 12, False)]


def test_a_topic_left_out_is_no_target():
    found = wanted(goals=("study",), depths=(("rings", 0),))

    assert "breadth:algebra:rings" not in [name for name, *_ in found]


def test_curiosity_alone_wants_the_curious_topics_and_breadth_over_all_areas():
    assert wanted(goals=("curious",), breadth=1) == [
        ("curious:games", 1, True),
        ("breadth:algebra:sets", 1, True),
        ("breadth:chance:odds", 1, True),
    ]


def test_curiosity_beside_a_goal_adds_the_curious_topics():
    assert wanted(goals=("build", "curious")) == [("ship", 1, False), ("curious:games", 1, True)]
