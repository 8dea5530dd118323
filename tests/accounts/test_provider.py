"""Signing in at a provider and back, over HTTP as it is."""

import base64
import hashlib
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialToken
from django.contrib.auth import get_user
from django.test import Client

from planner.accounts.entrance import single_sign_on
from planner.accounts.models import User
from tests.accounts.people import ADA, person
from tests.accounts.provider import CLIENT, running

pytestmark = pytest.mark.django_db

BEGIN, BACK = "/account/sso/sso/login/", "/account/sso/sso/login/callback/"


@pytest.fixture
def provider(settings):
    with running() as found:
        found.claims = {"sub": "17", "email": ADA, "email_verified": True, "name": "Ada L"}
        settings.SOCIALACCOUNT_PROVIDERS = single_sign_on(
            name="Example ID", server_url=found.address, **CLIENT
        )
        yield found


def begin(client, **form):
    """Where the browser is sent, and with which questions."""
    response = client.post(BEGIN, form)
    sent = urlsplit(response.headers["Location"])
    return sent, {name: values[0] for name, values in parse_qs(sent.query).items()}


def test_there_and_back_signs_in(provider, client):
    sent, asked = begin(client, next="/plan/")
    response = client.get(BACK, {"code": "good once", "state": asked["state"]})

    assert f"{sent.scheme}://{sent.netloc}{sent.path}" == f"{provider.address}/authorize"
    assert response.headers["Location"] == "/plan/"
    assert get_user(client) == User.objects.get(email=ADA, name="Ada L")
    assert SocialToken.objects.count() == 0


def test_the_second_time_it_is_the_same_person(provider, client):
    for browser in (Client(), client):
        _, asked = begin(browser)
        browser.get(BACK, {"code": "good once", "state": asked["state"]})

    assert get_user(client) == User.objects.get()


def test_a_stolen_code_is_worth_nothing(provider, client):
    _, asked = begin(client)
    client.get(BACK, {"code": "good once", "state": asked["state"]})

    verifier = provider.asked[0]["code_verifier"][0]
    digest = hashlib.sha256(verifier.encode()).digest()
    assert asked["code_challenge_method"] == "S256"
    assert asked["code_challenge"] == base64.urlsafe_b64encode(digest).decode().rstrip("=")


def test_an_answer_to_somebody_elses_question_is_refused(provider, client):
    _, asked = begin(Client())

    response = client.get(BACK, {"code": "good once", "state": asked["state"]})

    assert (response.status_code, get_user(client).is_authenticated) == (401, False)
    assert provider.asked == []


def test_a_token_for_another_site_is_refused(provider, client):
    provider.claims["aud"] = "another site"

    _, asked = begin(client)
    response = client.get(BACK, {"code": "good once", "state": asked["state"]})

    assert (response.status_code, User.objects.count()) == (401, 0)


def test_turning_back_is_no_error(provider, client):
    _, asked = begin(client)

    response = client.get(BACK, {"error": "access_denied", "state": asked["state"]}, follow=True)

    assert "You turned back on the way" in response.content.decode()


def test_a_link_alone_does_not_begin(provider, client):
    response = client.get(BEGIN)

    assert response.status_code == 200
    assert "Sign in with Example ID" in response.content.decode()


def test_whoever_is_signed_in_gets_no_second_key(provider, client):
    client.force_login(person("ben@example.org", password=None))

    _, asked = begin(client, process="connect")
    client.get(BACK, {"code": "good once", "state": asked["state"]})

    assert get_user(client) != User.objects.filter(email=ADA).first()
    assert User.objects.get(email="ben@example.org").socialaccount_set.count() == 0


def test_without_an_address_it_is_asked_for(provider, client, mailoutbox):
    del provider.claims["email"]

    _, asked = begin(client)
    page = client.get(BACK, {"code": "good once", "state": asked["state"]}, follow=True)
    response = client.post(
        "/account/sso/signup/", {"name": "Ada", "email": "ada@example.org", "zone": "UTC"}
    )

    assert "This is what Example ID did not tell us" in page.content.decode()
    assert response.headers["Location"] == "/account/confirm-email/"
    assert [mail.to for mail in mailoutbox] == [["ada@example.org"]]
