from dataclasses import replace

import pytest

from planner.plans.difference import difference
from tests.plans.small_agendas import NIELSEN, RELU, STRANG, TABLE, meeting, plan, sentences, step

MAPS, SETS = step("Maps"), step("Sets")
FIRST = meeting("a", 1, 14, MAPS)


def of_the_step(old, new):
    return sentences(plan(meeting("a", 1, 14, old)), plan(meeting("a", 1, 14, new)))


def test_a_step_moves():
    old = plan(meeting("a", 3, 18, step("Regression", 1, 2, of=3)), meeting("b", 3, 25))
    new = plan(
        meeting("a", 3, 18, step("Regression", 1, of=3)),
        meeting("b", 3, 25, step("Regression", 2, of=3, minutes=0)),
    )

    assert sentences(old, new) == [
        "Regression (working), part 2 of 3, moves from Thu 18 Mar to Thu 25 Mar."
    ]


def test_parts_that_move_together_are_one_sentence():
    lines = [step("Maps", number, of=4) for number in (1, 2, 4)]
    old = plan(
        meeting("a", 1, 14, *lines[:2]), meeting("b", 1, 21, *lines[2:]), meeting("c", 1, 28)
    )
    gathered = replace(lines[0], last_piece=2, minutes=80)
    new = plan(meeting("a", 1, 14), meeting("b", 1, 21), meeting("c", 1, 28, gathered, lines[2]))

    assert sentences(old, new) == [
        "Maps (working), parts 1–2 of 4, moves from Thu 14 Jan to Thu 28 Jan.",
        "Maps (working), part 4 of 4, moves from Thu 21 Jan to Thu 28 Jan.",
    ]
    assert difference(old, new).changed_lines == 3


def test_parts_that_do_not_follow_each_other_are_listed():
    lines = [step("Maps", number, of=5) for number in (1, 3, 4)]
    old = plan(meeting("a", 1, 14, *lines), meeting("b", 1, 21))
    new = plan(meeting("a", 1, 14), meeting("b", 1, 21, *lines))

    assert sentences(old, new) == [
        "Maps (working), parts 1, 3 and 4 of 5, moves from Thu 14 Jan to Thu 21 Jan."
    ]


def test_a_step_can_stay_on_its_date_while_the_meetings_swap():
    old = plan(meeting("a", 1, 14, MAPS), meeting("b", 1, 21))
    new = plan(meeting("b", 1, 14, MAPS), meeting("a", 1, 21))

    assert sentences(old, new) == [
        "The meeting of Thu 21 Jan moves to Thu 14 Jan, 12:00–13:00.",
        "Maps (working) stays on Thu 14 Jan, in another meeting than before.",
        "The meeting of Thu 14 Jan moves to Thu 21 Jan, 12:00–13:00.",
    ]


@pytest.mark.parametrize("lines", [(), (MAPS,)])
def test_a_step_moves_on_from_a_meeting_that_did_not_happen(lines):
    missed = replace(FIRST, state="not held", lines=lines)
    new = plan(missed, meeting("b", 1, 21, MAPS))

    assert sentences(plan(FIRST, meeting("b", 1, 21)), new) == [
        "The meeting of Thu 14 Jan did not happen.",
        "Maps (working) moves from Thu 14 Jan to Thu 21 Jan.",
    ]


def test_what_was_left_in_a_missed_meeting_moves_on_later():
    missed = replace(FIRST, state="not held")
    old, new = plan(missed, meeting("b", 1, 21)), plan(missed, meeting("b", 1, 21, MAPS))

    assert sentences(old, new) == ["Maps (working) moves from Thu 14 Jan to Thu 21 Jan."]
    assert difference(old, old).is_empty


def test_a_step_is_repeated_in_a_second_meeting():
    new = plan(FIRST, meeting("b", 1, 21, MAPS))

    assert sentences(plan(FIRST, meeting("b", 1, 21)), new) == [
        "Maps (working) is added on Thu 21 Jan."
    ]


def test_another_depth_is_another_step():
    assert of_the_step(step("Maps", depth=1), step("Maps", depth=3)) == [
        "Maps (awareness) is dropped; it was planned for Thu 14 Jan.",
        "Maps (mastery) is added on Thu 14 Jan.",
    ]


