from dataclasses import replace

import pytest

from planner.plans.brief import Participant, Rhythm, Wanted
from planner.plans.queries import answer_for, programme_for
from planner.solver import QUICK, violations
from tests.plans.small_catalogues import brief, week
from tests.plans.small_programmes import CATALOGUE, table, written

LONG = {"meetings": 10, "rhythm": Rhythm(review=3, curiosity=4, rest=9)}


def test_a_whole_plan():
    assert table(written(meetings=3)) == [
        "study: Sets (20+40), Maps (20+40); Ada, Ben",
        "study: Rings (40+80); Ben, Ada",
        "study: Rings (40+80); Ada, Ben",
    ]


def test_a_whole_plan_with_all_kinds_of_meetings():
    assert table(written(**LONG)) == [
        "study: Sets (20+40), Maps (20+40); Ada, Ben",
        "study: Rings (40+80); Ben, Ada",
        "review: Recall: Rings (50+0); Ada, Ben",
        "curiosity: Games (10+20), Curiosity: what did it spark? (30+0); Ben, Ada",
        "study: Rings (40+80); Ada, Ben",
        "review: Recall: Rings (50+0); Ben, Ada",
        "study: Recall: Rings (20+0), Recall: Sets (20+0); Ada, Ben",
        "curiosity: Odds (20+40), Curiosity: what did it spark? (20+0); Ben, Ada",
        "break: Break: nothing is asked of anybody (0+0)",
        "review: Recall: Rings (25+0), Recall: Sets (25+0); Ada, Ben",
    ]


@pytest.mark.parametrize("about", [{}, LONG, {"goals": ("study",), "meetings": 8}])
def test_the_minutes_of_every_meeting_add_up(about):
    for meeting in written(**about).meetings():
        parts = meeting.opening_minutes + meeting.recall_minutes
        whole = parts + meeting.study_minutes + meeting.spare_minutes

        assert whole == 60
        assert meeting.study_minutes == sum(line.minutes for line in meeting.lines)


def test_what_is_alone_before_a_line_adds_up():
    for line in (line for meeting in written(**LONG).meetings() for line in meeting.lines):
        tasks = sum(task.minutes for task in line.tasks if not task.in_meeting)
        units = sum(reading.minutes for reading in line.reading)

        assert units + tasks + line.own_practice_minutes == line.reading_minutes


def test_the_same_question_gives_the_same_programme():
    assert written(**LONG) == written(**LONG)


def test_the_answer_is_sound():
    answer = answer_for(brief(**LONG), CATALOGUE, effort=QUICK)

    assert violations(answer.problem, answer.solution) == ()


def test_progress_is_told_in_sentences():
    told = []

    programme_for(brief(), CATALOGUE, effort=QUICK, progress=told.append)

    assert told[0] == "Planning 2 decisions and 3 steps over 6 meetings."
    assert told[-1] == "Comparing with more and fewer meetings."


def test_what_cannot_fit_is_impossible_with_reasons_and_no_dates():
    found = written(goals=(), decisions=(Wanted(decision="prove"),), meetings=2)

    assert (found.entries, found.dial, found.summary) == ((), (), (found.impossible.text,))
    assert found.impossible.text.startswith("«Prove?» needs 120 minutes in meetings")
    assert found.impossible.conflict == ("«Prove?»",)


def test_a_plan_is_called_by_its_title_its_goals_or_its_only_decision():
    alone = (Wanted(decision="ship"),)

    assert written(title="Spring").title == "Spring"
    assert written(goals=("build", "study")).title == "Build a product and Do research"
    assert written(goals=(), decisions=alone).title == "Ship?"


def test_turns_are_counted():
    away = replace(Participant(name="Ben"), avoids=(week(1),))

    found = written(people=(Participant(name="Ada"), away), meetings=3).turns

    assert [(each.name, each.leads, each.backs_up, each.available) for each in found] == [
        ("Ada", 2, 1, 3),
        ("Ben", 1, 2, 3),
    ]


def test_what_is_left_out_on_purpose_is_told():
    assert written().not_in_plan == ("Transistors: They change no decision.",)
