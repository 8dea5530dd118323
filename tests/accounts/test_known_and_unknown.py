"""Whoever asks learns nothing about who has an account here."""

import statistics
import time

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from tests.accounts.people import ADA, NOBODY, PASSWORD, person, said, sign_in

pytestmark = pytest.mark.django_db

ASKED = {
    "signing in": ("/account/login/", {"login": "{}", "password": "not the one it is"}),
    "a code": ("/account/login/code/", {"email": "{}"}),
    "a new password": ("/account/password/reset/", {"email": "{}"}),
    "signing up": (
        "/account/signup/",
        {"name": "Ada", "email": "{}", "password1": PASSWORD, "zone": "UTC"},
    ),
}


class Counting(MD5PasswordHasher):
    hashed: list[str] = []  # noqa: RUF012 - one list for all, to be counted

    def encode(self, password, salt):
        self.hashed.append(password)
        return super().encode(password, salt)


def ask(what, address):
    """The answer, and the page it leads to, with the address itself taken out."""
    url, form = ASKED[what]
    client = Client()
    first = client.post(url, {name: value.format(address) for name, value in form.items()})
    then = client.get(first.headers["Location"]) if first.status_code == 302 else first
    return [
        (status, headers, text.replace(address, "…"))
        for status, headers, text in (said(first), said(then))
    ], set(client.cookies)


@pytest.fixture
def ada():
    return person()


@pytest.mark.parametrize("what", ASKED)
def test_known_and_unknown_addresses_get_the_same_answer(ada, what):
    known, unknown = ask(what, ADA), ask(what, "eva@example.org")

    # As long as each other, so that Content-Length is too.
    assert known == unknown


@pytest.mark.parametrize("what", [what for what in ASKED if what != "signing in"])
def test_both_are_mailed_once(ada, what, mailoutbox):
    ask(what, ADA)
    ask(what, NOBODY)

    assert [mail.to for mail in mailoutbox] == [[ADA], [NOBODY]]


@pytest.mark.parametrize("what", ASKED)
def test_a_mail_server_that_is_away_answers_the_same_for_both(ada, what, settings):
    settings.EMAIL_BACKEND = "tests.accounts.no_mail.EmailBackend"

    assert ask(what, ADA) == ask(what, "eva@example.org")


@pytest.mark.parametrize("what", ["signing in", "signing up"])
def test_both_cost_the_same_number_of_hashes(settings, what):
    settings.PASSWORD_HASHERS = [f"{__name__}.Counting"]
    person()
    counts = []

    for address in (ADA, NOBODY):
        Counting.hashed.clear()
        ask(what, address)
        counts.append(len(Counting.hashed))

    assert counts == [1, 1]


def test_a_person_without_a_password_takes_as_long(settings):
    settings.PASSWORD_HASHERS = [f"{__name__}.Counting"]
    person(password=None)
    Counting.hashed.clear()

    sign_in(Client())

    assert len(Counting.hashed) == 1


def test_the_medians_of_many_tries_lie_close(settings):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    settings.ACCOUNT_RATE_LIMITS = False
    person()
    took = {ADA: [], NOBODY: []}

    for _ in range(8):
        for address, times in took.items():
            start = time.perf_counter()
            sign_in(Client(), email=address, password="not the one it is")
            times.append(time.perf_counter() - start)

    known, unknown = (statistics.median(times) for times in took.values())
    assert 0.4 < known / unknown < 2.5  # without the hash for nobody, it is 5 and more
