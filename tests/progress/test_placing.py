"""Which question comes next, and what answers say of what was not asked."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from curriculum import graph
from curriculum.exchange import read
from planner.progress.placing import MOST, ground, placed

SOUND = read(Path(__file__).parents[1] / "curriculum" / "sound.yaml")
SHIPPED = read(Path(__file__).parents[2] / "curriculum" / "catalogue")
VECTORS = ground(SOUND, graph.closure(SOUND, [("vectors", 2)]))


def needed(goal, decisions):
    wanted = SHIPPED.decisions_of(goal)[:decisions]
    needs = [(need.topic, need.depth) for each in wanted for need in each.needs]
    return ground(SHIPPED, graph.closure(SHIPPED, needs))


def asked_through(of, truth):
    answers = []
    while (found := placed(of, answers)).question is not None:
        answers.append((found.question, found.question in truth))
    return answers, found


def test_a_yes_takes_all_below_as_known():
    found = placed(VECTORS, [(("vectors", 2), True)])

    assert found.can == set(VECTORS.steps)
    assert found.question is None


def test_a_no_takes_nothing_above_as_known():
    found = placed(VECTORS, [(("numbers", 2), False)])

    assert found.cannot == {("numbers", 2), ("numbers", 3), ("vectors", 1), ("vectors", 2)}
    assert found.question == ("numbers", 1)


def test_of_two_answers_that_contradict_each_other_the_later_counts():
    found = placed(VECTORS, [(("numbers", 1), False), (("vectors", 1), True)])

    assert ("numbers", 1) in found.can


def test_what_is_known_is_not_asked_and_what_is_being_learnt_not_proposed():
    known = placed(VECTORS, [], known=[("numbers", 3)])
    learning = placed(VECTORS, [], unsure=[("numbers", 1)])

    assert known.question[0] == "vectors"
    assert ("numbers", 1) not in {*learning.can, *learning.open}


@pytest.mark.parametrize("knows", ["nothing", "everything"])
def test_a_plan_of_forty_topics_takes_at_most_fifteen_answers(knows):
    of = needed("architect", 12)
    assert len({topic for topic, _ in of.steps}) == 40

    answers, found = asked_through(of, set() if knows == "nothing" else set(of.steps))

    assert len(answers) == {"nothing": 10, "everything": MOST}[knows]
    assert len(found.open) == {"nothing": 0, "everything": 6}[knows]


@given(some.sets(some.sampled_from(needed("interview", 6).steps), max_size=6))
def test_nothing_is_proposed_that_they_cannot_do(seeds):
    of = needed("interview", 6)
    truth = set().union(*(of.below[seed] for seed in seeds))

    answers, found = asked_through(of, truth)

    assert len(answers) <= MOST
    assert found.can <= truth
    assert not found.cannot & truth
