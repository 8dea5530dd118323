"""When a detour is long, and where none is."""

import datetime as dt

import pytest

from planner.dashboard.detours import cap_of, long_detour
from planner.groups.models import Group
from planner.plans.modes import counting, is_on_demand, modes_in
from planner.progress import stuck_actions as acts
from tests.groups.people import NOW, group, user
from tests.meetings.meeting_pages import OVER, group_that_meets
from tests.plans.kept_plans import drafted, published
from tests.plans.small_catalogues import brief
from tests.plans.small_programmes import CATALOGUE

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)
WEEK = dt.timedelta(days=7)
ON = acts.On(kind="topic", id="vectors", topic="vectors", depth=2)


def with_plan(*goals) -> Group:
    made = group("Ben")
    published(drafted(made, brief(goals=goals)))
    return made


@pytest.mark.parametrize(
    ("goals", "cap", "on_demand"),
    [
        (["build"], 180, True),
        (["hired"], 180, True),
        (["study"], None, False),
        (["curious"], None, True),
    ],
)
def test_the_goal_says_whether_detours_are_capped(goals, cap, on_demand):
    made = with_plan(*goals)

    modes = modes_in(counting(made), CATALOGUE)

    assert (cap_of(made, modes), is_on_demand(modes)) == (cap, on_demand)


def test_a_group_may_cap_nothing_and_one_without_plan_does_not():
    made = with_plan("build")
    Group.objects.update(detour_minutes=None)
    made.refresh_from_db()

    assert cap_of(made, modes_in(counting(made), CATALOGUE)) is None
    assert modes_in(counting(group(name="New")), CATALOGUE) == frozenset()


def stuck(made, now):
    return acts.get_stuck(user=user("Ben"), on=ON, group=made, now=now)


def test_minutes_on_one_topic_add_up():
    first = stuck(None, NOW)
    acts.get_unstuck(moment=first, by=user("Ben"), now=NOW + 3 * HOUR)
    second = stuck(None, NOW + 4 * HOUR)

    found = [long_detour(user("Ben"), second, cap=cap, now=NOW + 5 * HOUR) for cap in (180, 179)]

    assert found[0] is None
    assert (found[1].minutes, found[1].cap, found[1].is_over) == (180, 179, True)


def test_two_meetings_are_long_too():
    moment = stuck(group_that_meets(), NOW)

    assert long_detour(user("Ben"), moment, cap=180, now=OVER) is None
    assert long_detour(user("Ben"), moment, cap=180, now=OVER + WEEK).meetings == 2
    assert long_detour(user("Ben"), moment, cap=None, now=OVER + WEEK) is None


def test_what_is_over_is_no_detour_any_more():
    moment = acts.get_unstuck(moment=stuck(None, NOW), by=user("Ben"), now=NOW + 4 * HOUR)

    assert long_detour(user("Ben"), moment, cap=15, now=NOW + 5 * HOUR) is None
