import pytest

from curriculum import exchange, graph
from planner.plans.brief import Instead, Minutes, Taste
from planner.plans.steps import Limits, resources_for, step_plans
from planner.solver.problem import Piece
from tests.plans.small_catalogues import catalogue, exercise, resource, topic, unit

ANY, USUAL = Taste(), Minutes()
ROOMY = Limits(meeting=40, reading=90)
SHIPPED = exchange.read(exchange.SHIPPED)


def plans(found, *keys, limits=ROOMY, shares=USUAL, taste=ANY):
    return step_plans(found, keys, taste=taste, shares=shares, limits=limits)


def plan(*, minutes=60, units=(), exercises=(), **rest):
    found = catalogue(
        topic("sets", minutes), resources=(resource("book", *units),), exercises=exercises
    )
    return plans(found, ("sets", 1), **rest)["sets", 1]


def test_a_step_without_units_is_own_practice():
    found = plan()

    assert (found.has_units, found.pieces) == (False, (Piece(discussion=20, reading=40),))
    assert (found.before[0].reading, found.before[0].practice) == ((), 40)


def test_what_the_units_leave_is_practice():
    found = plan(units=[unit("one", 30, ("sets", 1))])

    assert ([each.minutes for each in found.before[0].reading], found.before[0].practice) == (
        [30],
        10,
    )


def test_a_unit_that_does_not_fit_says_which_part_is_meant_and_that_it_is_an_estimate():
    (reading,) = plan(units=[unit("one", 90, ("sets", 1))]).before[0].reading

    assert (reading.minutes, reading.of_minutes) == (40, 90)
    assert (reading.part, reading.is_estimate) == ("the parts on Sets", True)


def test_a_unit_is_continued_before_the_next_piece():
    found = plan(minutes=240, units=[unit("one", 150, ("sets", 1))])

    told = [[(each.minutes, each.part) for each in before.reading] for before in found.before]
    assert told == [[(80, "")], [(70, "continued")]]


def test_a_unit_is_not_opened_for_the_last_minutes_of_a_week():
    units = [unit("one", 76, ("sets", 1)), unit("two", 30, ("sets", 1))]

    found = plan(minutes=240, units=units)

    told = [[(each.unit, each.minutes) for each in before.reading] for before in found.before]
    assert told == [[("one", 76)], [("two", 30)]]


def test_an_exercise_that_fits_is_done_in_the_meeting():
    found = plan(exercises=[exercise("count", 20, ("sets", 1))])

    assert [(each.minutes, each.in_meeting) for each in found.together[0]] == [(20, True)]
    assert found.before[0].practice == 40


def test_an_exercise_that_does_not_fit_is_started_before_with_a_third_of_the_time():
    found = plan(
        minutes=120,
        units=[unit("one", 90, ("sets", 1))],
        exercises=[exercise("count", 50, ("sets", 1))],
    )

    before = found.before[0]
    assert [each.minutes for each in before.reading] == [54]
    assert [(each.minutes, each.in_meeting) for each in before.tasks] == [(26, False)]


def test_only_exercises_whose_main_topic_it_is_are_done():
    found = catalogue(
        topic("sets", 60), topic("maps", 60), exercises=[exercise("x", 5, ("maps", 1), ("sets", 1))]
    )

    assert plans(found, ("sets", 1))["sets", 1].together == ((),)


def test_the_lead_and_before_the_lead_the_unit_says_how_much_is_discussed():
    units = [unit("one", 40, ("sets", 1), discussion_percent=60)]

    assert plan(shares=Minutes(discussion_percent=50)).discussion == 30
    assert plan(shares=Minutes(discussion_percent=50), units=units).discussion == 35


def test_the_deeper_step_goes_on_with_the_resource_of_the_shallower_one():
    first = resource("first", unit("a2", 40, ("sets", 2)))
    second = resource("second", unit("b1", 40, ("sets", 1)), unit("b2", 40, ("sets", 2)))
    found = catalogue(topic("sets", 60, 60), resources=(first, second))

    deeper = plans(found, ("sets", 1), ("sets", 2))["sets", 2]

    assert deeper.before[0].reading[0].unit == "b2"


