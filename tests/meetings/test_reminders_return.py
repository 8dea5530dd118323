"""Whatever takes a reminder's fact away while its mail waits, and brings it back."""

import pytest
from django.core import mail

from planner.accounts.digests import choose_digest
from planner.accounts.models import Muted
from planner.groups import actions as groups
from planner.groups.chat_models import ChatHook
from planner.meetings.models import Meeting
from planner.meetings.reminders import plan_reminders, plan_turn_notices, tell_chats
from planner.meetings.rsvp_actions import answer
from planner.outbox.models import Message
from tests.groups.people import NOW, group, membership, user
from tests.meetings.publications import meeting, publish
from tests.meetings.reminding import DAY, HOUR, deliver_all, meet, work_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def risk():
    return group("Ben")


@pytest.fixture
def first(risk):
    (row,) = meet(risk, meeting(lead_id=user("Ben").pk))
    return row


def told():
    return sorted(message.to[0].partition("@")[0] for message in mail.outbox)


def moved_away(risk):
    later = meeting().starts_at + HOUR
    publish(risk, meeting(lead_id=user("Ben").pk, starts_at=later, ends_at=later + HOUR))


def cancelled(risk):
    publish(risk, meeting(lead_id=user("Ben").pk, state="cancelled", reason="snow"))


def as_it_was(risk):
    publish(risk, meeting(lead_id=user("Ben").pk))


def says(what):
    def act(risk):
        answer(meeting=Meeting.objects.get(), user=user("Ben"), answer=what, now=NOW)

    return act


def removed(risk):
    groups.leave(membership=membership(risk, "Ben"), by=user("Ada"), now=NOW)


def returned(risk):
    groups.add_member(group=risk, user=user("Ben"), by=user("Ada"), now=NOW)


def away(risk):
    on = Meeting.objects.get().starts_at.date()
    ben = membership(risk, "Ben")
    groups.add_away(membership=ben, first_on=on, last_on=on, by=ben.user, now=NOW)


def there(risk):
    membership(risk, "Ben").away.all().delete()


def archived(risk):
    groups.archive(group=risk, by=user("Ada"), now=NOW)


def brought_back(risk):
    groups.unarchive(group=risk, by=user("Ada"), now=NOW)


SEQUENCES = pytest.mark.parametrize(
    ("goes", "returns"),
    [
        (moved_away, as_it_was),
        (cancelled, as_it_was),
        (says("no"), says("yes")),
        (removed, returned),
        (away, there),
        (archived, brought_back),
    ],
    ids=["moved", "cancelled", "not coming", "removed", "away", "archived"],
)


@SEQUENCES
def test_a_reminder_that_was_withdrawn_comes_when_it_holds_again(risk, first, goes, returns):
    now = first.starts_at - HOUR
    plan_reminders(now=now)
    goes(risk)
    deliver_all(now)
    assert "ben" not in told()

    returns(risk)
    for _ in range(3):
        work_at(now)

    assert told().count("ben") == 2  # the reminder, and that he leads
    assert told().count("ada") == 1


@SEQUENCES
def test_what_was_sent_before_is_not_sent_again(risk, first, goes, returns):
    now = first.starts_at - HOUR
    work_at(now)
    mail.outbox.clear()

    goes(risk)
    deliver_all(now)
    returns(risk)
    for _ in range(3):
        work_at(now)

    assert told() == []


def test_a_turn_that_goes_and_returns_is_told(first):
    now = first.starts_at - 5 * DAY
    plan_turn_notices(now=now)
    Meeting.objects.update(lead=user("Ada"))
    deliver_all(now)

    Meeting.objects.update(lead=user("Ben"))
    for _ in range(3):
        work_at(now)

    assert told() == ["ben"]


def test_what_returns_comes_in_the_one_way_that_is_wanted_by_then(first):
    """And in no other, when that is chosen anew."""
    now = first.starts_at - 5 * DAY
    plan_turn_notices(now=now)
    Meeting.objects.update(lead=user("Ada"))
    deliver_all(now)
    choose(user("Ben"), "your_turn")
    Meeting.objects.update(lead=user("Ben"))
    work_at(now)
    choose(user("Ben"))
    work_at(now)

    rows = Message.objects.filter(recipient=user("Ben")).order_by("channel")
    assert list(rows.values_list("channel", "state")) == [
        ("app", "sent"),
        ("digest", "waiting"),
        ("email", "cancelled"),
    ]


def choose(person, *kinds):
    choose_digest(user=person, kinds=kinds, rhythm="daily", weekday=1, hour=8, quiet_weekends=False)


def test_whoever_wants_no_mail_by_then_gets_none(risk, first):
    now = first.starts_at - HOUR
    plan_reminders(now=now)
    says("no")(risk)
    deliver_all(now)
    Muted.objects.create(user=user("Ben"), kind="reminder")
    says("yes")(risk)

    assert plan_reminders(now=now) == 0
    deliver_all(now)
    assert told() == ["ada"]


def test_a_chat_is_told_of_a_meeting_that_returns(risk, first):
    now = first.starts_at - HOUR
    ChatHook.objects.create(group=risk, secret_url="https://chat.test/x", shape="slack")
    tell_chats(now=now)
    moved_away(risk)
    deliver_all(now)

    as_it_was(risk)

    assert [tell_chats(now=now) for _ in range(3)] == [1, 0, 0]
    assert Message.objects.get(channel="chat").state == "waiting"
