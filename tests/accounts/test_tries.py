"""Who tries too often has to wait, and nobody else has."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import time_machine
from django.contrib.auth import get_user
from django.db import connection
from django.test import Client
from django.utils import timezone

from planner.accounts.models import CacheEntry
from tests.accounts.people import ADA, NOBODY, person, sign_in

pytestmark = pytest.mark.django_db

WRONG = "not the one it is"
HERE, ELSEWHERE = {"REMOTE_ADDR": "192.0.2.1"}, {"REMOTE_ADDR": "198.51.100.7"}


def try_often(times, email=ADA, **extra):
    return [
        sign_in(Client(), email=email, password=WRONG, **extra).status_code for _ in range(times)
    ]


def test_ten_wrong_passwords_are_enough(client):
    person()

    statuses = try_often(10, **HERE)
    response = sign_in(client, **HERE)

    assert statuses == [422] * 10
    assert (response.status_code, response["Retry-After"]) == (429, "900")
    assert "Please wait a little" in response.content.decode()
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert (response["X-Frame-Options"], response["X-Content-Type-Options"]) == ("DENY", "nosniff")
    assert get_user(client).is_authenticated is False


def test_the_owner_still_comes_in_from_elsewhere(client):
    ada = person()

    try_often(11, **HERE)
    sign_in(client, **ELSEWHERE)

    assert get_user(client) == ada


def test_another_account_is_not_held_up(client):
    person(NOBODY)

    try_often(11, **HERE)

    assert sign_in(client, email=NOBODY, **HERE).status_code == 302


def test_after_a_quarter_of_an_hour_it_is_possible_again(client):
    ada = person()

    with time_machine.travel(timezone.now(), tick=False) as clock:
        try_often(11, **HERE)
        clock.shift(15 * 60 + 1)
        sign_in(client, **HERE)

        assert get_user(client) == ada


def test_an_unknown_address_is_counted_like_a_known_one():
    assert try_often(11, email=NOBODY, **HERE) == [422] * 10 + [429]


def test_the_right_password_is_not_counted(client):
    person()

    for _ in range(11):
        assert sign_in(Client(), **HERE).status_code == 302


def test_tries_are_counted_in_the_database_that_all_workers_share():
    try_often(1, **HERE)

    keys = CacheEntry.objects.values_list("cache_key", flat=True)
    assert [key for key in keys if ":login_failed:" in key]
    assert [key for key in keys if "ada@" in key] == []


@pytest.mark.django_db(transaction=True)
def test_many_at_once_get_no_more_tries():
    person()

    with ThreadPoolExecutor(4) as pool:
        statuses = list(pool.map(try_once, range(24)))

    assert set(statuses) == {422, 429}
    assert statuses.count(422) <= 10


def try_once(_):
    try:
        return try_often(1, **HERE)[0]
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("proxies", "forwarded", "last"),
    [
        (0, "203.0.113.{}", 429),  # anybody can write the header
        (1, "203.0.113.{}", 422),  # what the one proxy in front has seen
        (1, "203.0.113.{}, 192.0.2.9", 429),  # what a reader wrote before that
    ],
)
def test_forwarded_addresses_count_only_as_configured(settings, proxies, forwarded, last):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    statuses = [
        try_often(1, HTTP_X_FORWARDED_FOR=forwarded.format(number), **HERE)[0]
        for number in range(11)
    ]

    assert statuses[-1] == last


@pytest.mark.parametrize(
    ("url", "allowed"), [("/account/password/reset/", 3), ("/account/login/code/", 6)]
)
@pytest.mark.parametrize("address", [ADA, NOBODY])
def test_a_mailbox_is_not_flooded(mailoutbox, url, allowed, address):
    person()

    responses = [
        Client().post(url, {"email": address}, REMOTE_ADDR=f"192.0.2.{number}")
        for number in range(allowed + 1)
    ]

    assert [response.status_code for response in responses] == [302] * allowed + [429]
    assert responses[-1]["Retry-After"] == "3600"
    assert len(mailoutbox) == allowed