def test_a_step_takes_other_minutes():
    assert of_the_step(MAPS, replace(MAPS, minutes=55)) == [
        "Maps (working) takes 55 instead of 40 min on Thu 14 Jan."
    ]


def test_minutes_of_a_step_that_splits_are_compared_as_a_whole():
    old = plan(meeting("a", 1, 14, step("Maps", 1, 2, of=2)), meeting("b", 1, 21))
    new = plan(
        meeting("a", 1, 14, step("Maps", 1, of=2, minutes=30)),
        meeting("b", 1, 21, step("Maps", 2, of=2, minutes=20)),
    )

    assert sentences(old, new) == [
        "Maps (working) takes 50 instead of 40 min in all.",
        "Maps (working), part 2 of 2, moves from Thu 14 Jan to Thu 21 Jan.",
    ]


def test_a_step_is_only_read_or_discussed_again():
    read = replace(MAPS, kind="catch-up", minutes=0)

    assert of_the_step(MAPS, read) == [
        "Maps (working) is only read for Thu 14 Jan, no longer discussed."
    ]
    assert of_the_step(read, MAPS) == [
        "Maps (working) is discussed on Thu 14 Jan, no longer only read."
    ]


def test_other_reading_is_listed():
    shorter = replace(NIELSEN, minutes=20, is_estimate=True)

    assert of_the_step(replace(MAPS, reading=(STRANG,)), replace(MAPS, reading=(NIELSEN,))) == [
        "For Thu 14 Jan there is other reading: + Nielsen, ch. 2 (35 min); "
        "− Strang, § 1.3 (20 min)."
    ]
    assert of_the_step(replace(MAPS, reading=(NIELSEN,)), replace(MAPS, reading=(shorter,))) == [
        "For Thu 14 Jan there is other reading: Nielsen, ch. 2 (about 20 min instead of 35)."
    ]


def test_reading_that_goes_along_with_a_step_is_no_change():
    read = replace(MAPS, reading=(NIELSEN,), tasks=(RELU,))
    old, new = (plan(*pair) for pair in _in_either(read))

    assert sentences(old, new) == ["Maps (working) moves from Thu 14 Jan to Thu 21 Jan."]


def _in_either(line):
    first, second = meeting("a", 1, 14), meeting("b", 1, 21)
    return (replace(first, lines=(line,)), second), (first, replace(second, lines=(line,)))


def test_a_unit_that_two_parts_share_is_counted_once():
    half = replace(NIELSEN, minutes=15)
    whole = step("Maps", 1, 2, of=2, reading=(replace(NIELSEN, minutes=30),))
    parts = [step("Maps", number, of=2, minutes=20, reading=(half,)) for number in (1, 2)]
    old = plan(meeting("a", 1, 14, whole), meeting("b", 1, 21))
    new = plan(meeting("a", 1, 14, parts[0]), meeting("b", 1, 21, parts[1]))

    assert sentences(old, new) == [
        "Maps (working), part 2 of 2, moves from Thu 14 Jan to Thu 21 Jan."
    ]


def test_another_paper_is_other_reading():
    paper = step("A paper", kind="paper", depth=0, reading=(NIELSEN,))

    assert of_the_step(paper, replace(paper, reading=(STRANG,))) == [
        "For Thu 14 Jan there is other reading: + Strang, § 1.3 (20 min); "
        "− Nielsen, ch. 2 (35 min)."
    ]


def test_other_exercises_are_listed():
    assert of_the_step(replace(MAPS, tasks=(RELU,)), replace(MAPS, tasks=(TABLE,))) == [
        "For Thu 14 Jan there are other exercises: + A cost table (15 min, before the meeting); "
        "− ReLU by hand (25 min)."
    ]


def test_an_agenda_without_steps_can_change():
    recall = step("Recall: Maps", kind="review", minutes=20)

    assert of_the_step(recall, replace(recall, title="Recall: Sets")) == [
        "The agenda of Thu 14 Jan changes: + Recall: Sets (20 min); − Recall: Maps (20 min)."
    ]
