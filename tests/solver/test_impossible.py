"""When nothing fits: the rules at fault, and changes that really help."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from planner.solver import Problem, solve, violations
from planner.solver.extend import further_meetings
from planner.solver.impossible import fits, minimal_conflict
from tests.solver.examples import chain, decision, people, problem, step, week
from tests.solver.random_problems import problems


def test_too_much_for_the_meetings_is_said_in_minutes() -> None:
    question = problem(
        steps=chain("a", "b", "c", discussion=40),
        decisions=[decision("must", [("c", 1)], required=True)],
        meetings=2,
    )

    why = solve(question).impossible

    assert why is not None
    assert why.text == "«Must» needs 120 minutes in meetings, which have 80 in all."
    assert why.conflict == ("must",)
    assert [each.text for each in why.relaxations] == [
        "One more meeting would do.",
        "Meetings 40 minutes longer would do.",
    ]


def test_what_cannot_be_packed_alone_is_named_alone_even_where_the_sum_is_too_much() -> None:
    question = problem(
        steps=[*chain("x", "y", "z", discussion=25), step("other", discussion=30)],
        decisions=[
            decision("must", [("z", 1)], required=True),
            decision("too", [("other", 1)], required=True),
        ],
        meetings=2,
    )

    assert minimal_conflict(question) == ("must",)


def test_too_much_reading_names_who_cannot_do_it() -> None:
    question = problem(
        steps=[step("tome", discussion=10, reading=300)],
        decisions=[decision("must", [("tome", 1)], required=True)],
        people=people("Ada", reading=60),
        meetings=2,
    )

    why = solve(question).impossible

    assert why is not None
    assert why.text == "«Must» needs 300 minutes of reading, of which Ada can do 120."
    assert [each.text for each in why.relaxations] == [
        "90 minutes more of reading a week for everybody would do."
    ]


def test_decisions_that_do_not_go_together_are_named_and_the_others_are_not() -> None:
    question = problem(
        steps=[step("a", discussion=30), step("b", discussion=30), step("c", discussion=5)],
        decisions=[decision(name, [(name, 1)], required=True, by=None) for name in ("a", "b", "c")],
        meetings=1,
    )

    why = solve(question).impossible

    assert why is not None
    assert why.conflict == ("a", "b")
    assert why.text == "«A» and «B» need 60 minutes in meetings, which have 40 in all."


def test_minutes_that_suffice_only_in_sum_are_told_apart() -> None:
    question = problem(
        steps=[step("a", discussion=25), step("b", discussion=25), step("c", discussion=25)],
        decisions=[decision("must", [("a", 1), ("b", 1), ("c", 1)], required=True)],
        meetings=2,
    )

    why = solve(question).impossible

    assert why is not None
    assert why.text == (
        "The minutes suffice in sum, but not in meetings with 40 minutes for new topics each."
    )


def test_a_date_that_comes_too_soon_is_the_rule_at_fault() -> None:
    question = problem(
        steps=chain("a", "b", discussion=40),
        decisions=[decision("must", [("b", 1)], required=True, by=week(0))],
        meetings=3,
    )

    why = solve(question).impossible

    assert why is not None
    assert "Without the dates asked, everything fits." in [each.text for each in why.relaxations]


def test_where_not_one_decision_fits_the_nearest_is_told() -> None:
    question = problem(
        steps=chain("a", "b", "c", discussion=40),
        decisions=[decision("near", [("b", 1)]), decision("far", [("c", 1)])],
        meetings=1,
    )

    why = solve(question).impossible

    assert why is not None
    assert why.text == (
        "Not one decision fits. The nearest is «Near». "
        "«Near» needs 80 minutes in meetings, which have 40 in all."
    )


@given(problems())
@settings(max_examples=40, deadline=None)
def test_every_change_offered_really_helps(question: Problem) -> None:
    required = replace(
        question, decisions=tuple(replace(each, required=True) for each in question.decisions)
    )
    why = solve(required).impossible

    for each in why.relaxations if why else ():
        if each.kind == "meetings":
            changed = further_meetings(required, each.amount)
        elif each.kind == "minutes":
            changed = _with_longer(required, each.amount)
        elif each.kind == "reading":
            changed = _with_reading(required, each.amount)
        elif each.kind == "both":
            changed = _with_reading(_with_longer(required, each.amount), 2 * each.amount)
        else:
            continue
        assert fits(changed)
        assert violations(changed, solve(changed)) == ()


@given(problems())
@settings(max_examples=40, deadline=None)
def test_a_conflict_has_no_part_to_spare(question: Problem) -> None:
    required = replace(
        question, decisions=tuple(replace(each, required=True) for each in question.decisions)
    )

    conflict = minimal_conflict(required) if not fits(required) else ()

    for gone in conflict:
        rest = tuple(
            replace(each, required=each.id in conflict and each.id != gone)
            for each in required.decisions
        )
        assert fits(replace(required, decisions=rest))


def _with_longer(question: Problem, extra: int) -> Problem:
    longer = tuple(
        replace(each, minutes=each.minutes + extra) if each.kind == "study" else each
        for each in question.meetings
    )
    return replace(question, meetings=longer)


def _with_reading(question: Problem, extra: int) -> Problem:
    return replace(
        question,
        people=tuple(replace(each, reading=each.reading + extra) for each in question.people),
    )
