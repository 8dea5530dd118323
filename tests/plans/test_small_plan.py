"""The smallest plan for one person, on demand."""

import datetime as dt

import pytest

from planner.plans.queries import programme_for
from planner.plans.small_plan import Towards, small_brief, steps_towards
from planner.solver import QUICK
from tests.plans.small_programmes import CATALOGUE

FRIDAY = dt.date(2027, 1, 15)
MAPS = Towards(topic="maps", depth=1)


def plan(towards, knows=()):
    brief = small_brief(
        CATALOGUE, towards, name="Ben", zone="Europe/Berlin", knows=knows, today=FRIDAY
    )
    return programme_for(brief, CATALOGUE, effort=QUICK)


def studied(programme):
    lines = (line for each in programme.meetings() for line in each.lines if line.topic)
    return list(dict.fromkeys((line.topic, line.depth) for line in lines))


@pytest.mark.parametrize(
    ("towards", "knows", "steps"),
    [
        (MAPS, (), [("sets", 1), ("maps", 1)]),
        (MAPS, (("sets", 2),), [("maps", 1)]),
        (Towards(topic="maps", depth=2), (("maps", 1),), [("maps", 2)]),
        (Towards(decision="prove"), (("sets", 1), ("maps", 1)), [("rings", 1)]),
        (MAPS, (("maps", 1),), []),
    ],
)
def test_it_takes_what_is_lacking_and_no_more(towards, knows, steps):
    assert list(steps_towards(CATALOGUE, towards, knows=knows)) == steps
    assert studied(plan(towards, knows)) == steps


def test_it_begins_on_the_next_working_day_and_ends_when_it_is_reached():
    found = plan(MAPS)

    meetings = found.meetings()
    assert meetings[0].starts_at.date() == dt.date(2027, 1, 18)
    assert found.reached() != ()
    assert all(any(line.topic for line in each.lines) for each in meetings)


def test_whoever_learns_alone_is_told_of_nobody_to_stand_in():
    assert [each.turn_note for each in plan(MAPS).meetings()] == [""] * len(plan(MAPS).meetings())


def test_a_long_way_takes_longer_days():
    rings, maps = plan(Towards(decision="prove")), plan(MAPS)

    lengths = [each.meetings()[0] for each in (rings, maps)]
    assert [(each.ends_at - each.starts_at).seconds // 60 for each in lengths] == [15, 15]
