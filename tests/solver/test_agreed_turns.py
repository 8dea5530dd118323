"""Turns that people agreed on stay, fair or not; the rest is fair around them."""

from __future__ import annotations

from planner.solver import replan
from tests.solver.changes import apart, before
from tests.solver.examples import person, problem, week

ALL = ("Ada", "Ben", "Cleo", "Dan")
UNFAIR = ["ada ben", "ada ben", "ben cleo", "ada dan", "dan ada", "cleo ada"]
"""Ada agreed to lead the first two, which no fair rota would give her."""


def leads(turns):
    return [turn.lead for turn in turns]


def replanned(*, settled, absent=()):
    group = [person(name, away=[week(n) for who, n in absent if who == name]) for name in ALL]
    question = problem(**apart("a"), people=group, meetings=6)
    was = before(question, ["a"], led=UNFAIR, settled=frozenset(settled))
    return replan(question, was).solution


def test_without_agreement_what_is_unfair_is_mended():
    found = leads(replanned(settled=()).turns)

    assert found[:2] != ["ada", "ada"]


def test_what_was_agreed_stays_although_it_is_unfair():
    solution = replanned(settled=(0, 1))

    assert leads(solution.turns)[:2] == ["ada", "ada"]
    assert [turn.backup for turn in solution.turns[:2]] == ["ben", "ben"]
    assert solution.warnings == ()


def test_the_rest_is_dealt_out_fairly_after_it():
    found = leads(replanned(settled=(0, 1)).turns)

    assert sorted(found[2:5]) == ["ben", "cleo", "dan"]
    assert found[5] == "ada"


def test_whoever_cannot_come_does_not_lead_whatever_was_agreed():
    solution = replanned(settled=(0, 1), absent=[("Ada", 1)])

    assert leads(solution.turns)[0] == "ada"
    assert leads(solution.turns)[1] != "ada"


def test_whoever_cannot_come_does_not_stand_in_for_what_was_agreed():
    solution = replanned(settled=(0, 1), absent=[("Ben", 1)])

    assert leads(solution.turns)[:2] == ["ada", "ada"]
    assert solution.turns[1].backup not in ("ben", "ada", None)
