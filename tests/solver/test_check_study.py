"""Each rule about steps and minutes: trivial, kept, broken."""

from __future__ import annotations

import dataclasses

import pytest

from planner.solver.check import Violation
from planner.solver.check_study import study_violations
from planner.solver.problem import Problem
from planner.solver.solution import Placement
from tests.solver.examples import (
    chain,
    meeting,
    person,
    placed,
    problem,
    solution,
    step,
)


def study_rules(question: Problem, *placements: Placement) -> list[str]:
    return [each.rule for each in study_violations(question, solution(placements=placements))]


def test_no_piece_is_placed_twice():
    question = problem(steps=[step("sets")])

    rules = study_rules(question, *placed(question, [("sets", 1)], [("sets", 1)]))

    assert rules == ["once"]


def test_two_items_of_a_meeting_do_not_share_a_place():
    question = problem(steps=[step("sets"), step("maps")])
    first, second = placed(question, [("sets", 1), ("maps", 1)])

    rules = study_rules(question, first, dataclasses.replace(second, position=0))

    assert rules == ["position"]


def test_what_everybody_knows_is_not_studied():
    knowing = [person("Ada", knows=[("sets", 1)]), person("Ben", knows=[("sets", 1)])]
    question = problem(steps=[step("sets", discussion=0)], people=knowing)

    assert study_rules(question, *placed(question, [("sets", 1)])) == ["known"]


def test_a_step_that_is_begun_is_completed():
    question = problem(steps=[step("sets", pieces=[(20, 0), (20, 0), (20, 0)])])

    broken = tuple(
        study_violations(question, solution(placements=placed(question, [("sets", 1, 0)])))
    )

    text = "“Sets” (awareness) is begun but lacks 2 of its pieces."
    assert broken == (Violation(rule="complete", text=text),)


def test_a_curious_step_that_is_begun_is_completed_too():
    days = [meeting(kind="curiosity")]
    question = problem(steps=[step("sets", pieces=[(20, 0), (20, 0)])], meetings=days)

    rules = study_rules(question, *placed(question, [("sets", 1)], curious=True))

    assert rules == ["complete"]


def test_pieces_come_in_order():
    question = problem(steps=[step("sets", pieces=[(20, 0), (10, 0)])])

    kept = placed(question, [("sets", 1, 0), ("sets", 1, 1)])
    broken = placed(question, [("sets", 1, 1)], [("sets", 1, 0)])

    assert study_rules(question, *kept) == []
    assert study_rules(question, *broken) == ["order"]


def test_what_a_step_needs_comes_before_it():
    question = problem(steps=chain("sets", "maps"))

    earlier = placed(question, [("sets", 1)], [("maps", 1)])
    same_meeting = placed(question, [("sets", 1), ("maps", 1)])
    wrong_place = placed(question, [("maps", 1), ("sets", 1)])
    missing = placed(question, [("maps", 1)])

    assert study_rules(question, *earlier) == []
    assert study_rules(question, *same_meeting) == []
    assert study_rules(question, *wrong_place) == ["needs"]
    assert study_rules(question, *missing) == ["needs"]


def test_all_pieces_of_what_a_step_needs_come_before_it():
    sets = step("sets", pieces=[(10, 0), (10, 0)])
    question = problem(steps=[sets, step("maps", needs=[("sets", 1)])])
    rows = placed(question, [("sets", 1, 0), ("maps", 1), ("sets", 1, 1)])

    broken = tuple(study_violations(question, solution(placements=rows)))

    text = (
        "“Maps” (awareness) comes on 14 January 2027, before all of “Sets” (awareness), "
        "which it needs, has been studied."
    )
    assert broken == (Violation(rule="needs", text=text),)


def test_what_everybody_knows_need_not_be_placed():
    question = problem(steps=chain("sets", "maps"), people=[person("Ada", knows=[("sets", 1)])])

    assert study_rules(question, *placed(question, [("maps", 1)])) == []


@pytest.mark.parametrize(
    ("kind", "curious", "rules"),
    [
        ("study", False, []),
        ("study", True, ["kind"]),
        ("curiosity", True, []),
        ("curiosity", False, ["kind"]),
        ("review", False, ["kind"]),
        ("exploration", True, ["kind"]),
        ("break", False, ["kind"]),
    ],
)
def test_study_and_curiosity_keep_to_their_meetings(kind, curious, rules):
    question = problem(steps=[step("sets")], meetings=[meeting(kind=kind)])

    assert study_rules(question, *placed(question, [("sets", 1)], curious=curious)) == rules


