"""What happens to a plan when something happens: small cases to read."""

from __future__ import annotations

import pytest
from ortools.sat.python import cp_model

from planner.solver import replan, violations
from tests.solver.changes import apart, before, checked, table
from tests.solver.examples import (
    chain,
    decision,
    lock,
    meeting,
    meetings,
    person,
    problem,
    step,
    week,
)


def test_without_an_event_nothing_changes():
    question = problem(**apart("a", "b", "c"), meetings=4)
    was = before(question, [], ["c", "a"], [], ["b"])

    told = replan(question, was)

    assert told.solution.placements == was.placements
    assert told.solution.turns == was.turns
    assert (told.moved, told.turns_changed, told.lost, told.gained) == (0, 0, (), ())
    assert (told.is_proven, told.text) == (True, "Nothing moves.")


def test_of_a_cancelled_meeting_only_its_own_parts_move():
    question = problem(**apart("a", "b", "c", "d"), meetings=4)
    was = before(question, ["a", "b"], [], ["d"], [], gone=["c"])

    told = replan(question, was)

    assert checked(question, told)[0] == "a b"
    assert (told.moved, told.near, told.lost, told.is_proven) == (1, 0, (), True)
    assert told.text == "One part moves; no decision is lost."


def test_what_is_near_moves_last():
    question = problem(**apart("a", "b", "c"), meetings=3)
    was = before(question, ["a"], ["b"], [], gone=["c"])

    assert checked(question, replan(question, was)) == ["a", "b", "c"]


def test_what_must_make_room_moves_and_no_more():
    steps = [*chain("a", "b", "c", discussion=40), step("d", discussion=40)]
    question = problem(
        steps=steps,
        decisions=[decision("c", [("c", 1)]), decision("d", [("d", 1)])],
        meetings=5,
    )
    was = before(question, ["a"], [], ["c"], ["d"], [], gone=["b"], frozen=frozenset({1}))

    told = replan(question, was)

    assert checked(question, told) == ["a", "", "b", "d", "c"]
    assert (told.moved, told.lost) == (2, ())


def test_an_empty_meeting_cancelled_moves_nothing():
    question = problem(**apart("a", "b"), meetings=2)

    told = replan(question, before(question, ["a"], ["b"]))

    assert (checked(question, told), told.moved) == (["a", "b"], 0)


def test_a_frozen_meeting_is_neither_entered_nor_left():
    question = problem(**apart("a", "b", "c", discussion=15), meetings=3)
    was = before(question, ["a"], ["b"], [], gone=["c"], frozen=frozenset({0, 1}))

    assert checked(question, replan(question, was)) == ["a", "b", "c"]


def test_what_is_left_over_comes_next_time_and_pushes_nothing_out():
    question = problem(
        steps=[
            step("a", pieces=[(20, 0), (20, 0)]),
            step("b", discussion=20),
            step("c", discussion=20, needs=[("b", 1)]),
        ],
        decisions=[decision("a", [("a", 1)]), decision("c", [("c", 1)])],
        meetings=3,
    )
    was = before(question, ["a", "b"], ["c"], [])

    told = replan(question, was)

    assert checked(question, told) == ["a.0 b", "c a.1", ""]
    assert ([each.piece for each in told.added], told.moved) == ([1], 0)


def test_what_a_frozen_meeting_holds_stays_even_if_its_decision_went():
    question = problem(steps=[step("a"), step("b")], decisions=[decision("b", [("b", 1)])])
    was = before(question, ["a"], ["b"], reached=["b"], frozen=frozenset({0}))

    told = replan(question, was)

    assert table(question, told.solution) == ["a", "b", "", ""]
    assert told.solution.warnings == (
        "A (awareness) stays because its meeting does, although no decision needs it any more.",
    )


def test_what_takes_longer_sends_on_what_no_longer_fits():
    question = problem(
        steps=[step("a", discussion=40), step("b"), step("c")],
        decisions=[decision(name, [(name, 1)]) for name in ("a", "b", "c")],
        meetings=4,
    )
    was = before(question, [], [], ["a", "b"], ["c"])

    told = replan(question, was)

    assert checked(question, told) == ["", "", "a", "c b"]
    assert (told.moved, told.solution.placements[0].discussion) == (1, 40)


def test_a_frozen_meeting_whose_content_is_too_long_now_is_told():
    question = problem(**apart("a", "b", discussion=30), meetings=3)
    was = before(question, ["a", "b"], [], [], frozen=frozenset({0}))

    told = replan(question, was)

    assert sorted(checked(question, told)) == ["", "a", "b"]
    assert told.solution.warnings == (
        "The meeting of 14 January 2027 cannot stay as it was: its content breaks a rule now.",
    )


