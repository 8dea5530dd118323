"""What a change would do to decisions, pure."""

from dataclasses import replace

from curriculum.impact import Effect, effects
from tests.curriculum.catalogues import catalogue, decision, topic, wants

NUMBERS, VECTORS = topic("numbers"), topic("vectors", wants("numbers", 2, from_depth=2))
SOLVER, COUNT = decision("solver", ("vectors", 2)), decision("count", ("numbers", 1))
BEFORE = catalogue(NUMBERS, VECTORS, decisions=(SOLVER, COUNT))


def longer(topic, depth, minutes):
    rungs = (
        replace(each, minutes=minutes) if each.depth == depth else each for each in topic.rungs
    )
    return replace(topic, rungs=tuple(rungs))


def found(after):
    return [(each.decision, each.before, each.after) for each in effects(BEFORE, after)]


def test_nothing_changes_nothing():
    assert effects(BEFORE, BEFORE) == ()


def test_minutes_reach_every_decision_that_stands_on_the_topic():
    after = catalogue(longer(NUMBERS, 1, 25), VECTORS, decisions=(SOLVER, COUNT))

    assert found(after) == [("solver", 60, 75), ("count", 10, 25)]


def test_a_deeper_step_reaches_only_who_needs_it():
    after = catalogue(longer(NUMBERS, 2, 50), VECTORS, decisions=(SOLVER, COUNT))

    assert found(after) == [("solver", 60, 90)]


def test_a_prerequisite_less_is_minutes_less():
    after = catalogue(NUMBERS, topic("vectors"), decisions=(SOLVER, COUNT))

    assert found(after) == [("solver", 60, 30)]


def test_decisions_come_and_go():
    new = decision("new", ("numbers", 1))
    after = catalogue(NUMBERS, VECTORS, decisions=(COUNT, new))

    assert effects(BEFORE, after) == (
        Effect(decision="new", question="What about new?", before=None, after=10),
        Effect(decision="solver", question="What about solver?", before=60, after=None),
    )
