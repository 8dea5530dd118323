import re

import pytest
from django.core.signing import Signer
from django.test import Client

from planner.accounts.models import Muted
from planner.accounts.notices import Notice
from planner.accounts.stopping import SALT, stop_token, stops
from planner.outbox.models import Message
from tests.groups.people import user

pytestmark = pytest.mark.django_db
ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def address():
    return f"/mail/stop/{stop_token(user('Ben').pk, Notice.REMINDER)}/"


def muted():
    return list(Muted.objects.order_by("id").values_list("user__name", "kind"))


def test_the_page_asks_first_and_changes_nothing(client, address):
    page = client.get(address).content.decode()

    assert "<h1>Stop these mails?</h1>" in page
    assert "A reminder before each meeting" in page
    assert muted() == []


def test_the_button_stops_this_kind_for_this_person(client, address):
    user("Ada")

    page = client.post(address).content.decode()

    assert "<h1>Stopped</h1>" in page
    assert muted() == [("Ben", "reminder")]


def test_a_mail_program_stops_it_with_one_click(address):
    """RFC 8058: a POST without cookies, sent once or again, and never led elsewhere."""
    program = Client(enforce_csrf_checks=True)

    answers = [program.post(address, ONE_CLICK).status_code for _ in range(2)]

    assert answers == [200, 200]
    assert muted() == [("Ben", "reminder")]


def test_the_page_names_nobody(client, address):
    page = client.get(address).content.decode() + client.post(address).content.decode()

    assert re.search(r"Ben\b|example\.org", page) is None


def test_whoever_is_signed_in_stops_it_for_whom_the_mail_was_sent_to(client, address):
    client.force_login(user("Ada"))

    client.post(address)

    assert muted() == [("Ben", "reminder")]


@pytest.mark.parametrize(
    "token",
    [
        "x",
        "x:y",
        "W10:x",
        "%00",
        "ünïcode",
        Signer(salt="another purpose").sign_object([1, "reminder"]),
        Signer(salt=SALT).sign_object([1, "invitation"]),
        Signer(salt=SALT).sign_object([987_654, "reminder"]),
        Signer(salt=SALT).sign_object({"user": 1}),
        Signer(salt=SALT).sign_object([["a"], "reminder"]),
        Signer(salt=SALT).sign("no document"),
    ],
)
def test_what_we_did_not_sign_leads_nowhere(client, token):
    user("Ben")

    answers = [client.get(f"/mail/stop/{token}/"), client.post(f"/mail/stop/{token}/")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert muted() == []


def test_a_changed_token_leads_nowhere(client, address):
    token = address.split("/")[3]
    changed = [
        token[:at] + ("b" if token[at] == "a" else "a") + token[at + 1 :] for at in range(30)
    ]

    assert {client.post(f"/mail/stop/{each}/").status_code for each in changed} == {404}
    assert muted() == []


def test_the_token_opens_nothing_else(client, address):
    token = address.split("/")[3]

    places = [f"/invitations/{token}/", f"/join/{token}/", f"/drafts/{token}/", f"/rsvp/{token}/"]

    assert {client.get(place).status_code for place in places} <= {302, 404, 410}


def test_the_link_of_somebody_who_has_gone_leads_nowhere(client, address):
    ben = user("Ben")
    ben.is_active = False
    ben.save()

    assert client.post(address).status_code == 404


def test_links_are_built_from_the_site_whoever_asks():
    link = stops(Notice.REMINDER)(Message(recipient=user("Ben"), kind="reminder"))

    assert link.startswith("http://127.0.0.1:8000/mail/stop/")
    assert stops(Notice.REMINDER)(Message(address="new@example.org")) == ""
