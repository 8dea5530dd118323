"""What holds for every plan, tried on random problems and judged by the independent checker."""

from __future__ import annotations

import itertools
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from planner.solver import THOROUGH, Problem, dial, solve, violations
from planner.solver.candidates import BASELINES
from planner.solver.extend import first_meetings, further_meetings
from planner.solver.knapsack import greedy, knapsack
from planner.solver.pipeline import QUICK, run
from planner.solver.reduce import bits, reduce
from planner.solver.select import best, linear
from planner.solver.sequence import Packer
from tests.solver.examples import chain, decision, problem
from tests.solver.random_problems import problems

FEW = settings(max_examples=40, deadline=None)
MANY = settings(max_examples=150, deadline=None)


@given(problems())
@FEW
def test_every_plan_keeps_every_rule(question: Problem) -> None:
    solution = solve(question)

    assert violations(question, solution) == ()


@given(problems())
@FEW
def test_a_quick_plan_keeps_every_rule_too(question: Problem) -> None:
    solution = solve(question, effort=QUICK)

    assert violations(question, solution) == ()


@given(problems())
@MANY
def test_the_exact_choice_is_the_best_of_all_subsets(question: Problem) -> None:
    choice = knapsack(reduce(question))
    subsets = range(1 << len(choice.weights))

    found = best(choice, greedy(choice), seed=0, effort=1.0)

    best_value = max(choice.value(subset) for subset in subsets if choice.fits(subset))
    assert choice.value(found.decisions) == best_value
    assert found.bound == best_value
    assert linear(choice).bound >= best_value


@given(problems())
@FEW
def test_the_bound_holds_for_every_order_that_can_be_packed(question: Problem) -> None:
    reduced = reduce(question)
    packer = Packer(reduced)
    orders = itertools.islice(itertools.permutations(range(len(reduced.wishes))), 24)

    solution = solve(question)

    assert all(
        packer.pack(order).value * reduced.unit <= solution.quality.bound for order in orders
    )


@given(problems())
@FEW
def test_no_plan_made_by_hand_is_worth_more(question: Problem) -> None:
    reduced = reduce(question)
    choice, packer = knapsack(reduced), Packer(reduced)

    solution = solve(question)

    for make in BASELINES.values():
        by_hand = make(reduced, choice, packer).value_weeks * reduced.unit
        assert by_hand <= solution.quality.value_weeks


@given(problems())
@FEW
def test_more_meetings_never_lower_the_value(question: Problem) -> None:
    values = [
        solve(first_meetings(question, count)).quality.value
        for count in range(1, len(question.meetings) + 1)
    ]

    assert values == sorted(values)


@given(problems(), st.randoms(use_true_random=False))
@FEW
def test_the_order_of_the_input_changes_nothing(question: Problem, chance: random.Random) -> None:
    shuffled = replace(
        question,
        steps=tuple(chance.sample(question.steps, len(question.steps))),
        decisions=tuple(chance.sample(question.decisions, len(question.decisions))),
        people=tuple(chance.sample(question.people, len(question.people))),
    )

    assert repr(solve(shuffled)) == repr(solve(question))


@given(problems(), st.integers(2, 9))
@FEW
def test_weights_times_a_number_give_the_same_plan(question: Problem, times: int) -> None:
    heavier = replace(
        question,
        decisions=tuple(replace(each, weight=each.weight * times) for each in question.decisions),
    )

    assert solve(heavier).placements == solve(question).placements


@given(problems())
@FEW
def test_what_nobody_needs_changes_nothing(question: Problem) -> None:
    more = replace(
        question,
        steps=(*question.steps, *chain("topology", "tensors")),
        decisions=(*question.decisions, decision("idle", [("tensors", 1)], weight=0)),
    )

    assert solve(more).placements == solve(question).placements


def possible(question: Problem) -> int:
    """The proven value of the best choice, with what is known already."""
    reduced = reduce(question)
    choice = knapsack(reduced)
    found = best(choice, greedy(choice), seed=0, effort=1.0)
    return found.bound * reduced.unit + sum(each.weight for each in reduced.known)


@given(problems())
@FEW
def test_knowing_more_never_lowers_what_is_possible(question: Problem) -> None:
    key = question.steps[0].key
    wiser = replace(
        question,
        people=tuple(replace(each, knows=each.knows | {key}) for each in question.people),
    )

    assert possible(wiser) >= possible(question)


@given(problems())
@FEW
def test_the_dial_never_falls_and_meets_the_plan(question: Problem) -> None:
    solution = solve(question)

    points = dial(question, solution, THOROUGH)

    values = [point.value for point in points]
    assert values == sorted(values)
    assert all(point.value <= point.bound for point in points)
    assert dict(zip([p.meetings for p in points], values, strict=True))[len(question.meetings)] == (
        solution.quality.value
    )


@given(problems())
@FEW
def test_what_is_left_out_costs_what_is_said(question: Problem) -> None:
    solution = solve(question)
    choice = knapsack(reduce(question))
    names = [wish.decision.id for wish in reduce(question).wishes]

    for each in solution.left_out:
        forced = 1 << names.index(each.decision)
        values = [
            choice.value(subset)
            for subset in range(1 << len(names))
            if subset & forced and choice.fits(subset)
        ]
        if each.reason == "alone-too-big":
            assert values == []
        else:
            unit = reduce(question).unit
            assert each.costs == max(0, solution.quality.value - max(values) * unit)


@given(problems())
@FEW
def test_more_meetings_bring_in_what_they_promise(question: Problem) -> None:
    solution = solve(question)

    for each in solution.left_out:
        if each.more_meetings is not None:
            longer = further_meetings(question, each.more_meetings)
            wanted = {each.decision} | {r.decision for r in solution.reached}
            asked = tuple(replace(d, required=d.id in wanted, weight=1) for d in longer.decisions)
            assert solve(replace(longer, decisions=asked)).impossible is None


@pytest.mark.parametrize("status", [cp_model.UNKNOWN, cp_model.INFEASIBLE, cp_model.MODEL_INVALID])
def test_a_solver_that_answers_nonsense_costs_no_plan(
    monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    question = problem(
        steps=chain("a", "b", "c"),
        decisions=[decision("one", [("b", 1)]), decision("two", [("c", 1)], weight=2)],
    )
    honest = cp_model.CpSolver.solve
    monkeypatch.setattr(cp_model.CpSolver, "solve", lambda *given: honest(*given) and status)

    solution = solve(question)

    assert violations(question, solution) == ()
    assert solution.quality.value == 3
    assert run(question, QUICK).draft.value == 3
    assert bits(0b101) == [0, 2]
