import pytest
from allauth.account.models import EmailAddress
from allauth.core import context
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import complete_social_login
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.auth import get_user
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.base import SessionBase

from planner.accounts.entrance import origin_of, single_sign_on
from planner.accounts.models import User
from tests.accounts.people import ADA, PASSWORD, person

pytestmark = pytest.mark.django_db

COMPANY = {
    "name": "Example ID",
    "server_url": "https://id.example.org/realms/work",
    "client_id": "lemma",
    "client_secret": "known to both",
}
CLAIMS = {"sub": "17", "email": "Ada@Example.org", "email_verified": True, "name": "Ada L"}


@pytest.fixture
def company(settings):
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on(**COMPANY)


def come_back(client, rf, claims, process="login", user=None):
    """As from the provider, which has vouched for these claims."""
    request = rf.get("/account/sso/sso/login/callback/")
    request.session = client.session
    request.user = user or AnonymousUser()
    request.allauth = None
    request._messages = FallbackStorage(request)
    with context.request_context(request):
        provider = get_adapter().get_provider(request, "sso")
        login = provider.sociallogin_from_response(request, {"userinfo": claims})
        login.state = {"process": process}
        response = complete_social_login(request, login)
    assert isinstance(request.session, SessionBase)
    return request, response


def test_the_button_is_there_only_if_a_provider_is_set(client, settings):
    before = client.get("/account/login/").content.decode()
    settings.SOCIALACCOUNT_PROVIDERS = single_sign_on(**COMPANY)
    after = client.get("/account/login/").content.decode()

    assert "Sign in with Example ID" not in before
    assert "Sign in with Example ID" in after
    assert 'action="/account/sso/sso/login/' in after


@pytest.mark.parametrize("missing", ["server_url", "client_id"])
def test_half_a_provider_is_none(missing):
    assert single_sign_on(**{**COMPANY, missing: ""}) == {}


def test_without_a_provider_its_addresses_lead_nowhere(client):
    assert client.post("/account/sso/sso/login/").status_code == 404
    assert client.get("/account/sso/sso/login/callback/").status_code == 404


def test_a_provider_in_the_database_counts_nothing(client):
    from allauth.socialaccount.models import SocialApp

    SocialApp.objects.create(
        provider="openid_connect", provider_id="evil", name="Evil", client_id="x"
    )

    assert "Evil" not in client.get("/account/login/").content.decode()
    assert client.post("/account/sso/evil/login/").status_code == 404


def test_a_form_may_lead_to_the_provider_and_to_nobody_else(settings):
    assert origin_of(COMPANY["server_url"]) == ["https://id.example.org"]
    assert origin_of("") == []


def test_who_comes_for_the_first_time_gets_an_account(company, client, rf, mailoutbox):
    request, _ = come_back(client, rf, CLAIMS)

    ada = User.objects.get()
    assert request.user == ada
    assert (ada.email, ada.name, ada.has_usable_password()) == (ADA, "Ada L", False)
    assert EmailAddress.objects.get().verified is True
    assert (SocialToken.objects.count(), mailoutbox) == (0, [])


def test_a_verified_address_opens_the_account_that_is_there(company, client, rf):
    ada = person()

    request, _ = come_back(client, rf, CLAIMS)

    ada.refresh_from_db()
    assert (request.user, ada.check_password(PASSWORD)) == (ada, True)
    assert SocialAccount.objects.get().user == ada


@pytest.mark.parametrize("word", [False, None, "false", "true", 0, 1, "no"])
def test_an_address_that_the_provider_does_not_vouch_for_opens_nothing(company, client, rf, word):
    person()

    request, response = come_back(client, rf, {**CLAIMS, "email_verified": word})

    assert (request.user.is_authenticated, SocialAccount.objects.count()) == (False, 0)
    assert response.headers["Location"] == "/account/confirm-email/"


def test_an_account_made_in_somebodys_name_loses_its_password(company, client, rf):
    ada = User.objects.create_user(ADA, PASSWORD)
    EmailAddress.objects.create(user=ada, email=ADA, primary=True, verified=False)

    _, response = come_back(client, rf, CLAIMS)

    ada.refresh_from_db()
    assert ada.has_usable_password() is False
    assert response.headers["Location"] == "/account/confirm-email/"


def test_nobody_gets_a_second_key_by_being_led_through_the_provider(company, client, rf):
    ben = person("ben@example.org")

    come_back(client, rf, {**CLAIMS, "sub": "evil"}, process="connect", user=ben)

    assert SocialAccount.objects.count() == 0


def test_an_answer_that_nobody_asked_for_is_refused(company, client):
    response = client.get("/account/sso/sso/login/callback/?code=1&state=2")

    assert (response.status_code, get_user(client).is_authenticated) == (401, False)
    assert "That did not work" in response.content.decode()
