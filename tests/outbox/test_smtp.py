"""Over a real line to a mail server, which is well, slow, cut or unwilling."""

import threading
from email import message_from_bytes
from email.policy import default

import pytest

from planner.outbox.models import Message
from planner.outbox.worker import deliver_some
from tests.outbox.messages import MINUTE, NOW, deliver, ending, waiting
from tests.outbox.smtp_server import smtp_server

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_TIMEOUT = 0.3
    with smtp_server() as found:
        settings.EMAIL_HOST, settings.EMAIL_PORT = found.server_address
        yield found


def deliver_all():
    return deliver_some(stop=threading.Event(), clock=lambda: NOW)


def test_many_mails_go_over_one_line(server):
    for number in range(5):
        waiting(str(number))

    assert deliver_all() == 5
    assert (len(server.mails), server.lines) == (5, 1)


def test_what_arrives_is_what_was_queued(server):
    waiting(subject="Zoë: moved\r\nBcc: eve@example.org", text="Grüße\n.\nuntil then")

    deliver_all()

    (arrived,) = [message_from_bytes(mail, policy=default) for mail in server.mails]
    assert arrived["Subject"] == "Zoë: moved Bcc: eve@example.org"
    assert (arrived["To"], arrived["Bcc"]) == ("ben@example.org", None)
    assert [part.get_content_type() for part in arrived.iter_parts()] == ["text/plain", "text/html"]
    plain = arrived.get_body(("plain",)).get_content()
    assert plain.replace("\r\n", "\n").strip() == "Grüße\n.\nuntil then"


@pytest.mark.parametrize(
    ("word", "answer", "reason"),
    [
        ("GREETING", "421 too busy", "SMTPConnectError: (421, b'too busy')"),
        ("GREETING", None, "SMTPServerDisconnected: Connection unexpectedly closed: timed out"),
        ("GREETING", "", "SMTPServerDisconnected: Connection unexpectedly closed"),
        ("MAIL", "451 later", "SMTPSenderRefused: (451, b'later', 'Lemma <lemma@127.0.0.1>')"),
        ("RCPT", "450 grey", "SMTPRecipientsRefused: {'ben@example.org': (450, b'grey')}"),
        ("DATA", "451 later", "SMTPDataError: (451, b'later')"),
        ("BODY", "452 full", "SMTPDataError: (452, b'full')"),
        ("BODY", "", "SMTPServerDisconnected: Connection unexpectedly closed"),
        ("BODY", "half 2", "SMTPDataError: (2, b'')"),
        ("BODY", None, "SMTPServerDisconnected: Connection unexpectedly closed: timed out"),
    ],
)
def test_a_server_in_trouble_is_asked_again(server, word, answer, reason):
    server.answers[word] = answer
    message = waiting()

    deliver_all()
    told = ending(message)
    server.answers.clear()
    deliver(NOW + MINUTE)

    assert told == ("waiting", reason)
    assert (ending(message), message.tries) == (("sent", ""), 2)


@pytest.mark.parametrize(
    ("word", "answer", "reason"),
    [
        ("RCPT", "550 who", "SMTPRecipientsRefused: {'ben@example.org': (550, b'who')}"),
        ("BODY", "554 spam", "SMTPDataError: (554, b'spam')"),
    ],
)
def test_a_server_that_will_never_take_it_ends_it(server, word, answer, reason):
    server.answers[word] = answer
    message = waiting()

    deliver_all()

    assert ending(message) == ("failed", reason)


def test_no_server_at_all_is_asked_again(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with smtp_server() as gone:
        settings.EMAIL_HOST, settings.EMAIL_PORT = gone.server_address
    message = waiting()

    deliver_all()

    assert ending(message) == (
        "waiting",
        "ConnectionRefusedError: [Errno 111] Connection refused",
    )


def test_one_refused_address_does_not_keep_the_others_waiting(server):
    server.answers["RCPT"] = "550 who"
    refused = waiting("1")
    deliver()
    server.answers.clear()
    for number in range(2, 5):
        waiting(str(number))

    deliver_all()

    assert ending(refused)[0] == "failed"
    assert Message.objects.filter(state="sent").count() == len(server.mails) == 3