def test_an_added_decision_comes_in_and_moves_nothing():
    question = problem(**apart("a", "b"), meetings=2)
    was = before(question, ["a"], [], reached=["a"], added=("b",))

    told = replan(question, was)

    assert checked(question, told)[0].startswith("a")
    assert (told.moved, told.gained, len(told.added)) == (0, ("b",), 1)
    assert told.text == "Nothing moves; «B» comes in."


def test_what_nobody_asked_for_does_not_sneak_in():
    question = problem(**apart("a", "b"), meetings=4)

    told = replan(question, before(question, ["a"], reached=["a"]))

    assert checked(question, told) == ["a", "", "", ""]
    assert [each.decision for each in told.solution.left_out] == ["b"]


def test_an_added_decision_never_pushes_out_a_kept_one():
    question = problem(
        steps=[step("a", discussion=40), step("b", discussion=40)],
        decisions=[decision("a", [("a", 1)]), decision("b", [("b", 1)], weight=9)],
        meetings=1,
    )

    told = replan(question, before(question, ["a"], reached=["a"], added=("b",)))

    assert (checked(question, told), told.lost) == (["a"], ())


def test_of_a_dropped_decision_only_its_own_parts_go():
    question = problem(**apart("a", "b", "c"), meetings=3)

    told = replan(question, before(question, ["a", "b"], ["c"], reached=["b", "c"]))

    assert checked(question, told) == ["b", "c", ""]
    assert ([each.key[0] for each in told.dropped], told.moved) == (["a"], 0)


def test_of_what_does_not_fit_the_least_value_goes():
    question = problem(
        steps=[step(name, discussion=40) for name in ("a", "b", "c")],
        decisions=[
            decision(name, [(name, 1)], weight=weight)
            for name, weight in (("a", 3), ("b", 1), ("c", 2))
        ],
        meetings=2,
    )

    told = replan(question, before(question, ["a"], ["b"], gone=["c"]))

    assert checked(question, told) == ["a", "c"]
    assert (told.lost, told.moved, told.is_proven) == (("b",), 1, True)


def test_what_meanwhile_everybody_knows_leaves_and_counts_as_reached():
    question = problem(**apart("a", "b"), people=[person("Ada", knows=[("a", 1)])], meetings=2)

    told = replan(question, before(question, ["a"], ["b"]))

    assert checked(question, told) == ["", "b"]
    assert [(each.decision, each.meeting) for each in told.solution.reached] == [
        ("a", -1),
        ("b", 1),
    ]
    assert told.lost == ()


def test_a_lock_holds_against_any_move():
    question = problem(**apart("a", "b", discussion=40), meetings=2, locks=[lock("a", 1, week(1))])

    told = replan(question, before(question, ["a"], ["b"]))

    assert checked(question, told) == ["b", "a"]


def test_a_required_decision_that_no_longer_fits_is_said_to_be_impossible():
    question = problem(
        steps=[step("a", discussion=40), step("b", discussion=40)],
        decisions=[
            decision("a", [("a", 1)], weight=9),
            decision("b", [("b", 1)], required=True, by=week(0)),
        ],
        meetings=[meeting(week(0), kind="review"), meeting(week(1))],
    )

    told = replan(question, before(question, [], ["a"], gone=["b"]))

    assert violations(question, told.solution) == ()
    assert told.solution.impossible is not None
    assert told.solution.impossible.conflict == ("b",)


@pytest.mark.parametrize("status", [cp_model.UNKNOWN, cp_model.INFEASIBLE, cp_model.MODEL_INVALID])
def test_without_an_answer_of_the_solver_the_plan_is_mended_by_plain_means(monkeypatch, status):
    question = problem(**apart("a", "b", "c", "d"), meetings=meetings(3))
    was = before(question, ["a", "b"], ["c"], [], gone=["d"])
    honest = cp_model.CpSolver.solve
    monkeypatch.setattr(cp_model.CpSolver, "solve", lambda *given: honest(*given) and status)

    told = replan(question, was)

    assert checked(question, told)[0] == "a b"
    assert (told.moved, told.lost) == (1, ())


def test_whoever_waits_hears_of_the_first_repair_and_of_smaller_changes():
    question = problem(**apart("a", "b", "c", "d"), meetings=4)
    was = before(question, ["a", "b"], [], ["d"], [], gone=["c"])
    heard: list[tuple[str, int]] = []

    replan(question, was, progress=lambda stage, draft, _: heard.append((stage, draft.value)))

    assert heard[0] == ("a smaller change", 4)
