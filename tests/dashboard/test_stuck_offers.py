"""What the catalogue offers to whoever is stuck."""

from dataclasses import replace

from planner.dashboard.stuck_offers import below, other_units
from planner.dashboard.stuck_subjects import stuck_on
from tests.plans.small_catalogues import catalogue, resource, topic, unit


def video(name, minutes, *covers):
    return replace(unit(name, minutes, *covers), kind="video")


CATALOGUE = catalogue(
    topic("sets"),
    topic("maps", needs=[("sets", 1)]),
    resources=(
        resource(
            "book",
            unit("chapter", 40, ("maps", 2)),
            unit("next-chapter", 10, ("maps", 2)),
            unit("appendix", 10, ("maps", 3)),
        ),
        resource("course", video("paid", 20, ("maps", 2)), is_free=False),
        resource("films", video("film", 30, ("maps", 2)), video("short", 5, ("maps", 1))),
    ),
)


def on(kind="unit", entry="chapter", **more):
    return stuck_on(CATALOGUE, kind, entry, **more)


def test_one_depth_lower_comes_first_and_then_what_it_stands_on():
    assert [str(each.at) for each in below(CATALOGUE, on().at)] == ["Maps (awareness)"]
    (sets,) = below(CATALOGUE, on("topic", "maps", depth="1").at)
    assert (str(sets.at), sets.you_can) == ("Sets (awareness)", ("use sets at depth 1",))


def test_what_stands_on_nothing_has_nothing_below():
    assert below(CATALOGUE, on("topic", "sets", depth="1").at) == ()


def test_another_format_comes_first_then_the_same_depth_then_what_is_free():
    found = [(each.unit.id, each.way) for each in other_units(CATALOGUE, on())]

    assert found == [("film", "watch"), ("next-chapter", "read"), ("paid", "watch")]


def test_what_was_read_for_it_is_not_offered_again():
    asked = on("topic", "maps", depth="working")

    found = other_units(CATALOGUE, asked, reading=["film", "next-chapter"])

    assert [each.unit.id for each in found] == ["chapter", "paid", "short"]
