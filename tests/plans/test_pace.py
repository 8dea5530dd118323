from dataclasses import replace

import pytest

from planner.plans.pace import Measured, Timed, at_another_pace, cuts, measured
from planner.plans.pace_words import pace_changed, pace_words
from planner.plans.schedule import Begun, Carried
from tests.plans.small_schedules import schedule, slot

PLAN = schedule(
    slot(1, ("sets", 1), ("maps", 1)),
    slot(2, ("rings", 1, 0), ("rings", 1, 1)),
    slot(3, ("rings", 1, 2), ("odds", 1)),
    slot(4, ("rings", 1, 3)),
)


def said(number, topic, minutes, *, planned=20, covered=True):
    return Timed(
        meeting=f"m{number}",
        topic=topic,
        depth=1,
        planned=planned,
        minutes=minutes,
        is_covered=covered,
    )


SETS, MAPS, ODDS = said(1, "sets", 21), said(1, "maps", 25), said(3, "odds", 32)


def found(*rows, plan=PLAN, pace=100):
    return measured(rows, plan, pace)


def rings(*rows, **about):
    """The pace of rings alone, told by its being the slowest."""
    quick = [said(1, "sets", 2), said(1, "maps", 2), said(3, "odds", 2)]
    measure = found(*quick, *rows, **about)
    return measure.most if measure.steps == 4 else None


def test_the_pace_is_the_median_of_the_steps():
    assert found(SETS, MAPS, ODDS) == Measured(steps=3, pace=125, least=105, most=160)


def test_one_evening_that_went_astray_does_not_move_it():
    astray = said(3, "odds", 240)

    assert found(SETS, MAPS, astray, said(2, "rings", 50, planned=40)).pace == 125


def test_two_steps_are_too_few():
    assert found(SETS, MAPS) is None
    assert found(SETS, MAPS, said(3, "odds", 30, covered=False)) is None
    assert found(SETS, MAPS, said(3, "odds", 0)) is None


def test_what_is_not_of_the_plan_does_not_count():
    assert found(SETS, MAPS, said(9, "odds", 30), said(2, "odds", 30)) is None


def test_the_parts_of_a_step_are_one_step():
    assert rings(said(2, "rings", 60, planned=40), said(3, "rings", 20)) == 133


def test_what_was_not_covered_tells_no_pace_unless_it_was_carried_over():
    short = said(2, "rings", 60, planned=40, covered=False)

    assert rings(short, said(3, "rings", 30)) == 150
    assert rings(short) is None


def carried(piece, minutes):
    return replace(PLAN, carried=(Carried(topic="rings", depth=1, piece=piece, minutes=minutes),))


def test_what_was_carried_over_was_taken_but_never_estimated():
    short = said(2, "rings", 40, planned=40, covered=False)
    made_up = said(3, "rings", 40, planned=40)

    assert rings(short, made_up, plan=carried(2, 20)) == 133
    assert rings(short, plan=carried(2, 20)) is None


def test_what_a_meeting_had_no_room_for_is_waited_for():
    short = said(2, "rings", 40, planned=40, covered=False)
    first = said(3, "rings", 40, planned=40)
    rest = said(4, "rings", 30, planned=30)

    assert rings(short, first, plan=carried(2, 50)) is None
    assert rings(short, first, rest, plan=carried(2, 50)) == 183


def test_what_was_held_at_another_pace_is_measured_against_the_same_estimates():
    before = found(SETS, MAPS, ODDS)

    plan = at_another_pace(PLAN, PLAN.slots[:3], was=100, pace=125)

    assert found(SETS, MAPS, ODDS, plan=plan, pace=125) == before
    assert pace_words(before, 125).startswith("3 steps took as long as planned")


def test_what_goes_as_planned_after_the_change_confirms_the_pace():
    plan = at_another_pace(PLAN, PLAN.slots[:2], was=100, pace=125)
    as_planned = [said(1, "sets", 25), said(1, "maps", 25), said(3, "odds", 25, planned=25)]

    assert found(*as_planned, plan=plan, pace=125).pace == 125


def test_a_group_that_is_slower_still_gets_the_pace_that_it_has_and_no_product():
    plan = at_another_pace(PLAN, PLAN.slots[:2], was=100, pace=125)
    slower = [said(1, "sets", 30), said(1, "maps", 30), said(3, "odds", 37, planned=25)]

    assert found(*slower, plan=plan, pace=125).pace == 150


def test_steps_that_were_begun_keep_their_first_pieces():
    assert at_another_pace(PLAN, PLAN.slots[:2], was=100, pace=125).begun == (
        Begun(topic="sets", depth=1, pieces=1, pace=100),
        Begun(topic="maps", depth=1, pieces=1, pace=100),
        Begun(topic="rings", depth=1, pieces=2, pace=100),
    )


def test_a_second_change_keeps_what_came_in_between():
    once = at_another_pace(PLAN, PLAN.slots[:2], was=100, pace=125)

    twice = at_another_pace(once, PLAN.slots[:3], was=125, pace=150)

    assert cuts(twice) == {
        ("sets", 1): ((1, 100),),
        ("maps", 1): ((1, 100),),
        ("rings", 1): ((2, 100), (3, 125)),
        ("odds", 1): ((1, 125),),
    }


def test_going_back_before_anything_was_held_leaves_no_trace():
    once = at_another_pace(PLAN, PLAN.slots[:2], was=100, pace=125)

    assert at_another_pace(once, PLAN.slots[:2], was=125, pace=100) == PLAN


@pytest.mark.parametrize(
    ("least", "middle", "most", "words"),
    [
        (105, 125, 160, "25 % longer than planned (median; from 5 % to 60 % longer)"),
        (90, 110, 160, "10 % longer than planned (median; from 10 % shorter to 60 % longer)"),
        (60, 80, 90, "20 % shorter than planned (median; from 10 % to 40 % shorter)"),
        (100, 100, 160, "as long as planned (median; from 0 % to 60 % longer)"),
        (100, 100, 100, "as long as planned (median; all alike)"),
    ],
)
def test_the_pace_is_said_in_one_sentence(least, middle, most, words):
    measure = Measured(steps=8, pace=middle, least=least, most=most)

    assert pace_words(measure, 100) == f"8 steps took {words}."


def test_going_back_to_the_estimates_is_nobody_s_own_pace():
    assert pace_changed(125, 100) == (
        "From here on steps take 100 % of their estimated minutes in meetings; it was 125 %."
    )
