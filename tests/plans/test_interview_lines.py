"""Mock interviews in a plan: when they are, and what is asked."""

import json
from dataclasses import replace

import pytest

from curriculum.records import Question
from planner.plans import brief_document
from planner.plans.brief import BadBrief, Rhythm
from planner.plans.problem import question
from planner.plans.queries import answer_for
from planner.plans.rhythm import kinds
from planner.solver import QUICK, solve, violations
from tests.plans.small_catalogues import brief
from tests.plans.small_programmes import CATALOGUE


def asked(number: int, decision: str = "ship") -> Question:
    return Question(
        id=f"q{number}",
        question=f"Question {number}?",
        level="core",
        covers=(),
        good_answer=("this",),
        follow_up="Why?",
        decision=decision,
    )


QUESTIONS = replace(
    CATALOGUE, questions=(asked(1), asked(2), asked(3), asked(4), asked(5), asked(9, "bet"))
)
WISH = brief(rhythm=Rhythm(interview=3), meetings=7)


def interviews(wish=WISH, catalogue=QUESTIONS):
    programme = answer_for(wish, catalogue).programme
    return [each for each in programme.entries if getattr(each, "kind", "") == "interview"]


def test_every_third_meeting_is_one():
    assert kinds(Rhythm(interview=3), "deadline", 6) == (
        "study",
        "study",
        "interview",
        "study",
        "review",
        "interview",
    )


def test_questions_are_for_the_plans_decisions_and_go_on_where_they_stopped():
    first, second = interviews()

    assert [line.title for line in first.lines][:-1] == ["Question 1?", "Question 2?"]
    assert [line.title for line in second.lines][:-1] == ["Question 3?", "Question 4?"]
    assert first.lines[0].why == "For «Ship?»"


def test_it_is_timeboxed_and_ends_with_feedback():
    (first, _) = interviews()

    assert [line.minutes for line in first.lines] == [20, 20, 10]
    assert (first.opening_minutes, first.recall_minutes, first.spare_minutes) == (10, 0, 0)
    assert first.lines[-1].title.startswith("Feedback")


def test_without_questions_people_choose_their_own():
    first, _ = interviews(catalogue=CATALOGUE)

    assert first.lines[0].title == "A question of your own choice"


def test_nothing_new_is_studied_there_and_the_judge_is_content():
    asked_of_solver = question(WISH, QUESTIONS).problem
    solution = solve(asked_of_solver, effort=QUICK)

    assert list(violations(asked_of_solver, solution)) == []
    assert all(not line.topic for each in interviews() for line in each.lines)


def test_a_brief_keeps_it_and_those_of_before_have_none():
    document = json.loads(json.dumps(brief_document.to_document(WISH)))
    before = json.loads(json.dumps(document))
    del before["rhythm"]["interview"]

    assert brief_document.from_document(document).rhythm.interview == 3
    assert brief_document.from_document(before).rhythm.interview == 0


def test_not_every_meeting_can_be_one():
    with pytest.raises(BadBrief, match="Every single meeting"):
        answer_for(brief(rhythm=Rhythm(interview=1)), QUESTIONS)
