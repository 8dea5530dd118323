import datetime as dt

import pytest
from django.core import mail

from planner.accounts.models import Muted
from planner.groups import actions as groups
from planner.groups.reminders import choose_reminders
from planner.meetings.models import Meeting, Rsvp
from planner.meetings.reminders import plan_reminders
from planner.outbox.models import Message
from tests.groups.people import NOW, group, membership, user
from tests.meetings.publications import meeting
from tests.meetings.reminding import DAY, HOUR, deliver_all, meet, work_at, work_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def risk():
    return group("Ben")


def told():
    return sorted(message.to[0].partition("@")[0] for message in mail.outbox)


def choose(risk, *names):
    choose_reminders(group=risk, chosen=names, by=user("Ada"), now=NOW)


def test_everybody_is_reminded_two_days_and_two_hours_before(risk):
    (first,) = meet(risk, meeting())

    found = work_from(first.starts_at - 4 * DAY, first.starts_at)

    assert found == {
        ("reminder", name, hours): 1 for name in ("Ada", "Ben") for hours in (48.0, 2.0)
    }


@pytest.mark.parametrize(
    ("chosen", "hours"),
    [
        (["week_before"], {168.0}),
        (["day_before", "two_hours_before"], {24.0, 2.0}),
        ([], set()),
    ],
)
def test_a_group_chooses_when(risk, chosen, hours):
    (first,) = meet(risk, meeting())
    choose(risk, *chosen)

    found = work_from(first.starts_at - 9 * DAY, first.starts_at, every=HOUR)

    assert {before for _, _, before in found} == hours
    assert set(found.values()) <= {1}


def test_no_reminder_comes_before_the_meeting_before_has_ended(risk):
    start = meeting().starts_at
    second = start + DAY
    meet(risk, meeting(), meeting(2, starts_at=second, ends_at=second + HOUR))

    found = work_from(start, second)

    assert {before for _, _, before in found} == {23.0, 2.0}


def test_a_meeting_that_is_off_holds_nothing_up(risk):
    start = meeting().starts_at
    second = start + DAY
    meet(risk, meeting(), meeting(2, starts_at=second, ends_at=second + HOUR))
    Meeting.objects.filter(number=1).update(state="cancelled")

    found = work_from(start - 2 * DAY, second)

    assert {before for _, _, before in found} == {48.0, 2.0}


def test_looking_again_tells_nobody_again(risk):
    (first,) = meet(risk, meeting())
    now = first.starts_at - DAY

    counts = [plan_reminders(now=now) for _ in range(3)]

    assert counts == [2, 0, 0]


def test_when_the_clock_jumps_back_nobody_is_told_again(risk):
    (first,) = meet(risk, meeting())

    for hours in (1, 2, 1, 3, 2):
        work_at(first.starts_at - hours * HOUR)

    assert told() == ["ada", "ada", "ben", "ben"]  # two hours before, and two days: three before


def test_whoever_looks_late_hears_of_the_latest_time_only(risk):
    (first,) = meet(risk, meeting())

    work_at(first.starts_at - HOUR)

    assert told() == ["ada", "ben"]


def test_what_has_begun_is_told_to_nobody(risk):
    (first,) = meet(risk, meeting())

    work_at(first.starts_at)

    assert Message.objects.count() == 0


@pytest.mark.parametrize("state", ["cancelled", "withdrawn", "held", "not held"])
def test_only_planned_meetings_are_told(risk, state):
    (first,) = meet(risk, meeting())
    Meeting.objects.update(state=state)

    assert plan_reminders(now=first.starts_at - HOUR) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"state": "cancelled"},
        {"state": "withdrawn"},
        {"starts_at": dt.datetime(2027, 1, 7, 11, 30, tzinfo=dt.UTC)},
    ],
)
def test_what_moved_or_was_cancelled_meanwhile_is_not_sent(risk, change):
    (first,) = meet(risk, meeting())
    now = first.starts_at - DAY
    plan_reminders(now=now)

    Meeting.objects.update(**change)
    deliver_all(now)

    assert mail.outbox == []
    assert set(Message.objects.filter(channel="email").values_list("state")) == {("cancelled",)}


