"""Closures, canonical order and the people who bind."""

from __future__ import annotations

import pytest

from planner.solver import Nonsense
from planner.solver.reduce import bits, closure, reduce
from tests.solver.examples import chain, decision, people, person, problem, step


def test_a_circle_is_named() -> None:
    question = problem(
        steps=[
            step("a", needs=[("c", 1)]),
            step("b", needs=[("a", 1)]),
            step("c", needs=[("b", 1)]),
        ],
        decisions=[decision("plan", [("a", 1)])],
    )

    with pytest.raises(Nonsense) as refusal:
        reduce(question)

    assert str(refusal.value) == (
        "These stand on each other in a circle: a (1) → c (1) → b (1) → a (1)."
    )


def test_a_closure_stops_at_what_everybody_knows() -> None:
    question = problem(steps=chain("a", "b", "c"))

    assert closure(question, (("c", 1),), frozenset({("b", 1)})) == {("c", 1)}


def test_steps_stand_in_topological_order_with_ties_by_name() -> None:
    question = problem(
        steps=[step("z"), step("b", needs=[("z", 1)]), step("a")],
        decisions=[decision("plan", [("a", 1), ("b", 1)])],
    )

    assert [key[0] for key in reduce(question).keys] == ["a", "z", "b"]


def test_steps_that_no_decision_needs_are_dropped() -> None:
    question = problem(steps=chain("a", "b"), decisions=[decision("plan", [("a", 1)])])

    assert reduce(question).keys == (("a", 1),)


def test_people_who_never_bind_are_dropped() -> None:
    question = problem(
        steps=chain("a", "b"),
        decisions=[decision("plan", [("b", 1)])],
        people=[person("Ada", reading=60), person("Ben", reading=90), person("Cleo", reading=60)],
    )

    assert [profile.names for profile in reduce(question).profiles] == [("Ada", "Cleo")]


def test_somebody_who_knows_more_and_reads_less_still_binds() -> None:
    question = problem(
        steps=chain("a", "b"),
        decisions=[decision("plan", [("b", 1)])],
        people=[person("Ada", reading=60, knows=[("a", 1)]), person("Ben", reading=90)],
    )

    assert [profile.names for profile in reduce(question).profiles] == [("Ada",), ("Ben",)]


def test_unknown_needs_are_refused_with_their_name() -> None:
    with pytest.raises(Nonsense, match=r"The decision plan needs the unknown \('x', 1\)."):
        problem(decisions=[decision("plan", [("x", 1)])])


def test_two_people_of_one_name_are_refused() -> None:
    with pytest.raises(Nonsense, match="The person ada is there twice"):
        problem(people=people("Ada", "Ada"))


@pytest.mark.parametrize(("mask", "ones"), [(0, []), (1, [0]), (0b1010, [1, 3]), (1 << 70, [70])])
def test_the_ones_of_a_bit_set_are_listed(mask: int, ones: list[int]) -> None:
    assert bits(mask) == ones
