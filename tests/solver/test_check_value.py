"""Each rule about decisions and promises: trivial, kept, broken."""

from __future__ import annotations

import dataclasses

import pytest

from planner.solver.check import Violation
from planner.solver.check_value import value_violations
from planner.solver.problem import Problem
from planner.solver.solution import Impossible, LeftOut, Quality, Solution
from tests.solver.examples import (
    chain,
    decision,
    lock,
    meeting,
    person,
    placed,
    problem,
    solution,
    step,
    week,
)


def value_rules(question: Problem, answer: Solution) -> list[str]:
    return [each.rule for each in value_violations(question, answer)]


def one_decision(**changes) -> Problem:
    need = [("sets", 1)]
    return problem(steps=[step("sets")], decisions=[decision("go", need, weight=2, **changes)])


def test_a_decision_is_reached_when_its_needs_are_placed_and_then_only():
    question = one_decision()
    rows = placed(question, [], [("sets", 1)])
    worth = {"value": 2, "value_weeks": 14}

    kept = solution(placements=rows, reached=[("go", 1)], **worth)
    late = solution(placements=rows, reached=[("go", 2)], **worth)
    unsaid = solution(placements=rows, **worth)
    untrue = solution(reached=[("go", 1)])

    assert value_rules(question, kept) == []
    assert value_rules(question, late) == ["reached"]
    assert value_rules(question, unsaid) == ["reached"]
    assert value_rules(question, untrue) == ["reached"]


def test_a_decision_whose_needs_are_known_is_reached_before_the_first_meeting_for_nothing():
    knowing = [person("Ada", knows=[("sets", 1)])]
    question = problem(
        steps=[step("sets")], decisions=[decision("go", [("sets", 1)])], people=knowing
    )

    assert value_rules(question, solution(reached=[("go", -1)])) == []
    assert value_rules(question, solution(reached=[("go", -1)], value=1)) == ["value"]
    assert value_rules(question, solution(reached=[("go", 0)])) == ["reached"]


def test_value_and_value_weeks_are_what_the_reached_decisions_are_worth():
    question = dataclasses.replace(one_decision(), patience=10)
    rows = placed(question, [], [("sets", 1)])

    right = solution(placements=rows, reached=[("go", 1)], value=2, value_weeks=2 * (4 + 10 - 1))
    wrong = solution(placements=rows, reached=[("go", 1)], value=3, value_weeks=25)

    assert value_rules(question, right) == []
    assert value_rules(question, wrong) == ["value", "value-weeks", "bound"]


def test_the_value_is_never_above_its_bound():
    question = one_decision()
    quality = Quality(value=2, bound=1, value_weeks=16, value_weeks_bound=15, is_proven_best=False)
    answer = solution(placements=placed(question, [("sets", 1)]), reached=[("go", 0)])

    rules = value_rules(question, dataclasses.replace(answer, quality=quality))

    assert rules == ["bound", "bound"]


def test_nothing_is_studied_that_no_reached_decision_needs():
    steps = [*chain("sets", "maps"), step("odd")]
    question = problem(steps=steps, decisions=[decision("go", [("maps", 1)])])
    rows = placed(question, [("sets", 1), ("maps", 1)], [("odd", 1)])

    [broken] = value_violations(
        question, solution(placements=rows, reached=[("go", 0)], value=1, value_weeks=8)
    )

    text = "“Odd” (awareness) is studied, but nothing that is reached needs it."
    assert broken == Violation(rule="witness", text=text)


def test_a_decision_worth_nothing_is_a_witness_only_if_it_is_required():
    steps, need = [step("sets")], [("sets", 1)]
    idle = problem(steps=steps, decisions=[decision("go", need, weight=0)])
    asked = problem(steps=steps, decisions=[decision("go", need, weight=0, required=True)])
    answer = solution(placements=placed(idle, [("sets", 1)]), reached=[("go", 0)])

    assert value_rules(idle, answer) == ["witness"]
    assert value_rules(asked, answer) == []


def test_locked_and_curious_steps_and_their_needs_are_their_own_reason():
    steps = chain("sets", "maps")
    locked = problem(steps=steps, locks=[lock("maps", 1, week(0))])
    curious = problem(steps=steps, curious=[("maps", 1)], meetings=[meeting(kind="curiosity")])
    row = [("sets", 1), ("maps", 1)]

    assert value_rules(locked, solution(placements=placed(locked, row))) == []
    assert value_rules(curious, solution(placements=placed(curious, row, curious=True))) == []


def test_a_required_decision_is_reached():
    question = one_decision(required=True)

    [broken] = value_violations(question, solution())

    assert broken == Violation(rule="required", text="“Go” must be reached and is not.")


@pytest.mark.parametrize(("days", "rules"), [(7, []), (6, ["required"])])
def test_a_required_decision_is_reached_by_its_date(days, rules):
    question = one_decision(required=True, by=week(0).replace(day=14 + days))
    rows = placed(question, [], [("sets", 1)])

    answer = solution(placements=rows, reached=[("go", 1)], value=2, value_weeks=14)

    assert value_rules(question, answer) == rules


def test_a_locked_piece_stays_on_its_date():
    question = problem(steps=[step("sets")], locks=[lock("sets", 1, week(1))])

    moved = solution(placements=placed(question, [("sets", 1)]))
    kept = solution(placements=placed(question, [], [("sets", 1)]))

    assert value_rules(question, moved) == ["lock"]
    assert value_rules(question, kept) == []


def test_a_lock_on_what_everybody_knows_holds_nothing():
    knowing = [person("Ada", knows=[("sets", 1)])]
    question = problem(steps=[step("sets")], locks=[lock("sets", 1, week(1))], people=knowing)

    assert value_rules(question, solution()) == []


def test_an_answer_that_says_why_it_is_impossible_need_not_keep_what_was_required():
    question = one_decision(required=True)
    why = Impossible(text="No.", conflict=("go",), relaxations=())

    assert value_rules(question, dataclasses.replace(solution(), impossible=why)) == []


def test_what_is_reached_is_not_listed_as_left_out():
    question = one_decision()
    rest = LeftOut(
        decision="go", reason="swap", discussion=0, reading=0, reader="", costs=0, lost=(),
        more_meetings=None, text="",
    )  # fmt: skip
    answer = dataclasses.replace(
        solution(placements=placed(question, [("sets", 1)]), reached=[("go", 0)]),
        left_out=(rest,),
        quality=solution(value=2, value_weeks=16).quality,
    )

    assert value_rules(question, dataclasses.replace(solution(), left_out=(rest,))) == []
    assert value_rules(question, answer) == ["left-out"]