def test_a_meeting_that_moved_is_told_anew(risk):
    (first,) = meet(risk, meeting())
    work_at(first.starts_at - HOUR)

    Meeting.objects.update(starts_at=first.starts_at + DAY, ends_at=first.ends_at + DAY)
    work_at(first.starts_at)

    assert told() == ["ada", "ada", "ben", "ben"]


def test_a_mail_that_comes_too_late_is_not_sent(risk):
    (first,) = meet(risk, meeting())
    plan_reminders(now=first.starts_at - HOUR)

    deliver_all(first.starts_at)

    assert mail.outbox == []


def away(risk, on, **times):
    groups.add_away(
        membership=membership(risk, "Ben"),
        first_on=on,
        last_on=on,
        reason="",
        by=user("Ben"),
        now=NOW,
        **times,
    )


def test_whoever_is_away_on_that_day_is_not_reminded(risk):
    (first,) = meet(risk, meeting())
    away(risk, first.starts_at.date())

    work_at(first.starts_at - HOUR)

    assert told() == ["ada"]


def test_part_of_a_day_counts_by_the_group_s_clock(risk):
    (first,) = meet(risk, meeting())
    away(risk, first.starts_at.date(), times=(dt.time(13), dt.time(18)))

    work_at(first.starts_at - HOUR)

    assert told() == ["ada", "ben"]


def test_whoever_has_said_no_is_not_reminded(risk):
    (first,) = meet(risk, meeting())
    Rsvp.objects.create(meeting=first, user=user("Ben"), answer="no", answered_at=NOW)
    Rsvp.objects.create(meeting=first, user=user("Ada"), answer="maybe", answered_at=NOW)

    work_at(first.starts_at - HOUR)

    assert told() == ["ada"]


def test_whoever_is_removed_meanwhile_hears_nothing(risk):
    (first,) = meet(risk, meeting())
    now = first.starts_at - HOUR
    plan_reminders(now=now)

    groups.leave(membership=membership(risk, "Ben"), by=user("Ada"), now=NOW)
    deliver_all(now)

    assert told() == ["ada"]
    assert Message.objects.get(recipient=user("Ben"), channel="email").state == "cancelled"


def test_nobody_is_reminded_in_an_archived_group(risk):
    (first,) = meet(risk, meeting())
    groups.archive(group=risk, by=user("Ada"), now=NOW)

    assert plan_reminders(now=first.starts_at - HOUR) == 0


def test_whoever_wants_no_mail_finds_it_on_the_site(risk):
    (first,) = meet(risk, meeting())
    Muted.objects.create(user=user("Ben"), kind="reminder")

    work_at(first.starts_at - HOUR)

    assert told() == ["ada"]
    assert list(Message.objects.filter(recipient=user("Ben")).values_list("channel")) == [("app",)]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
@pytest.mark.parametrize("month", [3, 4, 10, 11])
def test_changes_of_the_clocks_shift_no_reminder(risk, zone, month):
    """The hours are those that pass, whatever the clocks show."""
    starts_at = dt.datetime(2027, month, 28, 12, 0, tzinfo=dt.UTC)
    risk.zone = zone
    risk.save()
    meet(risk, meeting(starts_at=starts_at, ends_at=starts_at + HOUR))

    found = work_from(starts_at - 3 * DAY, starts_at)

    assert {before for _, _, before in found} == {48.0, 2.0}


@pytest.mark.parametrize("count", [1, 3])
def test_many_meetings_take_as_many_queries(risk, count, django_assert_num_queries):
    first = meeting().starts_at
    wanted = [
        meeting(number, starts_at=first + number * HOUR, ends_at=first + number * HOUR + HOUR)
        for number in range(1, count + 1)
    ]
    meet(risk, *wanted)
    now = first - HOUR
    plan_reminders(now=now)

    with django_assert_num_queries(7):
        assert plan_reminders(now=now) == 0
