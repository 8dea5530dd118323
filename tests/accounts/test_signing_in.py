import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user
from django.utils import timezone

from planner.accounts.adapters import trust_address
from planner.accounts.models import User
from tests.accounts.people import ADA, NOBODY, PASSWORD, code_in, link_in, person, sign_in

pytestmark = pytest.mark.django_db

NEW = {"name": "Ada", "email": "Ada@Example.org", "password1": PASSWORD, "zone": "Europe/Berlin"}


def test_a_password_lets_in(client):
    ada = person()

    response = sign_in(client, email="ADA@example.org")

    assert (response.status_code, get_user(client)) == (302, ada)


def test_a_wrong_password_is_refused_and_the_address_kept(client):
    person()

    response = sign_in(client, password="not the one it is")

    assert (response.status_code, get_user(client).is_authenticated) == (422, False)
    assert 'value="ada@example.org"' in response.content.decode()
    assert "<title>Error: Sign in" in response.content.decode()


def test_a_disabled_account_is_told_only_to_whoever_knows_its_password(client):
    person(is_active=False)

    assert sign_in(client, password="not the one it is").status_code == 422
    assert sign_in(client).headers["Location"] == "/account/inactive/"
    assert get_user(client).is_authenticated is False


def test_a_code_lets_in(client, mailoutbox):
    ada = person(password=None)

    client.post("/account/login/code/", {"email": ADA})
    code = code_in(mailoutbox[0]).replace("-", "").lower()
    client.post("/account/login/code/confirm/", {"code": code})

    assert get_user(client) == ada


def test_a_code_is_good_for_ten_minutes(client, mailoutbox):
    person()
    now = timezone.now()

    with time_machine.travel(now, tick=False) as clock:
        client.post("/account/login/code/", {"email": ADA})
        clock.shift(601)
        client.post("/account/login/code/confirm/", {"code": code_in(mailoutbox[0])})

    assert get_user(client).is_authenticated is False


def test_a_code_can_be_guessed_at_three_times(client, mailoutbox):
    person()

    client.post("/account/login/code/", {"email": ADA})
    wrong = [
        client.post("/account/login/code/confirm/", {"code": "BBBB-BBBB"}).status_code
        for _ in range(3)
    ]
    client.post("/account/login/code/confirm/", {"code": code_in(mailoutbox[0])})

    assert wrong == [422, 422, 302]
    assert get_user(client).is_authenticated is False


def test_whoever_signs_up_is_in_once_the_code_is_typed(client, mailoutbox):
    first = client.post("/account/signup/?next=/plan/", {**NEW, "next": "/plan/"})
    before = get_user(client).is_authenticated
    second = client.post("/account/confirm-email/", {"code": code_in(mailoutbox[0])})

    ada = User.objects.get()
    assert (first.headers["Location"], before) == ("/account/confirm-email/", False)
    assert (second.headers["Location"], get_user(client)) == ("/plan/", ada)
    assert (ada.email, ada.name, ada.time_zone) == (ADA, "Ada", "Europe/Berlin")
    assert len(mailoutbox) == 1


def test_an_address_that_a_mailed_link_has_proven_needs_no_code(client, rf, mailoutbox):
    session = client.session
    request = rf.get("/")
    request.session = session
    trust_address(request, ADA)
    session.save()

    response = client.post("/account/signup/", NEW)

    assert (response.status_code, get_user(client), mailoutbox) == (302, User.objects.get(), [])


def test_a_proven_address_says_nothing_about_another(client, rf, mailoutbox):
    session = client.session
    request = rf.get("/")
    request.session = session
    trust_address(request, NOBODY)
    session.save()

    client.post("/account/signup/", NEW)

    assert get_user(client).email == NOBODY
    assert EmailAddress.objects.get(email=ADA).verified is False


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", " "), ("email", "ada"), ("zone", "Berlin"), ("password1", "too short")],
)
def test_a_refused_sign_up_says_where_and_keeps_the_rest(client, field, value):
    response = client.post("/account/signup/", {**NEW, field: value})

    html = response.content.decode()
    assert (response.status_code, User.objects.count()) == (422, 0)
    assert f'<a href="#id_{field}">' in html
    assert 'value="Europe/Berlin"' in html or field == "zone"


def test_a_mailed_link_sets_a_new_password_within_an_hour(client, mailoutbox):
    ada = person()
    client.post("/account/password/reset/", {"email": ADA})
    page = client.get(link_in(mailoutbox[0]), follow=True)
    address = page.redirect_chain[-1][0]

    response = client.post(address, {"password1": "another lunch, another theorem"})

    ada.refresh_from_db()
    assert response.status_code == 302
    assert ada.check_password("another lunch, another theorem")
    assert "This link does not work" in client.get(link_in(mailoutbox[0])).content.decode()


def test_a_link_for_a_password_is_good_for_an_hour(client, mailoutbox):
    person()

    with time_machine.travel(timezone.now(), tick=False) as clock:
        client.post("/account/password/reset/", {"email": ADA})
        clock.shift(60 * 60 + 1)
        page = client.get(link_in(mailoutbox[0]), follow=True)

    assert "This link does not work" in page.content.decode()


def test_signing_out_takes_a_post(client):
    person()
    sign_in(client)

    client.get("/account/logout/")
    still_in = get_user(client).is_authenticated
    client.post("/account/logout/")

    assert (still_in, get_user(client).is_authenticated) == (True, False)


def test_a_new_address_is_taken_once_its_code_is_typed(client, mailoutbox):
    ada = person()
    sign_in(client)
    client.post("/account/reauthenticate/", {"password": PASSWORD})

    client.post("/account/email/", {"email": "lovelace@example.org", "action_add": "1"})
    ada.refresh_from_db()
    before = ada.email
    client.post("/account/confirm-email/", {"code": code_in(mailoutbox[0])})

    ada.refresh_from_db()
    assert (before, ada.email) == (ADA, "lovelace@example.org")
    assert [mail.to for mail in mailoutbox] == [["lovelace@example.org"], [ADA]]


def test_changing_the_address_asks_for_the_password_first(client, mailoutbox):
    person()
    sign_in(client)

    with time_machine.travel(timezone.now() + timezone.timedelta(hours=1)):
        response = client.post(
            "/account/email/", {"email": "lovelace@example.org", "action_add": "1"}
        )

    assert response.headers["Location"].startswith("/account/reauthenticate/")
    assert mailoutbox == []
