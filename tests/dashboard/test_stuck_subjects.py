"""What one can be stuck on, and which topic at which depth it comes down to."""

import pytest

from planner.dashboard.stuck_subjects import stuck_on
from planner.progress.stuck_actions import On
from tests.plans.small_catalogues import catalogue, exercise, resource, topic, unit

CATALOGUE = catalogue(
    topic("sets"),
    topic("maps", needs=[("sets", 1)]),
    resources=(resource("book", unit("one", 40, ("sets", 1), ("maps", 2)), unit("preface", 5)),),
    exercises=(exercise("count", 20, ("maps", 1)),),
)


def found(kind, entry, **more):
    on = stuck_on(CATALOGUE, kind, entry, **more)
    return (str(on.at), [str(each) for each in on.others])


@pytest.mark.parametrize(
    ("depth", "at", "others"),
    [
        ("", "Sets (working)", ["Sets (awareness)", "Sets (mastery)"]),
        ("mastery", "Sets (mastery)", ["Sets (awareness)", "Sets (working)"]),
        ("1", "Sets (awareness)", ["Sets (working)", "Sets (mastery)"]),
        ("4", "Sets (working)", ["Sets (awareness)", "Sets (mastery)"]),
    ],
)
def test_a_topic_is_meant_at_a_depth(depth, at, others):
    assert found("topic", "sets", depth=depth) == (at, others)


@pytest.mark.parametrize(
    ("asked", "at"),
    [
        ({}, "Sets (awareness)"),
        ({"topic": "maps"}, "Maps (working)"),
        ({"topic": "maps", "depth": "1"}, "Maps (working)"),
        ({"topic": "rings"}, "Sets (awareness)"),
    ],
)
def test_a_unit_comes_down_to_what_it_covers(asked, at):
    assert found("unit", "one", **asked)[0] == at


def test_an_exercise_comes_down_to_its_topic():
    assert found("exercise", "count") == ("Maps (awareness)", [])


def test_a_unit_that_covers_nothing_has_no_topic():
    on = stuck_on(CATALOGUE, "unit", "preface")

    assert (on.of, on.at) == ("Book", None)
    assert on.on("page 3") == On(kind="unit", id="preface", location="page 3")


@pytest.mark.parametrize(
    ("kind", "entry"), [("topic", "x"), ("unit", "x"), ("exercise", "x"), ("goal", "build")]
)
def test_what_the_catalogue_does_not_have_is_nothing(kind, entry):
    assert stuck_on(CATALOGUE, kind, entry) is None
