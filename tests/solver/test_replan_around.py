"""What happens around the steps when a plan changes: turns, curiosity, the other ways to go on."""

from __future__ import annotations

from dataclasses import replace

from planner.solver import Meeting, Placement, Problem, options, replan, violations
from tests.solver.changes import apart, before, checked
from tests.solver.examples import (
    chain,
    decision,
    meeting,
    people,
    person,
    placed,
    problem,
    step,
    week,
)


def test_when_a_member_leaves_only_turns_change():
    question = problem(**apart("a", "b", "c"), people=people("Ada", "Ben"), meetings=3)
    was = before(question, ["a"], ["b"], ["c"], led=["ada ben", "ben ada", "cleo ada"])

    told = replan(question, was)

    assert checked(question, told) == ["a", "b", "c"]
    assert [turn.lead for turn in told.solution.turns] == ["ada", "ben", "ada"]
    assert (told.moved, told.turns_changed) == (0, 1)
    assert told.text == "Nothing moves; one meeting gets another lead."


def test_a_new_absence_changes_the_rota_only():
    group = [person("Ada"), person("Ben", away=[week(1)]), person("Cleo")]
    question = problem(**apart("a", "b", "c"), people=group, meetings=3)
    was = before(question, ["a"], ["b"], ["c"], led=["ada cleo", "ben ada", "cleo ada"])

    told = replan(question, was)

    assert checked(question, told) == ["a", "b", "c"]
    assert told.moved == 0
    assert told.solution.turns[1].lead != "ben"


def test_a_settled_turn_stays_and_another_one_changes():
    group = [person("Ada"), person("Ben", away=[week(0)]), person("Cleo"), person("Dan")]
    question = problem(**apart("a"), people=group, meetings=4)
    led = ["ben ada", "ada cleo", "cleo dan", "dan ben"]
    was = before(question, ["a"], led=led, settled=frozenset({1, 2}))

    told = replan(question, was)

    assert violations(question, told.solution) == ()
    assert [turn.lead for turn in told.solution.turns] == ["dan", "ada", "cleo", "dan"]
    assert told.solution.warnings == ()


def test_a_settled_turn_that_cannot_stay_is_told():
    question = problem(**apart("a"), people=[person("Ada", away=[week(0)]), person("Ben")])
    was = before(question, ["a"], led=["ada ben", *["ben"] * 3], settled=frozenset({0}))

    told = replan(question, was)

    assert violations(question, told.solution) == ()
    assert told.solution.warnings == ("Who leads or stands in on 14 January 2027 had to change.",)


def curious(question: Problem, topic: str, number: int) -> Placement:
    [found] = placed(question, [(topic, 1)], curious=True)
    return replace(found, meeting=number)


def with_curiosity() -> list[Meeting]:
    return [
        meeting(week(0)),
        meeting(week(1), kind="curiosity", reserved_reading=20),
        meeting(week(2)),
    ]


def test_what_is_there_out_of_curiosity_stays():
    question = problem(
        steps=[step("a"), step("b"), step("knots", discussion=10, reading=15)],
        decisions=[decision("a", [("a", 1)]), decision("b", [("b", 1)])],
        meetings=with_curiosity(),
        curious=[("knots", 1)],
    )
    was = before(question, ["a"], gone=["b"])
    was = replace(was, placements=(*was.placements, curious(question, "knots", 1)))

    assert checked(question, replan(question, was)) == ["a", "knots", "b"]


def test_without_an_event_there_is_nothing_to_choose():
    question = problem(**apart("a", "b"), meetings=4)

    assert len(options(question, before(question, ["a"], ["b"]))) == 1


def test_shifting_keeps_the_order_and_drops_the_tail():
    question = problem(**apart("a", "b", "c", "d", discussion=40), meetings=3)
    was = before(question, ["b"], ["c"], ["d"], gone=["a"])

    shift = {each.kind: each for each in options(question, was)}["shift"]

    assert checked(question, shift) == ["a", "b", "c"]
    assert (shift.moved, shift.lost) == (3, ("d",))


def test_one_decision_may_go_so_that_less_moves():
    question = problem(
        steps=[*chain("a", "b", "c", discussion=40), step("z", discussion=40)],
        decisions=[decision("c", [("c", 1)], weight=5), decision("z", [("z", 1)])],
        meetings=5,
    )
    was = before(question, ["z"], ["b"], ["c"], [], [], gone=["a"])

    found = {each.kind: each for each in options(question, was)}

    assert all(violations(question, each.solution) == () for each in found.values())
    assert found["absorb"].lost == ()
    assert found["drop"].moved < found["absorb"].moved
    assert len(found["drop"].lost) == 1
