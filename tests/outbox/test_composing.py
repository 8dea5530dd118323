from email import message_from_bytes
from email.policy import default

import pytest
from django.core.mail import get_connection

from planner.outbox import actions, kinds
from planner.outbox.composing import compose
from planner.outbox.models import Message
from tests.outbox.messages import NOW, deliver, ending, waiting

pytestmark = pytest.mark.django_db


def raw(message):
    """As it goes over the wire."""
    return compose(message, line=get_connection()).message().as_bytes()


def parsed(message):
    return message_from_bytes(raw(message), policy=default)


def part(message, kind):
    return parsed(message).get_body((kind,)).get_content()


def test_every_try_has_the_same_message_id():
    message = waiting()

    assert parsed(message)["Message-ID"] == f"<message-{message.pk}@127.0.0.1>"
    assert parsed(message)["Message-ID"] == parsed(message)["Message-ID"]


def test_no_machine_answers_it():
    assert parsed(waiting())["Auto-Submitted"] == "auto-generated"


def test_it_comes_from_us():
    assert parsed(waiting())["From"] == "Lemma <lemma@127.0.0.1>"


def test_text_and_html_say_the_same(settings):
    message = waiting(
        text="Hello <b>Ben</b> & all,\nsee http://127.0.0.1:8000/a?b=1&c=2.\n\nUntil then\n"
    )

    assert part(message, "plain") == message.text
    assert (
        "<p>Hello &lt;b&gt;Ben&lt;/b&gt; &amp; all,<br>"
        'see <a href="http://127.0.0.1:8000/a?b=1&amp;c=2">'
        "http://127.0.0.1:8000/a?b=1&amp;c=2</a>.</p>"
    ) in part(message, "html")
    assert "<p>Until then</p>" in part(message, "html")


def test_its_link_stands_in_both_parts():
    link = "http://127.0.0.1:8000/groups/1/"

    message = waiting(link=link)

    assert part(message, "plain") == f"The meeting of 14 January moved.\n\n{link}\n"
    assert f'<a href="{link}">{link}</a>' in part(message, "html")


def test_a_link_that_the_text_names_is_not_repeated():
    link = "http://127.0.0.1:8000/groups/1/"

    assert part(waiting(text=f"See {link}", link=link), "plain") == f"See {link}"


def test_a_secret_link_is_sent_and_not_stored():
    secret = "http://127.0.0.1:8000/join/s3cret/"
    kinds.register("news", lambda _: True, secret_link=lambda _: secret)

    message = waiting(text=f"Come: {kinds.LINK_MARK}")

    assert part(message, "plain") == f"Come: {secret}"
    assert f'<a href="{secret}">' in part(message, "html")
    assert "s3cret" not in repr(Message.objects.values().get())


def test_an_address_of_another_site_is_no_link():
    message = waiting(text="http://evil.example/ http://127.0.0.1:8000.evil.example/")

    assert "<a" not in part(message, "html")


INJECTION = "Moved\r\nBcc: eve@example.org\r\n\r\nno body of ours"


@pytest.mark.parametrize("subject", [INJECTION, "Moved\nBcc: eve@example.org", "a\u2028Bcc: b"])
def test_a_subject_adds_no_header(subject):
    message = waiting(subject=subject)

    heads = raw(message).split(b"\n\n")[0].lower()
    assert b"\nbcc" not in heads
    assert parsed(message)["Subject"] == " ".join(subject.split())


@pytest.mark.parametrize(
    "changes",
    [
        {"subject": INJECTION},
        {"address": "ben@example.org\nBcc: eve@example.org"},
        {"address": "ben@example.org, eve@example.org"},
        {"address": "ben"},
    ],
)
def test_what_makes_no_mail_fails_before_it_is_sent(mailoutbox, changes):
    message = waiting()
    Message.objects.update(**changes)

    deliver()

    assert (mailoutbox, message.refresh_from_db()) == ([], None)
    assert ending(message)[0] == "failed"
    assert ending(message)[1].startswith("it makes no mail: ")


def test_a_name_from_afar_arrives_whole():
    actions.queue(
        kind="news",
        occurrence="1",
        address="ben@example.org",
        subject="Zoë leads the 27th: ∇f and 梯度",
        text="Grüße, 梯度",
        now=NOW,
    )
    message = Message.objects.get()

    assert parsed(message)["Subject"] == message.subject
    assert part(message, "plain") == "Grüße, 梯度"
    assert "Grüße, 梯度" in part(message, "html")
