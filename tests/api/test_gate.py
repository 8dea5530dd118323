"""What is true of every address: keys, scopes, limits, sending twice, what has not changed."""

import datetime as dt

import pytest
from django.conf import settings as configured
from django.test import Client

from planner.accounts.token_actions import revoke_all
from planner.accounts.token_models import ApiToken
from planner.api.models import Answered
from planner.groups.models import Group
from tests.api.conftest import Program, program
from tests.world import NOW

NEW = {"name": "Search team", "zone": "Europe/Berlin"}


def code_of(response):
    return response.status_code, response.json()["error"]["code"]


def test_a_cookie_alone_opens_nothing(ada):
    browser = Client()
    browser.force_login(ada, configured.AUTHENTICATION_BACKENDS[0])

    response = browser.get("/api/v1/groups")

    assert code_of(response) == (401, "no_key")
    assert response["WWW-Authenticate"] == 'Bearer realm="Lemma"'


@pytest.mark.parametrize("key", ["lemma_x", "", "x" * 5_000, "lemma_" + "é" * 10])
def test_an_unknown_key_opens_nothing(db, key):
    assert code_of(Program(key)("GET", "/groups")) == (401, "bad_key")


def test_only_the_hash_of_a_key_is_kept(ada):
    key = program(ada).key

    columns = ApiToken.objects.values().get()

    assert key.startswith(columns["start"])
    assert key not in str(columns)


def test_a_key_ends(ada, at_noon):
    ask = program(ada, days=1)

    at_noon.shift(dt.timedelta(days=1, seconds=1))

    assert code_of(ask("GET", "/groups")) == (401, "bad_key")


def test_all_keys_end_when_their_owner_is_shut_out(ada):
    ask = program(ada)
    ada.is_active = False
    ada.save()

    assert code_of(ask("GET", "/groups")) == (401, "bad_key")


def test_a_revoked_key_opens_nothing(ada):
    ask = program(ada)
    revoke_all(user=ada, now=NOW)

    assert code_of(ask("GET", "/groups")) == (401, "bad_key")


def test_a_key_that_only_reads_writes_nothing(ada):
    response = program(ada)("POST", "/groups", NEW)

    assert code_of(response) == (403, "scope")
    assert Group.objects.count() == 0


def test_a_program_with_the_scope_writes(ada):
    response = program(ada, "write")("POST", "/groups", NEW)

    assert response.status_code == 201
    assert response.json()["name"] == "Search team"


def test_the_same_sent_twice_is_done_once(ada):
    ask = program(ada, "write")

    first = ask("POST", "/groups", NEW, Idempotency_Key="k1")
    second = ask("POST", "/groups", NEW, Idempotency_Key="k1")

    assert (first.json(), second["Idempotent-Replayed"]) == (second.json(), "true")
    assert (second.status_code, Group.objects.count()) == (201, 1)


def test_another_request_under_the_same_key_is_refused(ada):
    ask = program(ada, "write")
    ask("POST", "/groups", NEW, Idempotency_Key="k1")

    response = ask("POST", "/groups", {**NEW, "name": "Others"}, Idempotency_Key="k1")

    assert code_of(response) == (422, "key_reused")
    assert Group.objects.count() == 1


def test_a_refusal_is_not_kept_so_that_it_may_be_tried_again(ada):
    ask = program(ada, "write")
    refused = ask("POST", "/groups", {**NEW, "zone": "Nowhere"}, Idempotency_Key="k1")

    assert (refused.status_code, Answered.objects.count()) == (422, 0)


def test_what_has_not_changed_is_not_sent_again(ada):
    ask = program(ada)
    first = ask("GET", "/groups")

    second = ask("GET", "/groups", If_None_Match=first["ETag"])

    assert (second.status_code, second.content) == (304, b"")
    assert second["RateLimit-Remaining"] == "598"


def test_a_minute_has_so_many_requests(ada, settings, at_noon):
    settings.API_REQUESTS_A_MINUTE = 2
    ask = program(ada)
    ask("GET", "/groups")
    ask("GET", "/groups")

    refused = ask("GET", "/groups")
    at_noon.shift(60)

    assert code_of(refused) == (429, "too_often")
    assert (refused["Retry-After"], refused["RateLimit-Remaining"]) == ("60", "0")
    assert ask("GET", "/groups").status_code == 200


def test_only_json_is_read(ada):
    key = program(ada, "write").key
    headers = {"Authorization": f"Bearer {key}"}

    response = Client().post("/api/v1/groups", NEW, headers=headers)

    assert code_of(response) == (415, "not_json")


def test_what_does_not_fit_is_named_by_its_field(ada):
    response = program(ada, "write")("POST", "/groups", {"name": "", "zone": "UTC"})

    assert code_of(response) == (422, "invalid")
    assert list(response.json()["error"]["fields"]) == ["name"]


@pytest.mark.parametrize("body", [b"{", b"\xff", b"[]", b"null", b'"x"'])
def test_garbled_json_is_refused(ada, body):
    key = program(ada, "write").key

    response = Client().generic(
        "POST",
        "/api/v1/groups",
        body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )

    assert response.status_code in {400, 422}
    assert set(response.json()["error"]) == {"code", "message", "fields"}


def test_an_address_that_is_not_there_is_refused_alike(ada):
    response = program(ada)("GET", "/groups/987654")

    assert code_of(response) == (404, "not_found")
