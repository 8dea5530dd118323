"""The preview, in a group."""

import pytest

from planner.writing import previewing
from planner.writing.pace import MOST_A_MINUTE, Pace
from tests.groups.people import group, user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_asked_before(monkeypatch):
    monkeypatch.setattr(previewing, "pace", Pace())


@pytest.fixture
def made():
    return group("Ben")


@pytest.fixture
def ben(client, made):
    client.force_login(user("Ben"))
    return client


def ask(client, made, text):
    return client.post(f"/groups/{made.pk}-{made.slug}/preview/", {"text": text})


def preview(*about):
    response = ask(*about)
    return response.status_code, response.content.decode().strip()


def test_a_preview_is_what_the_renderer_says(ben, made):
    assert preview(ben, made, "\n**Yes**, $x$\n") == (
        200,
        '<p><strong>Yes</strong>, <math alttext="x"><mi>x</mi></math></p>',
    )


def test_it_shows_who_is_called(ben, made):
    assert preview(ben, made, "@Ada, not @Cleo") == (
        200,
        '<p><span class="mention">@Ada</span>, not @Cleo</p>',
    )


def test_it_asks_the_database_only_who_asks_and_who_is_called(ben, made, django_assert_num_queries):
    with django_assert_num_queries(3):
        preview(ben, made, "x")
    with django_assert_num_queries(4):
        preview(ben, made, "@Ada")


def test_nothing_gives_nothing(ben, made):
    assert preview(ben, made, " \n ") == (200, "")


def test_what_is_too_long_is_told(ben, made):
    said = "There is room for 20,000 characters; this has 20,001."

    assert preview(ben, made, "数" * 20_001) == (422, f'<p class="error">{said}</p>')


def test_who_is_signed_out_is_led_nowhere(client, made):
    assert ask(client, made, "x").status_code == 404


def test_who_asks_too_often_waits(ben, made):
    for _ in range(MOST_A_MINUTE):
        ask(ben, made, "x")

    refused = ask(ben, made, "x")

    assert (refused.status_code, refused["Retry-After"]) == (429, "10")
