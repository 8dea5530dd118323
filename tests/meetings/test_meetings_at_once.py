"""Twenty at once: one answer, one attendance, one recap. On whatever database is configured."""

import datetime as dt

import pytest

from planner.meetings.attendance_actions import AttendanceHasChanged, take_attendance
from planner.meetings.models import Attendance, AttendanceSheet, Recap, Rsvp
from planner.meetings.recap_actions import RecapHasChanged, write_recap
from planner.meetings.rsvp_actions import answer
from tests.groups.people import NOW, user
from tests.groups.test_parallel_joining import AT_ONCE, at_once
from tests.meetings.meeting_pages import DURING, group_that_meets, row

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_answer_pressed_twenty_times_is_one_answer():
    group_that_meets()
    meeting, ben = row(), user("Ben")

    at_once(lambda _: answer(meeting=meeting, user=ben, answer="yes", now=NOW))

    assert [each.answer for each in Rsvp.objects.all()] == ["yes"]


def test_attendance_sent_twenty_times_is_taken_once():
    group_that_meets()
    meeting, ben = row(), user("Ben")

    found = at_once(
        lambda _: take_attendance(
            meeting=meeting, present=[ben.pk], covered=(), version=0, by=ben, now=DURING
        )
    )

    refused = [each for each in found if isinstance(each, AttendanceHasChanged)]
    assert len(refused) == AT_ONCE - 1
    assert AttendanceSheet.objects.get().version == 1
    assert Attendance.objects.count() == 4


def test_of_twenty_recaps_one_is_kept_and_the_others_are_told():
    group_that_meets()
    meeting, ben = row(), user("Ben")

    found = at_once(
        lambda number: write_recap(
            meeting=meeting,
            text=f"Number {number}",
            links=(),
            to_do=(),
            version=0,
            by=ben,
            now=DURING + dt.timedelta(minutes=1),
        )
    )

    refused = [each for each in found if isinstance(each, RecapHasChanged)]
    kept = [each for each in found if isinstance(each, Recap)]
    assert (len(kept), len(refused)) == (1, AT_ONCE - 1)
    assert Recap.objects.get().text == kept[0].text
