"""Plans from the shipped catalogue, judged by the checker that knows nothing of the solver."""

import datetime as dt

import pytest

from curriculum import exchange
from planner.plans.brief import Away, Brief, Cadence, Lock, Participant, Rhythm, Taste, Wanted
from planner.plans.decision_entries import promised
from planner.plans.problem import question
from planner.plans.queries import answer_for
from planner.solver import QUICK, THOROUGH, solve, violations

CATALOGUE = exchange.read(exchange.SHIPPED)
GOALS = [goal.id for goal in CATALOGUE.goals]
START = dt.date(2027, 1, 14)
BEN_AWAY = Away(first=dt.date(2027, 2, 1), last=dt.date(2027, 2, 14))
PEOPLE = (
    Participant(name="Ada", country="DE", subdivision="BE"),
    Participant(name="Ben", country="US", subdivision="CA", away=(BEN_AWAY,)),
    Participant(name="Cleo", country="IN"),
)
SKILLED = (
    Participant(name="Ada", knows=(("python-numpy", 3), ("problem-framing", 2))),
    Participant(name="Ben", knows=(("problem-framing", 2),), reading=45),
    Participant(name="Cleo", knows=(("problem-framing", 2), ("derivatives", 2))),
    Participant(name="Dan", leads=False),
)
CADENCES = [
    {},
    {"every": "fortnight", "meetings": 8, "minutes": 90},
    {"days": (2, 4), "meetings": 16, "minutes": 45},
    {"every": "month", "nth": -1, "meetings": 6, "minutes": 120},
]


def brief(*, goals=("build-product",), people=PEOPLE, reading=90, cadence=None, **rest):
    settings = {"start": START, "meetings": 12, "zone": "Europe/Berlin", **(cadence or {})}
    return Brief(cadence=Cadence(**settings), people=people, goals=goals, reading=reading, **rest)


def solved(**about):
    problem = question(brief(**about), CATALOGUE).problem
    return problem, solve(problem, effort=QUICK)


@pytest.fixture(scope="module")
def example():
    """The example that the command shows."""
    return answer_for(brief(), CATALOGUE, effort=THOROUGH)


@pytest.mark.parametrize("cadence", CADENCES)
@pytest.mark.parametrize("goal", GOALS)
def test_plans_for_every_goal_and_cadence_are_sound(goal, cadence):
    assert violations(*solved(goals=(goal,), cadence=cadence)) == ()


@pytest.mark.parametrize("goal", GOALS)
def test_plans_for_people_who_know_different_things_are_sound(goal):
    rhythm = Rhythm(review=4, curiosity=5, rest=7)

    assert violations(*solved(goals=(goal,), people=SKILLED, rhythm=rhythm)) == ()


def test_a_locked_step_stays_on_its_date():
    lock = Lock(topic="problem-framing", depth=1, on=dt.date(2027, 2, 18))

    problem, solution = solved(locks=(lock,))

    assert violations(problem, solution) == ()
    assert solution.impossible is None


@pytest.mark.parametrize("decision", [each.id for each in CATALOGUE.decisions])
def test_people_who_know_nothing_spend_what_the_decision_promises(decision):
    cadence = {"meetings": 12, "minutes": 240}
    asked = question(
        brief(goals=(), decisions=(Wanted(decision=decision),), cadence=cadence, reading=600),
        CATALOGUE,
    )

    solution = solve(asked.problem, effort=QUICK)

    spent = sum(each.discussion + each.reading for each in solution.placements)
    (asked_for,) = asked.problem.decisions
    assert (solution.impossible, spent) == (None, promised(CATALOGUE, asked_for))


def test_the_example_is_sound_and_proven_best(example):
    assert violations(example.problem, example.solution) == ()
    assert example.programme.is_proven_best


def test_the_example_reaches_five_decisions(example):
    assert [each.id for each in example.programme.reached()] == [
        "choose-linear-solver",
        "system-inputs-outputs",
        "system-data-preparation",
        "system-objective",
        "need-ml-at-all",
    ]


def test_the_example_says_honestly_that_it_is_not_enough(example):
    assert example.programme.summary == (
        "12 meetings from 14 January 2027 to 1 April 2027 reach 5 of 25 decisions.",
        "For somebody who starts from zero, all of it together is about 176 hours; "
        "this plan has time for 23 hours.",
        "Meeting 90 minutes and reading 150 a week would bring 8 of 25 decisions.",
        "Knowing Framing the system (working), Derivatives and slopes (working) and Describing "
        "and plotting data (working) beforehand would bring 6 of 25 decisions.",
    )


def test_every_line_of_the_example_says_why(example):
    lines = [line for meeting in example.programme.meetings() for line in meeting.lines]

    assert [line.title for line in lines if not line.why] == []


def test_every_decision_left_out_of_the_example_says_why_not(example):
    assert [each.id for each in example.programme.left_out() if not each.text] == []


def test_the_same_question_gives_an_equal_programme(example):
    assert answer_for(brief(), CATALOGUE, effort=THOROUGH).programme == example.programme


def test_with_free_only_nothing_has_to_be_paid():
    found = answer_for(brief(taste=Taste(free_only=True)), CATALOGUE, effort=QUICK).programme

    readings = [
        reading
        for meeting in found.meetings()
        for line in meeting.lines
        for reading in line.reading
    ]
    assert [each.unit for each in readings if not each.is_free] == []
