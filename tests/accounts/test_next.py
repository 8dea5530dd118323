"""Where `next` leads after signing in: to this site, or nowhere."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from planner.accounts.models import User
from tests.accounts.people import ADA, PASSWORD, code_in, person

pytestmark = pytest.mark.django_db

HERE = "http://testserver/account/login/"
HOSTILE = [
    "//evil.example", "///evil.example", "////evil.example", "/\\evil.example", "\\evil.example",
    "\\\\evil.example", "\\/evil.example", "/\\/evil.example", "https:evil.example",
    "https:/evil.example", "https://evil.example", "http://evil.example/", "HTTPS://evil.example",
    "https:\\\\evil.example", "http:///evil.example", "javascript:alert(1)",
    "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "data:text/html,evil", "vbscript:evil",
    "ftp://evil.example", "file:///etc/passwd", " //evil.example", "\t//evil.example",
    "\n//evil.example", "\x00//evil.example", "\x08//evil.example", "/\t/evil.example",
    "/\n/evil.example", "https://testserver@evil.example", "https://testserver.evil.example",
    "https://evil.example#@testserver", "https://evil.example?testserver", "//evil.example/%2f..",
    "//evil.example:80", "https://[::1", "//[evil", "http://testserver:80@evil.example/",
    "https://localhost/", "http://127.0.0.1:9/", "/%0d%0aLocation:https://evil.example",
    "https://evil。example",
]  # fmt: skip


def leads_to(location):
    """As a browser reads it: tabs and line ends fall out, backslashes turn."""
    read = location.strip().translate({9: None, 10: None, 13: None}).replace("\\", "/")
    return urlsplit(urljoin(HERE, read)).netloc


@pytest.fixture
def ada():
    return person()


def test_there_are_enough_of_them():
    assert len(set(HOSTILE)) >= 40


def by_password(address):
    form = {"login": ADA, "password": PASSWORD, "next": address}
    return Client().post("/account/login/", form)


def by_password_in_the_address(address):
    form = {"login": ADA, "password": PASSWORD}
    return Client().post("/account/login/", form, query_params={"next": address})


def by_signing_out(address):
    client = Client()
    client.force_login(User.objects.get())
    return client.post("/account/logout/", {"next": address})


def when_signed_in_already(address):
    client = Client()
    client.force_login(User.objects.get())
    return client.get("/account/login/", {"next": address})


WAYS = [by_password, by_password_in_the_address, by_signing_out, when_signed_in_already]


@pytest.mark.parametrize("address", HOSTILE)
def test_nobody_is_led_away(ada, address):
    responses = [way(address) for way in WAYS]

    assert [response.status_code for response in responses] == [302] * len(WAYS)
    assert [leads_to(response.headers["Location"]) for response in responses] == (
        ["testserver"] * len(WAYS)
    )


def test_a_path_of_ours_is_followed(ada):
    assert [way("/plan/?a=b").headers["Location"] for way in WAYS] == ["/plan/?a=b"] * len(WAYS)


def test_a_code_stays_here_as_well(ada, mailoutbox):
    client = Client()

    client.post("/account/login/code/", {"email": ADA, "next": "//evil.example"})
    response = client.post(
        "/account/login/code/confirm/", {"code": code_in(mailoutbox[0]), "next": "//evil.example"}
    )

    assert response.headers["Location"] == "/home/"
