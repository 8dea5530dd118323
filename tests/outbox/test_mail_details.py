"""Why one gets a mail, how to stop it, and what goes with it."""

import re
from email import message_from_bytes
from email.policy import default

import pytest
from django.core.mail import get_connection

from planner.outbox import kinds
from planner.outbox.composing import compose
from tests.outbox.messages import waiting

pytestmark = pytest.mark.django_db
STOP = "http://127.0.0.1:8000/mail/stop/t0ken/"


def parsed(message):
    raw = compose(message, line=get_connection()).message().as_bytes()
    return message_from_bytes(raw, policy=default)


def part(message, kind):
    return parsed(message).get_body((kind,)).get_content()


def test_a_mail_says_why_one_gets_it_and_how_to_stop_it():
    kinds.register("news", lambda _: True, why="you belong to A & B", stop_link=lambda _: STOP)

    message = waiting(text="It moved.")

    assert part(message, "plain") == (
        "It moved.\n\n-- \nYou get this because you belong to A & B.\n"
        f"No more mails of this kind: {STOP}\n"
    )
    assert f'<a href="{STOP}">No more mails of this kind</a>' in part(message, "html")
    assert "you belong to A &amp; B" in part(message, "html")


def test_mail_programs_stop_it_with_one_click():
    kinds.register("news", lambda _: True, stop_link=lambda _: STOP)

    mail = parsed(waiting())

    assert mail["List-Unsubscribe"] == f"<{STOP}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_what_nobody_can_stop_offers_no_way():
    kinds.register("news", lambda _: True, stop_link=lambda _: "")

    mail = parsed(waiting())

    assert {name for name in mail if name.startswith("List-")} == set()


def test_secret_lines_are_sent_and_not_stored():
    kinds.register("news", lambda _: True, secret_lines=lambda _: "I come: s3cret")

    message = waiting(text="It moved.\n")

    assert part(message, "plain") == "It moved.\n\nI come: s3cret\n"
    assert "s3cret" not in message.text


def test_a_text_may_be_written_when_it_is_sent():
    kinds.register("news", lambda _: True, text=lambda message: f"New of {message.pk}")

    message = waiting(text="old")

    assert part(message, "plain") == f"New of {message.pk}"


def test_files_go_with_it():
    file = kinds.Attachment(
        name="meeting.ics",
        content="BEGIN:VCALENDAR\r\nX:Zoë\r\nEND:VCALENDAR\r\n".encode(),
        content_type="text/calendar",
    )
    kinds.register("news", lambda _: True, attachments=lambda _: (file,))

    (attached,) = parsed(waiting()).iter_attachments()

    assert attached.get_filename() == "meeting.ics"
    assert attached.get_content_type() == "text/calendar"
    assert str(attached["Content-Type"]) == 'text/calendar; charset="utf-8"'
    # Text; mail servers get each line end as CR LF.
    assert attached.get_payload(decode=True) == file.content.replace(b"\r\n", b"\n")


def test_the_html_part_may_be_dark():
    assert re.search(r'<meta name="color-scheme" content="light dark">', part(waiting(), "html"))
