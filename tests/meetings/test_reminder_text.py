"""What people read in a reminder, and in the mail that brings it."""

from email import message_from_bytes
from email.policy import default

import icalendar
import pytest
from django.core import mail

from planner.meetings.models import GroupPlace
from planner.meetings.reminder_text import reminder_text, turn_text
from planner.meetings.reminders import plan_reminders, plan_turn_notices
from planner.outbox.models import Message
from tests.groups.people import group, user
from tests.meetings.publications import meeting
from tests.meetings.reminding import HOUR, meet, work_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def risk():
    return group("Ben")


@pytest.fixture
def first(risk):
    ada, ben = user("Ada"), user("Ben")
    (row,) = meet(risk, meeting(lead_id=ada.pk, backup_id=ben.pk, lead_name="", backup_name=""))
    return row


def reader(name, zone):
    person = user(name)
    person.time_zone = zone
    person.save()
    return person


def test_it_says_when_where_who_leads_and_what_to_read(risk, first):
    GroupPlace.objects.create(group=risk, place="Room 4", link="https://meet.example.org/risk")

    assert reminder_text(first, reader("Cleo", "Europe/Berlin")) == (
        "Gradients, with Payments risk\n"
        "Thursday 7 January 2027, 12:00–13:00 (Europe/Berlin)\n"
        "Where: Room 4, https://meet.example.org/risk\n"
        "Ada leads.\n"
        "Ben stands in.\n"
        "\n"
        "Before it, 20 min:\n"
        "– read How backpropagation works, Neural Networks and Deep Learning, ch. 2, first half"
        " (20 min)\n"
        "\n"
        "The meeting’s page:"
        f" http://127.0.0.1:8000/groups/{risk.pk}-payments-risk/meetings/thursday1/\n"
    )


def test_what_is_left_of_the_time_alone_is_practice(first):
    first.agenda.update(reading_minutes=45)

    text = reminder_text(first, user("Ada"))

    assert text.count("min)\n– practise Gradients on your own (25 min)\n\n") == 1


def test_a_reader_elsewhere_reads_their_own_time_too(first):
    text = reminder_text(first, reader("Ben", "Pacific/Auckland"))

    assert text.splitlines()[1:3] == [
        "Thursday 7 January 2027, 12:00–13:00 (Europe/Berlin)",
        "For you: Friday 8 January 2027, 00:00–01:00 (Pacific/Auckland)",
    ]


def test_a_meeting_over_midnight_names_both_days(first):
    text = reminder_text(first, reader("Ben", "Asia/Kamchatka"))

    assert "For you: Thursday 7 January 2027, 23:00–Friday 8 January, 00:00 (Asia/Kamch" in text


@pytest.mark.parametrize(
    ("role", "begins"),
    [("lead", "You lead this meeting."), ("backup", "You stand in if whoever leads cannot.")],
)
def test_a_turn_says_first_what_one_does(first, role, begins):
    text = turn_text(first, user("Ada" if role == "lead" else "Ben"), role=role)

    assert text.splitlines()[0] == begins
    assert "leads." in text if role == "backup" else "Ada leads." not in text


def raw(subject_begins):
    (found,) = [each for each in mail.outbox if each.subject.startswith(subject_begins)][:1]
    return message_from_bytes(found.message().as_bytes(), policy=default)


def test_the_mail_brings_the_meeting_for_calendars(risk, first):
    work_at(first.starts_at - HOUR)

    reminder = raw("Payments risk on Thu 7 Jan: Gradients")
    (file,) = reminder.iter_attachments()
    (event,) = icalendar.Calendar.from_ical(file.get_payload(decode=True)).walk("VEVENT")
    assert (file.get_filename(), file.get_content_type()) == ("meeting.ics", "text/calendar")
    assert event["UID"] == f"{first.key}@127.0.0.1"
    assert event.decoded("DTSTART") == first.starts_at


def test_the_mail_says_what_is_so_when_it_is_sent(first):
    soon = first.starts_at - HOUR
    assert (plan_reminders(now=soon), plan_turn_notices(now=soon)) == (2, 2)

    first.agenda.update(reading_minutes=45)
    work_at(soon)

    assert len(mail.outbox) == 4
    assert all("practise Gradients on your own (25 min)" in each.body for each in mail.outbox)


def test_the_mail_asks_whether_one_comes_and_the_database_holds_no_answer(client, first):
    work_at(first.starts_at - HOUR)

    text = raw("Payments risk on Thu 7 Jan").get_body(("plain",)).get_content()
    asked = text.partition("Are you coming?\n")[2].splitlines()[:3]
    stored = "".join(Message.objects.values_list("text", flat=True))
    assert [each.partition(": ")[0] for each in asked] == ["Yes", "Maybe", "No"]
    assert {each.partition(": ")[2][:27] for each in asked} == {"http://127.0.0.1:8000/rsvp/"}
    assert "/rsvp/" not in stored


def test_the_mail_can_be_stopped_with_one_click(client, first):
    work_at(first.starts_at - HOUR)
    reminder = raw("Payments risk on Thu 7 Jan")

    link = reminder["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    client.post(link, {"List-Unsubscribe": "One-Click"})
    work_at(first.starts_at - HOUR / 2)

    assert reminder["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (
        "You get this because you belong to the group that meets."
        in reminder.get_body(("plain",)).get_content()
    )