@pytest.mark.parametrize("limits", [ROOMY, Limits(meeting=25, reading=30)])
@pytest.mark.parametrize("percent", [None, 10, 60])
def test_every_decision_keeps_the_promise_of_its_page(limits, percent):
    shares = Minutes(discussion_percent=percent)
    found = plans(SHIPPED, *graph.steps(SHIPPED), limits=limits, shares=shares)

    for each in SHIPPED.decisions:
        steps = graph.closure(SHIPPED, [(need.topic, need.depth) for need in each.needs])
        spent = sum(found[key].discussion + found[key].reading for key in steps)
        assert spent == graph.minutes(SHIPPED, steps)


@pytest.mark.parametrize("limits", [ROOMY, Limits(meeting=25, reading=30)])
def test_what_is_done_before_a_piece_adds_up_to_its_reading(limits):
    for found in plans(SHIPPED, *graph.steps(SHIPPED), limits=limits).values():
        told = [
            sum(each.minutes for each in (*before.reading, *before.tasks)) + before.practice
            for before in found.before
        ]
        assert told == [piece.reading for piece in found.pieces]


def test_no_part_of_a_unit_is_counted_twice():
    read = {}
    for found in plans(SHIPPED, *graph.steps(SHIPPED)).values():
        for each in (reading for before in found.before for reading in before.reading):
            read[each.unit] = read.get(each.unit, 0) + each.minutes

    whole = {unit.id: unit.minutes for _, unit in SHIPPED.units()}
    assert [name for name, minutes in read.items() if minutes > whole[name]] == []


# --- another resource than the one that would be chosen ---

TWO = catalogue(
    topic("sets", 60, 60),
    resources=(
        resource("first", unit("a1", 40, ("sets", 1)), unit("a2", 30, ("sets", 2))),
        resource("second", unit("b1", 20, ("sets", 1)), is_free=False),
    ),
)


def read_from(*instead, taste=ANY):
    found = step_plans(
        TWO, [("sets", 1), ("sets", 2)], taste=taste, shares=USUAL, limits=ROOMY, instead=instead
    )
    return [[each.unit for each in found["sets", depth].before[0].reading] for depth in (1, 2)]


def instead(name, depth=1):
    return Instead(topic="sets", depth=depth, resource=name)


def test_a_step_is_read_from_the_resource_that_somebody_chose():
    assert read_from() == [["a1"], ["a2"]]
    assert read_from(instead("second")) == [["b1"], ["a2"]]


@pytest.mark.parametrize(
    ("choice", "taste"),
    [
        (instead("second", 2), ANY),
        (instead("gone"), ANY),
        (instead("second"), Taste(free_only=True)),
    ],
    ids=["no unit at this depth", "no such resource", "not to the taste"],
)
def test_a_choice_without_units_changes_nothing(choice, taste):
    assert read_from(choice, taste=taste) == [["a1"], ["a2"]]


def test_a_choice_leaves_the_minutes_of_the_step_as_they_are():
    chosen = step_plans(
        TWO,
        [("sets", 1)],
        taste=ANY,
        shares=USUAL,
        limits=ROOMY,
        instead=[instead("second")],
    )["sets", 1]

    assert chosen.pieces == plans(TWO, ("sets", 1))["sets", 1].pieces
    assert chosen.before[0].practice == 20


def test_resources_for_a_step_are_those_with_a_unit_that_fits_the_taste():
    assert resources_for(TWO, ANY, ("sets", 1)) == ("first", "second")
    assert resources_for(TWO, ANY, ("sets", 2)) == ("first",)
    assert resources_for(TWO, Taste(free_only=True), ("sets", 1)) == ("first",)
    assert resources_for(TWO, ANY, ("sets", 3)) == ()
