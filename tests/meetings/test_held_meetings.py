"""A meeting that was held stays so, whatever is published later."""

import datetime as dt
from dataclasses import replace

import pytest

from planner.meetings.attendance_actions import take_attendance
from planner.meetings.models import Attendance, Meeting
from tests.groups.people import group, user
from tests.meetings.publications import did, meeting, publish, rows

pytestmark = pytest.mark.django_db
FIRST, SECOND = meeting(1), meeting(2, "losses")
AFTER = dt.datetime(2027, 1, 8, tzinfo=dt.UTC)


@pytest.fixture
def made():
    made = group("Ben")
    publish(made, FIRST, SECOND)
    take_attendance(
        meeting=Meeting.objects.get(key="thursday1"),
        present=[user("Ben").pk],
        covered=(),
        version=0,
        by=user("Ada"),
        now=AFTER,
    )
    return made


def held():
    row = Meeting.objects.get(key="thursday1")
    return (row.state, row.sequence, row.changed_at)


def test_calendars_hear_nothing_of_attendance(made):
    assert held() == ("held", 0, AFTER)


def test_a_plan_that_goes_on_leaves_it_to_the_byte(made):
    before = rows()

    told = publish(made, FIRST, SECOND, now=AFTER + dt.timedelta(days=1))

    assert told == did(unchanged=2)
    assert rows() == before


def test_a_plan_that_no_longer_wants_it_leaves_it(made):
    told = publish(made, SECOND, now=AFTER)

    assert told == did(unchanged=1)
    assert held() == ("held", 0, AFTER)


def test_what_else_the_plan_says_of_it_is_written(made):
    publish(made, replace(FIRST, title="Slopes"), SECOND, now=AFTER)

    row = Meeting.objects.get(key="thursday1")
    assert (row.title, row.state) == ("Slopes", "held")


def test_a_plan_that_says_that_it_did_not_happen_is_believed(made):
    gone = replace(FIRST, state="not held", reason="Fire drill", items=())

    told = publish(made, gone, SECOND, now=AFTER)

    row = Meeting.objects.get(key="thursday1")
    assert told == did(changed=("thursday1",), unchanged=1)
    assert (row.state, row.reason, row.sequence) == ("not held", "Fire drill", 1)
    assert Attendance.objects.filter(meeting=row).count() == 2


def test_once_it_did_not_happen_the_plan_can_take_that_back(made):
    publish(made, replace(FIRST, state="not held"), SECOND, now=AFTER)

    publish(made, FIRST, SECOND, now=AFTER)

    assert Meeting.objects.get(key="thursday1").state == "planned"
