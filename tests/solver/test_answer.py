"""Whole plans as readable tables, and what a plan says about itself."""

from __future__ import annotations

import pytest

from planner.solver import Problem, Solution, solve, violations
from tests.solver.examples import (
    chain,
    decision,
    lock,
    meeting,
    meetings,
    people,
    person,
    problem,
    step,
    week,
)


def table(question: Problem, solution: Solution) -> list[str]:
    """One line a meeting: the topics with their pieces, in order."""
    lines = [""] * len(question.meetings)
    for each in solution.placements:
        lines[each.meeting] += f" {each.key[0]}{each.key[1]}.{each.piece}"
    return [line.strip() for line in lines]


def test_prerequisites_come_first_and_each_decision_has_its_meeting() -> None:
    question = problem(
        steps=[*chain("algebra", "calculus"), step("bayes", discussion=40)],
        decisions=[decision("tune", [("calculus", 1)]), decision("test", [("bayes", 1)])],
        meetings=2,
    )

    solution = solve(question)

    assert table(question, solution) in (
        ["algebra1.0 calculus1.0", "bayes1.0"],
        ["bayes1.0", "algebra1.0 calculus1.0"],
    )
    assert [each.meeting for each in solution.reached] == [0, 1]


def test_the_depth_is_as_deep_as_asked_and_no_deeper() -> None:
    question = problem(
        steps=[
            step("pca", 1),
            step("pca", 2, needs=[("pca", 1)]),
            step("pca", 3, needs=[("pca", 2)]),
        ],
        decisions=[decision("embed", [("pca", 2)])],
    )

    solution = solve(question)

    assert table(question, solution) == ["pca1.0 pca2.0", "", "", ""]


def test_reading_may_start_a_week_ahead_but_not_two() -> None:
    question = problem(
        steps=[step("long", discussion=10, reading=200)],
        decisions=[decision("read", [("long", 1)])],
        people=people("Ada", reading=100),
        meetings=3,
    )

    solution = solve(question)

    assert table(question, solution) == ["", "long1.0", ""]
    assert violations(question, solution) == ()


def test_a_meeting_of_another_kind_takes_no_new_step() -> None:
    question = problem(
        steps=chain("a", "b", "c", discussion=40),
        decisions=[decision("all", [("c", 1)])],
        meetings=[
            meeting(week(0)),
            meeting(week(1), kind="review"),
            meeting(week(2)),
            meeting(week(3)),
        ],
    )

    assert table(question, solve(question)) == ["a1.0", "", "b1.0", "c1.0"]


def test_a_curiosity_meeting_takes_the_first_curious_topic_whose_needs_are_met() -> None:
    question = problem(
        steps=[
            *chain("a", "b"),
            step("fractals", discussion=10, reading=15, needs=[("b", 1)]),
            step("knots", discussion=10, reading=15),
        ],
        decisions=[decision("plan", [("b", 1)])],
        meetings=[
            meeting(week(0), kind="curiosity", reserved_reading=20),
            meeting(week(1)),
            meeting(week(2), kind="curiosity", reserved_reading=20),
        ],
        curious=[("fractals", 1), ("knots", 1)],
    )

    solution = solve(question)

    assert table(question, solution) == ["knots1.0", "a1.0 b1.0", "fractals1.0"]
    assert violations(question, solution) == ()


def test_a_locked_piece_stays_on_its_date_and_what_it_needs_comes_before() -> None:
    question = problem(
        steps=chain("a", "b", discussion=20),
        decisions=[decision("plan", [("b", 1)])],
        locks=[lock("b", 1, week(2))],
    )

    solution = solve(question)

    assert table(question, solution)[2] == "b1.0"
    assert violations(question, solution) == ()


def test_what_everybody_knows_is_not_studied() -> None:
    known = [("a", 1)]
    question = problem(
        steps=chain("a", "b"),
        decisions=[decision("plan", [("b", 1)]), decision("easy", [("a", 1)])],
        people=[person("Ada", knows=known), person("Ben", knows=known)],
    )

    solution = solve(question)

    assert table(question, solution) == ["b1.0", "", "", ""]
    assert [(each.decision, each.meeting) for each in solution.reached] == [
        ("easy", -1),
        ("plan", 0),
    ]