@pytest.mark.parametrize("change", [{"discussion": 19}, {"reading": 41}])
def test_a_placement_takes_the_minutes_of_its_piece(change):
    question = problem(steps=[step("sets", discussion=20, reading=40)])
    [row] = placed(question, [("sets", 1)])

    assert study_rules(question, row) == []
    assert study_rules(question, dataclasses.replace(row, **change)) == ["piece-minutes"]


def test_what_most_know_is_read_by_the_others_and_not_discussed():
    three = [person(name, knows=[("sets", 1)]) for name in ("Ada", "Ben", "Cleo")]
    question = problem(steps=[step("sets", reading=40)], people=[*three, person("Dan")])
    [row] = placed(question, [("sets", 1)])

    assert study_rules(question, row) == ["piece-minutes"]
    assert study_rules(question, dataclasses.replace(row, discussion=0)) == []


def test_a_meeting_is_no_longer_than_its_minutes():
    question = problem(steps=[step("sets", discussion=25), step("maps", discussion=15)])
    longer = problem(steps=[step("sets", discussion=25), step("maps", discussion=16)])

    assert study_rules(question, *placed(question, [("sets", 1), ("maps", 1)])) == []
    assert study_rules(longer, *placed(longer, [("sets", 1), ("maps", 1)])) == ["minutes"]


def test_curious_reading_stays_within_what_was_kept_free_for_it():
    days = [meeting(kind="curiosity", minutes=0, reserved_reading=30)]
    kept = problem(steps=[step("sets", reading=30)], meetings=days)
    broken = problem(steps=[step("sets", reading=31)], meetings=days)

    assert study_rules(kept, *placed(kept, [("sets", 1)], curious=True)) == []
    assert study_rules(broken, *placed(broken, [("sets", 1)], curious=True)) == ["curious-reading"]


@pytest.mark.parametrize(
    ("first", "second", "third", "rules"),
    [
        (0, 0, 0, []),
        (100, 100, 100, []),
        (101, 0, 0, ["reading"]),
        (0, 200, 0, []),
        (0, 201, 0, ["reading"]),
        (0, 100, 200, []),
        (0, 101, 200, ["reading"]),
        (50, 150, 100, []),
        (50, 151, 100, ["reading"]),
        (0, 150, 150, []),
        (0, 0, 201, ["reading"]),
        (0, 0, 300, ["reading"]),
    ],
)
def test_reading_starts_at_most_two_meetings_ahead(first, second, third, rules):
    minutes = {"a": first, "b": second, "c": third}
    steps = [step(topic, reading=reading) for topic, reading in minutes.items()]
    question = problem(steps=steps, people=[person("Ada", reading=100)])

    rows = placed(question, [("a", 1)], [("b", 1)], [("c", 1)])

    assert study_rules(question, *rows) == rules


def test_reading_is_counted_for_each_person_who_does_not_know_the_step():
    ada, ben = person("Ada", reading=50), person("Ben", reading=10, knows=[("sets", 1)])
    cleo = person("Cleo", reading=40)
    steps = [step("sets", reading=50)]

    spared = problem(steps=steps, people=[ada, ben])
    burdened = problem(steps=steps, people=[ada, ben, cleo])
    broken = tuple(study_violations(burdened, solution(placements=placed(burdened, [("sets", 1)]))))

    text = "By 14 January 2027 Cleo would have to read 10 minutes more than there is time."
    assert study_rules(spared, *placed(spared, [("sets", 1)])) == []
    assert broken == (Violation(rule="reading", text=text),)


def test_a_longer_gap_gives_more_time_to_read_but_a_reserve_takes_some():
    steps = [step("sets", reading=90)]
    ada = [person("Ada", reading=50)]

    gap = problem(steps=steps, people=ada, meetings=[meeting(days=14)])
    reserve = problem(steps=steps, people=ada, meetings=[meeting(days=14, reserved_reading=11)])

    assert study_rules(gap, *placed(gap, [("sets", 1)])) == []
    assert study_rules(reserve, *placed(reserve, [("sets", 1)])) == ["reading"]
