"""Who may need a hand: only those who asked for it, and never with what."""

import datetime as dt

import pytest

from planner.groups.models import Sharing
from planner.meetings.models import Attendance, Meeting
from planner.progress.needing import in_need
from planner.progress.stuck_actions import On, get_stuck, get_unstuck
from tests.groups.people import group, user
from tests.meetings.meeting_pages import FIRST, SECOND, THIRD, group_that_meets

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2027, 2, 10, 9, 0, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def made():
    found = group_that_meets()
    for name in ("Ben", "Dan"):
        Sharing.objects.create(group=found, user=user(name), need=True, chosen_at=NOW)
    return found


def stuck(name, days, of=None):
    on = On(kind="topic", id="vectors", topic="vectors", depth=1)
    return get_stuck(user=user(name), on=on, now=NOW - days * DAY, group=of)


def held(*absent):
    """The last two meetings, and who was not there."""
    Meeting.objects.filter(key__in=[FIRST, SECOND, THIRD]).update(state="held")
    for meeting in Meeting.objects.filter(key__in=[SECOND, THIRD]):
        for name in ("Ben", "Dan", "Eve"):
            Attendance.objects.create(
                meeting=meeting, user=user(name), is_present=name not in absent
            )


def named(made):
    return [each.user.name for each in in_need(made, now=NOW)]


def test_stuck_for_three_days_is_told_and_shorter_is_not(made):
    stuck("Ben", 3)
    stuck("Dan", 2)

    assert [(each.user.name, each.has_missed) for each in in_need(made, now=NOW)] == [
        ("Ben", False)
    ]


def test_who_did_not_ask_for_it_is_not_named(made):
    stuck("Eve", 30)
    held("Eve")

    assert named(made) == []


def test_what_is_over_or_another_group_s_is_not_told(made):
    get_unstuck(moment=stuck("Ben", 9), by=user("Ben"), now=NOW)
    stuck("Dan", 9, of=group("Dan", name="Another"))

    assert named(made) == []


def test_two_meetings_missed_are_told_and_one_is_not(made):
    held("Ben", "Eve")
    Attendance.objects.filter(user=user("Dan"), meeting__key=THIRD).update(is_present=False)

    assert [
        (each.user.name, each.stuck_since, each.has_missed) for each in in_need(made, now=NOW)
    ] == [("Ben", None, True)]


def test_where_nobody_wants_it_one_question_is_enough(made, django_assert_num_queries):
    Sharing.objects.all().delete()

    with django_assert_num_queries(1):
        in_need(made, now=NOW)


@pytest.mark.parametrize("count", [1, 2])
def test_it_asks_as_much_for_one_as_for_more(made, count, django_assert_num_queries):
    held(*("Ben", "Dan")[:count])

    with django_assert_num_queries(5):
        assert len(named(made)) == count
