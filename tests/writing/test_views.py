"""Keeping over HTTP, and how to write."""

import pytest
import time_machine
from django.test import Client

from planner.writing.models import KeptText
from planner.writing.slips import Slip
from tests.groups.people import NOW, user
from tests.writing.boxes import kept

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def ada(client):
    client.force_login(user("Ada"))
    return client


def slip(name="Ada"):
    return Slip(user_id=user(name).pk, form="recap 3", page="/groups/").signed()


def test_what_is_typed_is_kept_with_all_fields(ada):
    sent = {"slip": slip(), "text": "Words", "tick": ["1", "2"], "csrfmiddlewaretoken": "x"}

    response = ada.post("/writing/keep/", sent)

    assert (response.status_code, response.content) == (204, b"")
    assert KeptText.objects.get().fields == {"text": ["Words"], "tick": ["1", "2"]}


def test_what_is_far_too_much_is_not(ada):
    response = ada.post("/writing/keep/", {"slip": slip(), "text": "x" * 200_001})

    assert (response.status_code, kept()) == (413, [])


@pytest.mark.parametrize("address", ["keep", "afresh", "bring-back"])
@pytest.mark.parametrize("of", ["", "x", "another's"])
def test_only_a_form_of_one_s_own_says_where(ada, address, of):
    before = KeptText.objects.create(
        user=user("Ben"), form="recap 3", fields={"text": ["Ben's"]}, saved_at=NOW
    )

    response = ada.post(f"/writing/{address}/", {"slip": of, "text": "Ada's"})

    assert response.status_code == 404
    assert list(KeptText.objects.all()) == [before]


def test_a_page_from_before_signing_in_anew_still_keeps():
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(user("Ada"))

    response = strict.post("/writing/keep/", {"slip": slip(), "text": "Words"})

    assert (response.status_code, kept()) == (204, [("Ada", "Words")])


@pytest.mark.parametrize("address", ["afresh", "bring-back"])
def test_what_is_refused_there_changes_nothing(ada, address):
    ada.post("/writing/keep/", {"slip": slip(), "text": "Words"})
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(f"/writing/{address}/", {"slip": slip()})

    assert (response.status_code, kept()) == (403, [("Ada", "Words")])


def test_afresh_and_back_lead_to_the_form(ada):
    ada.post("/writing/keep/", {"slip": slip(), "text": "Words"})

    away = ada.post("/writing/afresh/", {"slip": slip()})
    assert (away["Location"], kept()) == ("/groups/", [("Ada", "")])
    back = ada.post("/writing/bring-back/", {"slip": slip()})

    assert (back["Location"], kept()) == ("/groups/", [("Ada", "Words")])


def test_the_examples_are_all_set(ada):
    page = ada.get("/writing/").content.decode()

    assert page.count("<math") >= 10
    assert "math-error" not in page
