import datetime as dt
import re

import pytest
from django.utils import timezone

from planner.accounts.models import Muted
from planner.accounts.notices import Notice
from planner.accounts.telling import tell
from planner.groups import actions as groups
from planner.outbox.models import Message
from tests.groups.people import NOW, group, membership, user

pytestmark = pytest.mark.django_db
DAY = dt.timedelta(days=1)


@pytest.fixture
def ben():
    return user("Ben")


@pytest.fixture
def page(client, ben):
    """The list as Ben sees it."""
    client.force_login(ben)

    def look():
        return client.get("/inbox/").content.decode()

    return look


def told(person, subject="It moved", **changes):
    fields = {
        "notice": Notice.PLAN_CHANGED,
        "occurrence": subject,
        "text": f"{subject}, to Friday.",
        "link": "http://127.0.0.1:8000/groups/",
        "now": timezone.now(),
    }
    tell(user=person, subject=subject, **{**fields, **changes})
    return Message.objects.filter(recipient=person, channel="app").latest("id")


def listed(text):
    return [each.strip() for each in re.findall(r"<h2>(.*?)</h2>", text)]


def unread(text):
    found = re.search(r"\((\d+) unread\)", text)
    return int(found[1]) if found else 0


def test_the_newest_comes_first_and_what_is_new_is_marked(page, ben):
    for subject in ("First", "Second"):
        told(ben, subject)

    assert listed(page()) == ["<strong>New:</strong> Second", "<strong>New:</strong> First"]


def test_an_empty_list_says_what_will_stand_there(page):
    assert "Nothing yet." in page()
    assert unread(page()) == 0


def test_every_page_says_how_much_is_unread(client, page, ben):
    told(ben, "First")
    told(ben, "Second")
    told(user("Ada"), "Of somebody else")

    assert unread(client.get("/groups/").content.decode()) == 2


def test_opening_marks_as_read_and_leads_to_what_it_is_about(client, page, ben):
    first = told(ben, "First")
    told(ben, "Second")

    response = client.post(f"/inbox/{first.pk}/")

    assert response["Location"] == "/groups/"
    assert listed(page()) == ["<strong>New:</strong> Second", "First"]
    assert unread(page()) == 1


def test_looking_marks_nothing(page, ben):
    told(ben)

    assert [unread(page()) for _ in range(2)] == [1, 1]


def test_all_of_it_is_marked_at_once(client, page, ben):
    of_ada = told(user("Ada"))
    for subject in ("First", "Second"):
        told(ben, subject)

    client.post("/inbox/read/")

    assert (listed(page()), unread(page())) == (["Second", "First"], 0)
    assert Message.objects.get(pk=of_ada.pk).read_at is None


def test_what_was_told_to_others_is_not_there(client, page, ben):
    of_ada = told(user("Ada"), "Secret of Ada")

    assert client.post(f"/inbox/{of_ada.pk}/").status_code == 404
    assert "Secret of Ada" not in page()
    assert Message.objects.get(pk=of_ada.pk).read_at is None


def test_a_mail_is_not_listed_beside_what_it_says(client, page, ben):
    told(ben)
    mailed = Message.objects.get(channel="email")

    assert listed(page()) == ["<strong>New:</strong> It moved"]
    assert client.post(f"/inbox/{mailed.pk}/").status_code == 404


def test_what_is_not_mailed_stands_there(page, ben):
    Muted.objects.create(user=ben, kind="plan_changed")

    told(ben)

    assert listed(page()) == ["<strong>New:</strong> It moved"]
    assert list(Message.objects.values_list("channel")) == [("app",)]


def test_after_sixty_days_it_is_gone(page, ben):
    told(ben, "Long ago", now=timezone.now() - 61 * DAY)
    told(ben, "Of late", now=timezone.now() - 59 * DAY)

    assert listed(page()) == ["<strong>New:</strong> Of late"]
    assert unread(page()) == 1


def test_of_a_group_that_they_left_they_read_nothing(client, page, ben):
    risk = group("Ben")
    message = told(ben, "Words of the group", about={"group": risk.pk})
    assert "Words of the group" in page()

    groups.leave(membership=membership(risk, "Ben"), by=user("Ada"), now=NOW)

    assert "Words of the group" not in page()
    assert client.post(f"/inbox/{message.pk}/").status_code == 404


@pytest.mark.parametrize(
    "link", ["", "https://evil.example/", "http://127.0.0.1:8000.evil.example/", "//evil.example"]
)
def test_nobody_is_led_to_another_site(client, page, ben, link):
    message = told(ben, link=link)

    assert client.post(f"/inbox/{message.pk}/")["Location"] == "/inbox/"


def test_words_are_escaped(page, ben):
    told(ben, "<b>bold</b>")

    assert "&lt;b&gt;bold&lt;/b&gt;" in page()
    assert "<b>bold" not in page()


@pytest.mark.parametrize("count", [1, 3])
def test_many_take_as_many_queries(client, page, ben, count, django_assert_num_queries):
    for number in range(count):
        told(ben, str(number))

    with django_assert_num_queries(4):
        page()


def test_who_is_signed_in_costs_one_query_on_any_page(client, ben, django_assert_num_queries):
    client.force_login(ben)
    told(ben)

    with django_assert_num_queries(2):  # the session, and the person with the count
        client.get("/inbox/0/")
