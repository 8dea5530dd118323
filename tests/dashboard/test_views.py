import re

import pytest
from django.urls import reverse

from curriculum.actions import load_catalogue
from curriculum.exchange import SHIPPED, read
from planner.plans import actions, pages
from tests.groups.people import NOW, group, user
from tests.plans.kept_plans import kept
from tests.plans.programmes import EVERYTHING, IMPOSSIBLE
from tests.plans.small_catalogues import brief
from tests.plans.small_programmes import CATALOGUE

pytestmark = pytest.mark.django_db


@pytest.fixture
def is_demo(settings):
    settings.DEMO = True


@pytest.fixture
def catalogue():
    load_catalogue(catalogue=read(SHIPPED))


def plan_of(programme, *, publish=True):
    """The plan of a group that Ada leads, with this programme."""
    return kept(group("Ben"), programme, publish=publish)


def text_of(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def test_the_start_page_lists_the_goals_with_their_decisions(client, catalogue):
    response = client.get("/")

    found = re.findall(r'href="/catalogue/goals/([\w-]+)/"', response.content.decode())
    assert response.status_code == 200
    assert found == ["build-product", "research", "interview", "architect", "curiosity"]
    assert response.content.decode().count('href="/catalogue/decisions/') == 65


def test_the_start_page_says_what_to_do_when_the_catalogue_is_empty(client):
    assert "The catalogue is empty." in text_of(client.get("/"))


def test_the_start_page_takes_few_queries(client, catalogue, is_demo, django_assert_num_queries):
    plan_of(EVERYTHING)

    with django_assert_num_queries(3):
        client.get("/")


def test_the_start_page_leads_to_the_demo_only_in_a_demo(client, settings):
    plan_of(EVERYTHING)

    assert "Read the plan of" not in text_of(client.get("/"))
    settings.DEMO = True
    assert "Read the plan of Payments risk" in text_of(client.get("/"))


def test_the_demo_leads_to_its_plan(client, is_demo):
    plan = plan_of(EVERYTHING)

    assert client.get("/demo/plan/").headers["Location"] == pages.plan_address(plan)


def test_without_a_demo_there_is_no_way_in(client):
    plan = plan_of(EVERYTHING)

    assert client.get("/demo/plan/").status_code == 404
    assert client.get(pages.plan_address(plan)).status_code == 302


def test_a_demo_without_a_plan_says_so(client, is_demo):
    assert client.get("/demo/plan/").status_code == 404


def test_a_plan_shows_every_meeting_and_every_skipped_date(client, is_demo):
    plan = plan_of(EVERYTHING)

    response = client.get(pages.plan_address(plan))

    html = response.content.decode()
    assert response.status_code == 200
    assert html.count('<li class="meeting">') == len(EVERYTHING.meetings())
    assert html.count('<li class="skipped">') == (
        len(EVERYTHING.entries) - len(EVERYTHING.meetings())
    )


def test_every_line_of_a_plan_says_why(client, is_demo):
    plan = plan_of(EVERYTHING)

    text = text_of(client.get(pages.plan_address(plan)))

    whys = [line.why for meeting in EVERYTHING.meetings() for line in meeting.lines if line.why]
    assert [why for why in whys if why.split("&")[0].split("'")[0].split('"')[0] not in text] == []


def test_a_plan_takes_one_query(client, is_demo, django_assert_num_queries):
    address = pages.plan_address(plan_of(EVERYTHING))

    with django_assert_num_queries(1):
        client.get(address)


def test_an_impossible_plan_says_why_and_what_would_help(client, is_demo):
    address = pages.plan_address(plan_of(IMPOSSIBLE, publish=False))

    text = text_of(client.get(address))

    assert IMPOSSIBLE.impossible is not None
    assert IMPOSSIBLE.impossible.text in text
    assert [each for each in IMPOSSIBLE.impossible.relaxations if each not in text] == []


def test_an_old_address_leads_to_the_one_that_counts(client, is_demo):
    plan = plan_of(EVERYTHING)
    wrong = reverse("plans:plan", args=[plan.group_id, "old-name", plan.pk, "old-title"])

    assert client.get(wrong).headers["Location"] == pages.plan_address(plan)


def test_a_plan_of_another_group_is_not_found(client, is_demo):
    plan = plan_of(EVERYTHING)
    other = group(name="Another group")
    address = reverse("plans:plan", args=[other.pk, other.slug, plan.pk, plan.slug])

    assert client.get(address).status_code == 404


def test_the_published_revision_is_shown_before_a_later_draft(client, is_demo):
    plan = plan_of(EVERYTHING)
    actions.draft(
        group=plan.group,
        plan=plan,
        brief=brief(),
        catalogue=CATALOGUE,
        programme=IMPOSSIBLE,
        by=user("Ada"),
        now=NOW,
    )

    assert "published, revision 1" in text_of(client.get(pages.plan_address(plan)))


@pytest.mark.parametrize("address", ["/", "/demo/", "/catalogue/"])
def test_pages_are_only_read(client, is_demo, address):
    assert client.post(address).status_code == 405
