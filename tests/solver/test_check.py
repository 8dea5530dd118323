"""The checker as a whole: sound plans pass, and what does not exist is said."""

from __future__ import annotations

import dataclasses

import pytest

from planner.solver.check import Violation, violations
from planner.solver.solution import Placement
from tests.solver.examples import (
    chain,
    decision,
    placed,
    problem,
    solution,
    step,
    turns,
)


def test_an_empty_plan_for_an_empty_question_breaks_nothing():
    assert violations(problem(meetings=0), solution()) == ()


def test_a_sound_plan_breaks_nothing():
    question = problem(
        steps=chain("sets", "graphs", reading=60),
        decisions=[decision("rank-pages", [("graphs", 1)], weight=3)],
        meetings=2,
    )

    answer = solution(
        placements=placed(question, [("sets", 1)], [("graphs", 1)]),
        turns=turns("ada", "ada"),
        reached=[("rank-pages", 1)],
        value=3,
        value_weeks=9,
    )

    assert violations(question, answer) == ()


def test_a_step_that_nobody_knows_of_is_reported_alone():
    row = Placement(meeting=0, position=0, key=("x", 1), piece=0, discussion=1, reading=0)

    broken = violations(problem(), solution(placements=[row]))

    assert broken == (Violation(rule="real", text="x at depth 1 is unknown."),)


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"piece": 2}, "“Sets” (awareness) has no piece 3."),
        ({"meeting": 4}, "“Sets” (awareness) is in a meeting that does not exist."),
        ({"meeting": -1}, "“Sets” (awareness) is in a meeting that does not exist."),
    ],
)
def test_a_placement_must_be_of_a_real_piece_in_a_real_meeting(change, text):
    question = problem(steps=[step("sets")])
    [row] = placed(question, [("sets", 1)])

    broken = violations(question, solution(placements=[dataclasses.replace(row, **change)]))

    assert broken == (Violation(rule="real", text=text),)
