import re

import pytest
from django.core.mail import EmailMultiAlternatives, send_mail

from planner.outbox import kinds
from planner.outbox.models import Message
from tests.groups.people import user
from tests.outbox.messages import deliver, waiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def demo(settings, tmp_path):
    settings.DEMO = True
    settings.VAR_DIR = tmp_path
    settings.EMAIL_BACKEND = "planner.outbox.demo_mail.EmailBackend"


@pytest.fixture
def news(monkeypatch):
    monkeypatch.setattr(kinds, "_known", {})
    kinds.register("news", lambda _: True)


def told(subject="Hello", text="Hello", to="ben@example.org"):
    send_mail(subject, text, None, [to])


def html_of(client):
    response = client.get("/demo/mail/")
    assert response.status_code == 200
    return response.content.decode()


def subjects(client):
    return re.findall(r"<h2>(.*)</h2>", html_of(client))


def test_without_a_demo_there_is_no_mailbox(client, demo, settings):
    told()
    settings.DEMO = False

    assert client.get("/demo/mail/").status_code == 404


def test_an_empty_mailbox_says_what_will_come(client, demo):
    assert "There is no mail yet." in html_of(client)
    assert subjects(client) == []


@pytest.mark.parametrize("count", [1, 3])
def test_anybody_reads_it_newest_first(client, demo, django_assert_num_queries, count):
    for number in range(count):
        told(f"Mail {number}")

    with django_assert_num_queries(0):
        assert subjects(client) == [f"Mail {number}" for number in reversed(range(count))]


def test_a_mail_shows_to_whom_and_when_it_went(client, demo):
    told(to="ben@example.org")

    html = html_of(client)
    assert "<li>to ben@example.org</li>" in html
    assert re.search(
        r'<time datetime="\S+\+00:00">\w{3} \d+ \w{3} \d{4}, \d\d:\d\d UTC</time>', html
    )


def test_only_the_hundred_newest_are_kept(client, demo, tmp_path):
    for number in range(103):
        told(f"Mail {number}")

    assert subjects(client) == [f"Mail {number}" for number in range(102, 2, -1)]
    assert len(list((tmp_path / "mail").iterdir())) == 100


def test_only_links_to_this_site_can_be_followed(client, demo):
    told(text="Join: http://127.0.0.1:8000/join/abc/ or http://evil.example/\n")

    found = re.findall(r'href="(http[^"]*)"', html_of(client))
    assert found == ["http://127.0.0.1:8000/join/abc/"]


def test_what_a_mail_says_is_text(client, demo):
    told(subject="<b>x</b>", text="<script>alert(1)</script> & more")

    html = html_of(client)
    assert "&lt;b&gt;x&lt;/b&gt;" in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in html


def test_a_mail_without_text_shows_its_html_as_text(client, demo):
    mail = EmailMultiAlternatives("Hello", "<p>Hi</p>", None, ["ben@example.org"])
    mail.content_subtype = "html"
    mail.send()

    assert "&lt;p&gt;Hi&lt;/p&gt;" in html_of(client)


def test_what_the_outbox_delivers_comes_into_it(client, demo, news, capsys):
    waiting(subject="Grüße an Zoë", recipient=user("Ben"))

    deliver()

    assert subjects(client) == ["Grüße an Zoë"]
    assert Message.objects.get().state == "sent"
    assert "--- mail to ben@example.org: Grüße an Zoë ---" in capsys.readouterr().out


def test_the_footer_leads_to_it_only_in_a_demo(client, settings):
    address = 'href="/demo/mail/"'

    assert address not in client.get("/catalogue/").content.decode()
    settings.DEMO = True
    assert address in client.get("/catalogue/").content.decode()


def test_it_is_only_read(client, demo):
    assert client.post("/demo/mail/").status_code == 405
