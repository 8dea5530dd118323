import datetime as dt

import pytest

from planner.plans.dial_page import dial_page
from planner.plans.pages import plan_address
from tests.groups.people import NOW, group, user
from tests.plans import begun_plans
from tests.plans.kept_plans import drafted, meetings, published
from tests.plans.small_programmes import CATALOGUE

pytestmark = pytest.mark.django_db


@pytest.fixture
def revision():
    return published(drafted(group("Ben")))


def test_before_the_first_meeting_all_of_them_are_turned(revision):
    page = dial_page(revision, CATALOGUE, now=NOW)

    assert page.dial.planned == len(meetings(revision)) == 6
    assert [each.meetings for each in page.programme.dial] == list(range(1, 10))


def test_later_only_what_is_still_to_come_is_turned(revision):
    page = dial_page(revision, CATALOGUE, now=dt.datetime(2027, 1, 22, tzinfo=dt.UTC))

    assert page.dial.planned == 4
    assert page.programme.dial_text[0].startswith("4 meetings: ")


def test_when_all_is_over_there_is_nothing_to_turn(revision):
    assert dial_page(revision, CATALOGUE, now=dt.datetime(2028, 1, 1, tzinfo=dt.UTC)).dial is None


def test_a_lead_finds_it_beside_the_plan(client):
    plan = begun_plans.published(group("Ben"), weeks_ago=-1)
    client.force_login(user("Ada"))

    page = client.get(begun_plans.address(plan, "dial/"))

    assert page.status_code == 200
    assert page.context["page"].dial.planned == 4


def test_without_what_it_was_made_of_a_plan_cannot_be_turned(client, revision):
    client.force_login(user("Ada"))

    page = client.get(f"{plan_address(revision.plan)}dial/", follow=True)

    assert "There is no goal" in page.content.decode()
