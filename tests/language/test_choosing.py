import pytest
from django.conf import settings
from django.test import Client

from planner.accounts.models import User
from planner.language.choosing import html_code
from tests.accounts.persons import person

pytestmark = pytest.mark.django_db
CHOOSE = "/account/language/"


def spoken(client, **headers):
    return client.get("/catalogue/", headers=headers)["Content-Language"]


def test_a_page_is_english_unless_somebody_says_otherwise(client):
    assert spoken(client) == "en-GB"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("zh-CN,zh;q=0.9", "zh-Hans"),
        ("en-US", "en-GB"),
        ("fr,zh-Hans;q=0.5", "zh-Hans"),
        ("x", "en-GB"),
    ],
)
def test_a_browser_says_what_it_prefers(client, asked, found):
    assert spoken(client, accept_language=asked) == found


def test_what_was_chosen_beats_the_browser(client):
    client.post(CHOOSE, {"language": "zh-hans", "next": "/catalogue/"})

    assert spoken(client, accept_language="en") == "zh-Hans"


def test_what_a_person_chose_beats_what_this_browser_chose(client):
    zoe = person("zoe")
    zoe.language = "zh-hans"
    zoe.save()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en-gb"
    client.force_login(zoe, settings.AUTHENTICATION_BACKENDS[0])

    assert spoken(client) == "zh-Hans"


def test_choosing_is_kept_with_the_account(client):
    zoe = person("zoe")
    client.force_login(zoe, settings.AUTHENTICATION_BACKENDS[0])

    response = client.post(CHOOSE, {"language": "zh-hans", "next": "/home/?x=1"})

    assert (response.status_code, response["Location"]) == (302, "/home/?x=1")
    assert User.objects.get(pk=zoe.pk).language == "zh-hans"


@pytest.mark.parametrize("elsewhere", ["//evil.example/", "https://evil.example/", "evil", ""])
def test_choosing_leads_nowhere_else(client, elsewhere):
    response = client.post(CHOOSE, {"language": "zh-hans", "next": elsewhere})

    assert response["Location"] == "/"


def test_an_unknown_language_is_refused(client):
    response = client.post(CHOOSE, {"language": "fr"})

    assert (response.status_code, response.cookies.get(settings.LANGUAGE_COOKIE_NAME)) == (
        400,
        None,
    )


def test_choosing_needs_our_own_form():
    response = Client(enforce_csrf_checks=True).post(CHOOSE, {"language": "zh-hans"})

    assert response.status_code == 403


def test_caches_keep_languages_apart(client):
    assert "Accept-Language" in client.get("/catalogue/")["Vary"]


def test_languages_as_pages_write_them():
    assert [html_code(each) for each in ("en-gb", "zh-hans", "fr")] == ["en-GB", "zh-Hans", "fr"]


def test_the_page_that_asks_leads_back_to_where_one_was(client):
    response = client.get(CHOOSE, headers={"referer": "http://testserver/catalogue/topics/?area=x"})

    assert response.context["next"] == "/catalogue/topics/?area=x"


def test_it_leads_back_to_no_other_site(client):
    assert client.get(CHOOSE, headers={"referer": "https://evil.example/x"}).context["next"] == ""
