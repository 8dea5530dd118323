from dataclasses import replace

import pytest
from hypothesis import given, settings

from planner.solver import (
    QUICK,
    Piece,
    Placement,
    Reached,
    Turn,
    Wanted,
    arranged,
    solve,
    told,
    violations,
)
from tests.solver.examples import chain, decision, meetings, people, person, problem, step
from tests.solver.random_problems import problems

LONG = step("rings", pieces=[(20, 30), (15, 10)], needs=[("maps", 1)])
STEPS = (*chain("sets", "maps", reading=40), LONG)
WISHES = (decision("ship", [("maps", 1)], weight=2), decision("prove", [("rings", 1)]))


def small(**rest):
    found = {"decisions": WISHES, "people": people("Ada", "Ben"), "meetings": meetings(3), **rest}
    return problem(steps=STEPS, **found)


def want(meeting, topic, piece=0, *, curious=False):
    return Wanted(meeting=meeting, key=(topic, 1), piece=piece, curious=curious)


WHOLE = [want(0, "sets"), want(0, "maps"), want(1, "rings"), want(2, "rings", 1)]
TURNS = tuple(Turn(meeting=n, lead=("ada", "ben")[n % 2]) for n in range(3))


def tell(wanted, found=None):
    asked = found or small()
    return told(asked, arranged(asked, wanted), TURNS)


def test_items_stand_in_their_order_with_the_minutes_of_their_pieces():
    assert arranged(small(), WHOLE) == (
        Placement(meeting=0, position=0, key=("sets", 1), piece=0, discussion=20, reading=40),
        Placement(meeting=0, position=1, key=("maps", 1), piece=0, discussion=20, reading=40),
        Placement(meeting=1, position=0, key=("rings", 1), piece=0, discussion=20, reading=30),
        Placement(meeting=2, position=0, key=("rings", 1), piece=1, discussion=15, reading=10),
    )


@pytest.mark.parametrize(
    "gone", [want(0, "nix"), want(0, "sets", 1), want(0, "sets", -1)], ids=["step", "late", "early"]
)
def test_what_the_problem_does_not_have_leaves_no_gap(gone):
    found = arranged(small(), [gone, want(0, "maps")])

    assert [(each.key, each.position) for each in found] == [(("maps", 1), 0)]


def test_what_everybody_knows_is_left_out():
    knowing = tuple(person(name, knows=[("sets", 1)]) for name in ("Ada", "Ben"))

    found = arranged(small(people=knowing), WHOLE[:2])

    assert [(each.key, each.position) for each in found] == [(("maps", 1), 0)]


def test_what_nearly_all_know_is_read_and_not_discussed():
    knowing = tuple(person(name, knows=[("sets", 1)]) for name in ("Ada", "Ben", "Cleo"))

    (found,) = arranged(small(people=(*knowing, person("Dan"))), WHOLE[:1])

    assert (found.discussion, found.reading) == (0, 40)


def test_a_pick_out_of_curiosity_stays_one():
    (found,) = arranged(small(), [want(1, "sets", curious=True)])

    assert found.curious


def test_a_sound_arrangement_is_told_as_it_is():
    found = tell(WHOLE)

    assert found.reached == (
        Reached(decision="ship", meeting=0),
        Reached(decision="prove", meeting=2),
    )
    assert (found.quality.value, found.quality.bound, found.quality.value_weeks) == (3, 3, 16)
    assert (found.turns, violations(small(), found)) == (TURNS, ())


def test_a_step_without_its_last_piece_reaches_nothing():
    found = tell(WHOLE[:3])

    assert [each.decision for each in found.reached] == ["ship"]
    assert [each.text for each in violations(small(), found)] == [
        "“Rings” (awareness) is begun but lacks 1 of its pieces.",
        "“Rings” (awareness) is studied, but nothing that is reached needs it.",
    ]


def test_what_stands_in_the_wrong_order_is_said_once():
    found = tell([want(0, "maps"), want(1, "sets")])

    assert found.reached == (Reached(decision="ship", meeting=0),)
    assert [each.text for each in violations(small(), found)] == [
        "“Maps” (awareness) comes on 14 January 2027, before all of “Sets” (awareness), "
        "which it needs, has been studied.",
    ]


def test_a_step_without_its_ground_is_said_once():
    found = tell([want(0, "maps")])

    assert found.reached == (Reached(decision="ship", meeting=0),)
    assert [each.rule for each in violations(small(), found)] == ["needs"]


def test_what_is_known_from_the_start_is_reached_before_the_first_meeting():
    knows = [("sets", 1), ("maps", 1)]
    knowing = small(people=tuple(person(name, knows=knows) for name in ("Ada", "Ben")))

    found = tell([], knowing)

    assert found.reached == (Reached(decision="ship", meeting=-1),)
    assert (found.quality.value, violations(knowing, found)) == (0, ())


def test_without_meetings_there_is_nothing_to_tell():
    found = told(small(meetings=()), (), ())

    assert (found.placements, found.turns, found.reached) == ((), (), ())
    assert (found.quality.value, found.quality.bound) == (0, 0)


def test_every_step_says_why_it_is_there():
    found = tell(WHOLE)

    assert [(each.key, each.decisions) for each in found.whys] == [
        (("sets", 1), ("ship", "prove")),
        (("maps", 1), ("ship", "prove")),
        (("rings", 1), ("prove",)),
    ]


def test_a_piece_that_grew_is_told_with_its_minutes_of_now():
    longer = replace(LONG, pieces=(Piece(discussion=45, reading=30), LONG.pieces[1]))
    grown = problem(
        steps=(*STEPS[:2], longer),
        decisions=WISHES,
        people=people("Ada", "Ben"),
        meetings=meetings(3),
    )

    found = tell(WHOLE, grown)

    assert [each.text for each in violations(grown, found)] == [
        "The meeting of 21 January 2027 has 45 minutes of study in 40."
    ]


@given(problems())
@settings(max_examples=60, deadline=None)
def test_what_was_solved_is_told_again_without_a_fault(found):
    solution = solve(found, effort=QUICK)

    again = told(found, solution.placements, solution.turns)

    assert violations(found, again) == ()
    assert (again.placements, again.turns) == (solution.placements, solution.turns)
    assert sorted(map(str, again.reached)) == sorted(map(str, solution.reached))
    assert (again.quality.value, again.whys) == (solution.quality.value, solution.whys)


@given(problems())
@settings(max_examples=60, deadline=None)
def test_what_was_solved_is_arranged_again_as_it_stood(found):
    placements = solve(found, effort=QUICK).placements
    wanted = [
        Wanted(meeting=each.meeting, key=each.key, piece=each.piece, curious=each.curious)
        for each in sorted(placements)
    ]

    assert arranged(found, wanted) == tuple(sorted(placements))