def test_what_three_of_four_know_is_read_by_the_fourth_and_not_discussed() -> None:
    known = [("a", 1)]
    knowing = [person(name, knows=known) for name in ("Ada", "Ben", "Cleo")]
    question = problem(
        steps=chain("a", "b", discussion=40, reading=30),
        decisions=[decision("plan", [("b", 1)])],
        people=[*knowing, person("Dan")],
        meetings=1,
    )

    solution = solve(question)

    assert [(each.key[0], each.discussion, each.reading) for each in solution.placements] == [
        ("a", 0, 30),
        ("b", 40, 30),
    ]


def test_a_required_decision_comes_by_its_date_although_others_pay_more() -> None:
    question = problem(
        steps=[step("dear", discussion=40), step("must", discussion=40)],
        decisions=[
            decision("dear", [("dear", 1)], weight=9),
            decision("must", [("must", 1)], required=True, by=week(0)),
        ],
        meetings=2,
    )

    assert table(question, solve(question)) == ["must1.0", "dear1.0"]


@pytest.mark.parametrize(("patience", "value"), [(0, 4), (1000, 5)])
def test_patience_weighs_soon_against_most(patience: int, value: int) -> None:
    quick = [step("quick", discussion=40)]
    slow = chain("s1", "s2", "s3", discussion=40)
    question = problem(
        steps=[*quick, *slow],
        decisions=[
            decision("quick", [("quick", 1)], weight=4),
            decision("slow", [("s3", 1)], weight=5),
        ],
        meetings=3,
        patience=patience,
    )

    assert solve(question).quality.value == value


def test_the_reasons_name_the_decision_and_the_way_to_it() -> None:
    question = problem(
        steps=chain("chain-rule", "backprop", "optimiser"),
        decisions=[decision("stuck", [("optimiser", 1)]), decision("trace", [("backprop", 1)])],
    )

    whys = {why.key[0]: why for why in solve(question).whys}

    assert whys["optimiser"].text == "«Stuck» needs it at awareness depth."
    assert whys["chain-rule"].path == (("chain-rule", 1), ("backprop", 1), ("optimiser", 1))
    assert whys["chain-rule"].text == (
        "«Stuck» needs Optimiser at awareness depth, which stands on this through Backprop. "
        "So does one other decision."
    )


def test_a_left_out_decision_says_what_it_costs_and_what_brings_it_in() -> None:
    question = problem(
        steps=[step("a", discussion=40, reading=30), step("b", discussion=40, reading=30)],
        decisions=[decision("one", [("a", 1)], weight=2), decision("two", [("b", 1)])],
        meetings=1,
    )

    (left,) = solve(question).left_out

    assert (left.decision, left.reason, left.costs, left.lost) == ("two", "no-room", 1, ("one",))
    assert left.text == (
        "It would take 40 minutes more in meetings and 30 minutes more of reading. "
        "Bringing it in now would lose «One». One more meeting brings it in beside everything else."
    )


def test_equal_decisions_are_offered_as_a_swap() -> None:
    question = problem(
        steps=[step("a", discussion=40), step("b", discussion=40)],
        decisions=[decision("one", [("a", 1)]), decision("two", [("b", 1)])],
        meetings=1,
    )

    (left,) = solve(question).left_out

    other = {"one": "Two", "two": "One"}[left.decision]
    assert (left.reason, left.costs) == ("swap", 0)
    assert f"Equally good: swap it for «{other}»." in left.text


def test_without_people_only_the_minutes_of_meetings_bind() -> None:
    question = problem(
        steps=chain("a", "b", discussion=20, reading=500),
        decisions=[decision("plan", [("b", 1)])],
        people=[],
    )

    solution = solve(question)

    assert table(question, solution) == ["a1.0 b1.0", "", "", ""]
    assert [turn.lead for turn in solution.turns] == [None] * 4


def test_a_week_of_two_meetings_halves_the_reading() -> None:
    question = problem(
        steps=chain("a", "b", discussion=10, reading=30),
        decisions=[decision("plan", [("b", 1)])],
        people=people("Ada", reading=70),
        meetings=meetings(4, days=3),
    )

    assert table(question, solve(question)) == ["a1.0", "b1.0", "", ""]


def test_the_quality_says_how_good_the_plan_is() -> None:
    question = problem(
        steps=chain("a", "b"),
        decisions=[decision("plan", [("b", 1)], weight=3)],
        meetings=meetings(2),
    )

    quality = solve(question).quality

    assert (quality.value, quality.bound, quality.value_weeks) == (3, 3, 12)
    assert quality.text == "It reaches one decision, and it is proven that no plan reaches more."
