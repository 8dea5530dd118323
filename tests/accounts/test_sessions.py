import datetime as dt

import pytest
import time_machine
from allauth.usersessions.models import UserSession
from django.conf import settings as live_settings
from django.test import Client
from django.utils import timezone

from tests.accounts.people import PASSWORD, person, sign_in

pytestmark = pytest.mark.django_db

PRIVATE = "/account/settings/"
NOW = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)


def is_in(client):
    return client.get(PRIVATE).status_code == 200


def key(client):
    return client.cookies[live_settings.SESSION_COOKIE_NAME].value


def with_key(value):
    """A browser that kept an old cookie."""
    client = Client()
    client.cookies[live_settings.SESSION_COOKIE_NAME] = value
    return client


@pytest.fixture
def ada():
    return person()


def test_signing_in_gives_another_session(ada, client):
    session = client.session
    session["laid"] = "by somebody who knows its key"
    session.save()
    before = key(client)

    sign_in(client)

    assert is_in(client)
    assert key(client) != before
    assert not is_in(with_key(before))


def test_an_old_cookie_is_worth_nothing_after_signing_out(ada, client):
    sign_in(client)
    old = with_key(key(client))
    assert is_in(old)

    client.post("/account/logout/")

    assert not is_in(old)


def test_a_new_password_ends_all_other_sessions_at_once(ada, client):
    other = Client()
    sign_in(other)
    sign_in(client)
    old = with_key(key(client))

    response = client.post(
        "/account/password/change/",
        {"oldpassword": PASSWORD, "password1": "another lunch, another theorem"},
    )

    assert response.headers["Location"] == PRIVATE
    assert (is_in(other), is_in(old), is_in(client)) == (False, False, True)


def test_a_disabled_person_is_out_at_once(ada, client):
    sign_in(client)

    ada.is_active = False
    ada.save()

    assert not is_in(client)


def test_fourteen_days_without_use_end_a_session(ada, client):
    with time_machine.travel(NOW, tick=False) as clock:
        sign_in(client)
        clock.shift(dt.timedelta(days=13, hours=23))
        assert is_in(client)
        clock.shift(dt.timedelta(days=14, minutes=1))

        assert not is_in(client)


def test_use_keeps_a_session_alive_for_thirty_days_and_no_longer(ada, client):
    with time_machine.travel(NOW, tick=False) as clock:
        sign_in(client)
        for _ in range(5):
            clock.shift(dt.timedelta(days=5, hours=23))
            assert is_in(client)
        clock.move_to(NOW + dt.timedelta(days=30, seconds=1))

        assert not is_in(client)


def test_a_day_of_use_writes_the_session_once(ada, client, django_assert_num_queries):
    with time_machine.travel(NOW, tick=False) as clock:
        sign_in(client)
        is_in(client)
        clock.shift(dt.timedelta(hours=1))

        with django_assert_num_queries(3):  # the session, the person, what they muted
            is_in(client)


def test_one_sees_and_ends_ones_own_sessions(ada, client):
    other = Client(headers={"user-agent": "An old laptop"})
    sign_in(other)
    sign_in(client)

    page = client.get("/account/sessions/").content.decode()
    theirs = UserSession.objects.get(user_agent="An old laptop")
    response = client.post(f"/account/sessions/{theirs.pk}/end/")

    assert "An old laptop" in page
    assert page.count("(this one)") == 1
    assert response.headers["Location"] == "/account/sessions/"
    assert (is_in(other), is_in(client)) == (False, True)


def test_all_others_are_ended_together(ada, client):
    others = [Client(), Client()]
    for each in (*others, client):
        sign_in(each)

    client.post("/account/sessions/")

    assert [is_in(each) for each in (*others, client)] == [False, False, True]


def test_ending_the_session_one_uses_signs_out(ada, client):
    sign_in(client)

    response = client.post(f"/account/sessions/{UserSession.objects.get().pk}/end/")

    assert (response.headers["Location"], is_in(client)) == ("/", False)


def test_nobody_ends_somebody_elses(ada, client):
    other = Client()
    sign_in(other)
    person("cleo@example.org")
    sign_in(client, email="cleo@example.org")
    theirs = UserSession.objects.get(user=ada)

    response = client.post(f"/account/sessions/{theirs.pk}/end/")

    assert (response.status_code, is_in(other)) == (404, True)
    assert "sessions/999999/end" not in client.get("/account/sessions/").content.decode()


def test_a_page_for_somebody_is_kept_by_nobody_else(ada, client):
    sign_in(client)

    for path in ("/", PRIVATE):
        assert client.get(path).headers["Cache-Control"] == "private, no-store"


def test_strangers_cost_no_query(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/version")


def test_without_the_time_of_signing_in_a_session_is_too_old(ada, client):
    sign_in(client)
    session = client.session
    session["signed_in_at"] = (timezone.now() - dt.timedelta(days=31)).timestamp()
    session.save()

    assert not is_in(client)
