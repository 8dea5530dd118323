import datetime as dt
from dataclasses import replace

import pytest

from curriculum.records import Rung
from curriculum.smells import Smell, smells
from tests.curriculum.catalogues import (
    JUDGED_ON,
    catalogue,
    decision,
    goal,
    resource,
    topic,
    unit,
    wants,
)

TODAY = dt.date(2026, 11, 21)
NUMBERS = topic("numbers")
SOLVER = decision("solver", ("numbers", 2))
BOOK = resource("book", unit("book-1", ("numbers", 2)))


def found(*topics, decisions=(SOLVER,), resources=(BOOK,), today=TODAY, **sections):
    topics = topics or (NUMBERS,)
    whole = catalogue(*topics, decisions=decisions, resources=resources, **sections)
    return [(smell.kind, smell.subject) for smell in smells(whole, today=today)]


def test_a_tidy_catalogue_does_not_smell():
    assert found() == []


def test_a_topic_that_no_decision_needs_smells():
    assert found(NUMBERS, topic("knots")) == [("not needed", "knots")]


def test_a_topic_that_a_needed_one_builds_on_does_not():
    assert found(topic("numbers", wants("shapes")), topic("shapes")) == []


def test_a_topic_for_curiosity_needs_no_decision():
    assert found(NUMBERS, topic("knots", for_curiosity=True)) == []


def test_a_needed_depth_without_a_unit_smells():
    shallow = resource("book", unit("book-1", ("numbers", 1)))

    assert found(resources=(shallow,)) == [("no unit", "numbers@working")]


def test_a_topic_that_leads_back_to_itself_is_out_of_reach():
    hen = topic("hen", wants("egg", from_depth=3))
    egg = topic("egg", wants("hen", 3))

    assert found(NUMBERS, hen, egg, decisions=(SOLVER, decision("egg-first", ("egg", 1)))) == [
        ("no unit", "egg@awareness"),
        ("out of reach", "hen@mastery"),
        ("out of reach", "egg@awareness"),
        ("out of reach", "egg@working"),
        ("out of reach", "egg@mastery"),
        ("unreachable", "egg-first"),
    ]


@pytest.mark.parametrize(
    "rungs",
    [
        NUMBERS.rungs[:2],
        (*NUMBERS.rungs[:2], Rung(depth=3, minutes=0, you_can=("prove",))),
    ],
)
def test_a_depth_without_an_estimate_smells(rungs):
    assert found(topic("numbers", rungs=rungs)) == [("no estimate", "numbers@mastery")]


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (dt.date(2028, 11, 1), []),
        (dt.date(2028, 11, 2), [("old maturity", "numbers")]),
    ],
)
def test_a_maturity_smells_two_years_after_it_was_judged(today, expected):
    assert dt.date(2026, 11, 1) == JUDGED_ON
    assert found(today=today) == expected


def test_two_years_after_a_leap_day_is_the_28th():
    old = topic("numbers", maturity_on=dt.date(2024, 2, 29))

    assert found(old, today=dt.date(2026, 2, 28)) == []
    assert found(old, today=dt.date(2026, 3, 1)) == [("old maturity", "numbers")]


def test_what_was_said_to_be_due_is_due_then():
    due = topic("numbers", maturity_next_on=dt.date(2026, 11, 20))

    assert found(due, today=dt.date(2026, 11, 20)) == []
    assert found(due) == [("old maturity", "numbers")]


def test_a_guess_is_no_estimate():
    rungs = (replace(NUMBERS.rungs[0], is_guess=True), *NUMBERS.rungs[1:])

    assert found(topic("numbers", rungs=rungs)) == [("no estimate", "numbers@awareness")]


def test_a_decision_of_no_goal_is_unreachable():
    lost = decision("lost", ("numbers", 2), goals=())

    assert found(decisions=(SOLVER, lost)) == [("unreachable", "lost")]


@pytest.mark.parametrize(("minutes", "expected"), [(480, []), (481, [("long unit", "book-1")])])
def test_a_unit_of_more_than_a_day_smells(minutes, expected):
    long = resource("book", unit("book-1", ("numbers", 2), minutes=minutes))

    assert found(resources=(long,)) == expected


def test_a_unit_that_teaches_nothing_smells_unless_it_is_optional():
    idle = resource("idle", unit("idle-1"), unit("idle-2", is_optional=True))

    assert found(resources=(BOOK, idle)) == [("covers nothing", "idle-1")]


def test_a_resource_without_units_smells():
    assert found(resources=(BOOK, resource("empty"))) == [("no units", "empty")]


def test_a_goal_without_decisions_smells_unless_it_needs_no_reason():
    goals = (goal(), goal("interview"), goal("curiosity", needs_no_reason=True))

    assert found(goals=goals) == [("no decisions", "interview")]


def test_a_smell_says_what_would_mend_it():
    whole = catalogue(NUMBERS, topic("knots"), decisions=(SOLVER,), resources=(BOOK,))

    assert smells(whole, today=TODAY) == (
        Smell(
            "not needed",
            "knots",
            "no decision needs it, directly or through others: "
            "name a decision, or mark it for curiosity",
        ),
    )
