import pytest
from django.core import mail

from planner.groups import actions as groups
from planner.meetings.models import Meeting
from planner.meetings.reminders import plan_turn_notices
from planner.outbox.models import Message
from tests.groups.people import NOW, group, membership, user
from tests.meetings.publications import meeting
from tests.meetings.reminding import DAY, HOUR, deliver_all, meet, work_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def risk():
    return group("Ben", "Cleo")


@pytest.fixture
def first(risk):
    lead, backup = user("Ben"), user("Cleo")
    (row,) = meet(risk, meeting(lead_id=lead.pk, backup_id=backup.pk))
    return row


def subjects():
    return sorted((each.to[0], each.subject) for each in mail.outbox)


def test_whoever_leads_and_who_stands_in_hear_of_it_a_week_before(first):
    work_at(first.starts_at - 7 * DAY)

    assert subjects() == [
        ("ben@example.org", "You lead on Thu 7 Jan: Payments risk, Gradients"),
        ("cleo@example.org", "You stand in on Thu 7 Jan: Payments risk, Gradients"),
    ]


def test_nobody_hears_of_it_earlier_or_twice(first):
    week_before = first.starts_at - 7 * DAY

    counts = [plan_turn_notices(now=now) for now in (week_before - HOUR / 60, week_before)]

    assert counts == [0, 2]
    assert plan_turn_notices(now=week_before + HOUR) == 0


def test_whoever_gets_the_turn_later_hears_of_it_then(first):
    work_at(first.starts_at - 7 * DAY)
    mail.outbox.clear()

    Meeting.objects.update(lead=user("Ada"))
    work_at(first.starts_at - 5 * DAY)

    assert [address for address, _ in subjects()] == ["ada@example.org"]


def test_whoever_lost_the_turn_meanwhile_hears_nothing(first):
    now = first.starts_at - 7 * DAY
    plan_turn_notices(now=now)

    Meeting.objects.update(lead=user("Ada"))
    deliver_all(now)

    assert [address for address, _ in subjects()] == ["cleo@example.org"]


def test_whoever_left_hears_nothing(risk, first):
    now = first.starts_at - 7 * DAY
    plan_turn_notices(now=now)

    groups.leave(membership=membership(risk, "Ben"), by=user("Ben"), now=NOW)
    deliver_all(now)

    assert [address for address, _ in subjects()] == ["cleo@example.org"]


def test_a_meeting_that_nobody_leads_tells_nobody(risk):
    (first,) = meet(risk, meeting(lead_name="", backup_name=""))

    assert plan_turn_notices(now=first.starts_at - DAY) == 0
    assert Message.objects.count() == 0
