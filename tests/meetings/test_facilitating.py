from dataclasses import replace

import pytest

from planner.meetings.facilitating import discussed, prompts, to_recall
from tests.meetings.meeting_pages import CATALOGUE

VECTORS = CATALOGUE.topic_by_id["vectors"]
NUMBERS = CATALOGUE.topic_by_id["numbers"]
(QUESTION,) = CATALOGUE.questions
DECISION = CATALOGUE.decisions[0]


def texts(catalogue=CATALOGUE, topic=VECTORS, depth=2, why="", exercises=()):
    return [each.text for each in prompts(catalogue, topic, depth, why=why, exercises=exercises)]


def test_every_topic_goes_from_the_decision_to_the_code():
    steps = [each.step for each in prompts(CATALOGUE, NUMBERS, 1, why="", exercises=())]

    assert steps == ["decision", "intuition", "formula", "code"]


def test_the_decision_that_the_plan_names_is_asked_first():
    other = replace(DECISION, id="other", question="Which basis?", needs=())
    catalogue = replace(CATALOGUE, decisions=(*CATALOGUE.decisions, other))

    named = texts(catalogue, why="«Which basis?» needs it.")

    assert texts(catalogue)[0].startswith("Which solver?")
    assert named[0].startswith("Which basis?")


@pytest.mark.parametrize(
    ("depth", "formula"),
    [
        (1, "Which formula is behind it, and where would you look it up?"),
        (2, "Write it down; say of each symbol what it is, and of which shape."),
    ],
)
def test_where_the_catalogue_has_nothing_it_asks_all_the_same(depth, formula):
    assert texts(topic=NUMBERS, depth=depth) == [
        "Which of our decisions would change if we knew this?",
        "Counting. Who can draw it, or find it in our own work?",
        formula,
        "What would our code, our logs or our plots show if this went wrong?",
    ]


def test_the_exercise_of_the_meeting_comes_before_others_of_the_topic():
    (add,) = CATALOGUE.exercises
    catalogue = replace(
        CATALOGUE, exercises=(add, replace(add, id="turn", title="Turn", derive_first="Sketch."))
    )

    assert texts(catalogue)[2] == "On paper."
    assert texts(catalogue, exercises=["turn"])[2] == "Sketch."


def test_only_questions_of_the_depth_are_discussed():
    ((covered, depth),) = [(each.topic, each.depth) for each in QUESTION.covers]
    topic = CATALOGUE.topic_by_id[covered]

    at_depth, above = discussed(CATALOGUE, topic, depth), discussed(CATALOGUE, topic, depth - 1)

    assert at_depth == (f"{QUESTION.question} *And then:* {QUESTION.follow_up}",)
    assert QUESTION.question not in "".join(above)


def test_without_a_question_people_show_what_they_can_do():
    catalogue = replace(CATALOGUE, questions=())

    assert discussed(catalogue, NUMBERS, 2) == (
        "Show one another that you can add.",
        "Show one another that you can count.",
    )


def test_what_is_recalled_is_what_people_can_do_at_that_depth():
    catalogue = replace(CATALOGUE, questions=())

    assert to_recall(catalogue, NUMBERS, 1) == ("From memory: count.",)
    assert to_recall(catalogue, NUMBERS, 2) == ("From memory: add.", "From memory: count.")
