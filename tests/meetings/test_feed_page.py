"""The page about one's calendars, and what can be done there."""

import re

import pytest
from django.test import Client

from planner.groups import actions as groups
from planner.meetings.models import FeedToken
from tests.groups.people import NOW, group, user
from tests.meetings.feeds import fetch, made, titles
from tests.meetings.publications import meeting, publish

pytestmark = pytest.mark.django_db
ADDRESS = re.compile(r'value="http://127\.0\.0\.1:8000/calendar/([\w-]{43})\.ics"')
PAGE = 4


def browser(name):
    client = Client()
    client.force_login(user(name))
    return client


def titled(page):
    return re.findall(r"<h2>([^<]*)</h2>", page.content.decode())


@pytest.mark.parametrize("many", [0, 1, 3])
def test_the_page_asks_the_database_the_same_few_things(many, django_assert_num_queries):
    for number in range(many):
        made("Ben", group("Ben", name=f"Group {number}"))
    ben = browser("Ben")

    with django_assert_num_queries(PAGE):
        page = ben.get("/calendars/")

    assert titled(page) == [
        "All your groups",
        *(f"Group {number}" for number in range(many)),
        "How to subscribe",
    ]


def test_the_page_is_one_s_own():
    group("Ben")
    made("Ada")

    assert titled(browser("Cleo").get("/calendars/")) == ["All your groups", "How to subscribe"]
    assert "No calendar has asked yet" not in browser("Ben").get("/calendars/").content.decode()


def test_an_archived_group_is_listed_only_while_it_has_an_address():
    with_address, without = group("Ben", name="With"), group("Ben", name="Without")
    made("Ben", with_address)
    for each in (with_address, without):
        groups.archive(group=each, by=user("Ada"), now=NOW)

    assert titled(browser("Ben").get("/calendars/")) == [
        "All your groups",
        "With",
        "How to subscribe",
    ]


@pytest.mark.parametrize("of_a_group", [True, False])
def test_the_address_is_shown_once_and_works(of_a_group):
    risk = group("Ben")
    publish(risk, meeting(1))
    ben = browser("Ben")

    said = ben.post(
        "/calendars/address/", {"group": risk.pk if of_a_group else "", "reminder": "60"}
    )

    (token,) = ADDRESS.findall(said.content.decode())
    assert said["Cache-Control"] == "private, no-store"
    assert titles(token) == ["Payments risk: Gradients"]
    assert FeedToken.objects.values_list("owner__name", "group", "reminder").get() == (
        "Ben",
        risk.pk if of_a_group else None,
        60,
    )
    assert "webcal://127.0.0.1:8000/calendar/" in said.content.decode()
    assert token not in ben.get("/calendars/").content.decode()


def test_the_address_is_built_from_the_site_s_own(settings):
    settings.SITE_URL = "https://lemma.example"
    settings.ALLOWED_HOSTS = ["*"]
    ben = browser("Ben")

    said = ben.post("/calendars/address/", {"reminder": "0"}, headers={"host": "evil.example"})

    text = said.content.decode()
    assert "https://lemma.example/calendar/" in text
    assert "webcal://lemma.example/calendar/" in text
    assert "evil.example" not in text


def test_a_reminder_is_changed_and_a_calendar_switched_off():
    ben = browser("Ben")
    token = made("Ben")

    changed = ben.post("/calendars/reminder/", {"group": "", "reminder": "15"})
    reminder = FeedToken.objects.get().reminder
    ended = ben.post("/calendars/off/", {"group": ""})

    assert (changed.status_code, reminder, ended.status_code) == (302, 15, 302)
    assert fetch(token).status_code == 404


@pytest.mark.parametrize("act", ["address", "reminder", "off"])
def test_a_group_of_others_has_no_calendar_for_one(act):
    risk = group()
    token = made("Ada", risk)

    for scope in (risk.pk, 987654, "x", "-1", "0"):
        answer = browser("Cleo").post(f"/calendars/{act}/", {"group": scope, "reminder": "0"})
        assert answer.status_code == 404

    assert FeedToken.objects.by_token(token).count() == FeedToken.objects.count() == 1


@pytest.mark.parametrize("act", ["address", "reminder"])
@pytest.mark.parametrize("reminder", ["", "7", "soon"])
def test_a_reminder_that_is_none_is_refused_where_it_stands(act, reminder):
    made("Ben", reminder=60)
    before = FeedToken.objects.values().get()

    page = browser("Ben").post(f"/calendars/{act}/", {"group": "", "reminder": reminder})

    text = page.content.decode()
    assert (page.status_code, FeedToken.objects.values().get()) == (422, before)
    assert '<a href="#calendar_reminder">Reminder in your calendar</a>' in text
    assert 'id="calendar_reminder_error"' in text
    assert "<title>Error: Calendars" in text


def test_a_reminder_of_a_calendar_without_an_address_is_refused():
    page = browser("Ben").post("/calendars/reminder/", {"group": "", "reminder": "15"})

    assert page.status_code == 422
    assert "This calendar has no address yet." in page.content.decode()
