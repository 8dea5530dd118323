import html
import re

import pytest

from planner.groups import actions as groups
from planner.progress.state_actions import know_before
from tests.groups.people import NOW, group, membership, user
from tests.plans.begun_plans import address, drafted, published

pytestmark = pytest.mark.django_db


def text_of(response):
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode())))


def steps_of(response):
    """The steps to make up for, in their order."""
    page = re.sub(r"\s+", " ", response.content.decode())
    return re.findall(r'<h3><a href="/catalogue/topics/([\w-]+)/"', page)


def ticked(response):
    return re.findall(r'name="know" value="([\w@-]+)" id="know-\d+" checked', text(response))


def text(response):
    return response.content.decode()


@pytest.fixture
def plan():
    return published(group("Ben"))


def test_a_member_reads_what_the_next_meeting_stands_on(client, plan):
    client.force_login(user("Ben"))

    page = client.get(address(plan, "catch-up/"))

    assert (page.status_code, steps_of(page)) == (200, ["sets", "maps"])
    assert "you need 2 h on your own. That takes 2 weeks at your 90 minutes a week" in text_of(page)
    assert "Rings (awareness) on" in text_of(page)


def test_ticking_what_is_known_leaves_the_rest(client, plan):
    client.force_login(user("Ben"))

    page = client.get(address(plan, "catch-up/?asked=1&know=sets@awareness"))

    assert steps_of(page) == ["maps"]
    assert ticked(page) == ["sets@awareness"]
    assert "you need 1 h on your own. That takes 1 week" in text_of(page)


def test_what_they_said_of_themselves_is_not_listed_and_can_be_unticked(client, plan):
    know_before(user=user("Ben"), topic="sets", depth=1, now=NOW)
    client.force_login(user("Ben"))

    said, unticked = (client.get(address(plan, f"catch-up/{query}")) for query in ("", "?asked=1"))

    assert (steps_of(said), ticked(said)) == (["maps"], ["sets@awareness"])
    assert steps_of(unticked) == ["sets", "maps"]


@pytest.mark.parametrize("nonsense", ["gone@working", "sets", "sets@deeply", "%00", "sets@mastery"])
def test_ticking_nonsense_changes_nothing(client, plan, nonsense):
    client.force_login(user("Ben"))

    page = client.get(address(plan, f"catch-up/?asked=1&know={nonsense}"))

    assert steps_of(page) == ["sets", "maps"]


def test_before_the_first_meeting_nothing_was_missed(client):
    plan = published(group("Ben"), weeks_ago=-1)
    client.force_login(user("Ben"))

    page = client.get(address(plan, "catch-up/"))

    assert "No meeting was held yet. You have missed nothing." in text_of(page)
    assert 'name="know"' not in text(page)


def test_after_the_last_meeting_there_is_nothing_to_catch_up_for(client):
    plan = published(group("Ben"), weeks_ago=9)
    client.force_login(user("Ben"))

    page = client.get(address(plan, "catch-up/"))

    assert "No further meeting is planned" in text_of(page)
    assert text_of(page).count("can be skipped") == 4


def test_a_draft_counts_for_nobody_and_members_do_not_see_it(client):
    plan = drafted(group("Ben"))
    client.force_login(user("Ben"))
    assert client.get(address(plan, "catch-up/")).status_code == 404

    client.force_login(user("Ada"))
    assert "Nothing of this plan is published yet" in text_of(
        client.get(address(plan, "catch-up/"))
    )


def test_who_has_no_minutes_to_read_is_told_so(client, plan):
    ben = membership(plan.group, "Ben")
    groups.describe_member(
        membership=ben, country="", subdivision="", reading_minutes=0, takes_turns=True
    )
    client.force_login(user("Ben"))

    assert "You have no minutes for reading" in text_of(client.get(address(plan, "catch-up/")))


def test_strangers_find_nothing(client, plan):
    client.force_login(user("Cleo"))
    assert client.get(address(plan, "catch-up/")).status_code == 404

    groups.leave(membership=membership(plan.group, "Ben"), by=user("Ada"), now=NOW)
    client.force_login(user("Ben"))
    assert client.get(address(plan, "catch-up/")).status_code == 404


def test_the_plan_of_another_group_is_not_found_here(client, plan):
    other = group("Ben", name="Another")
    client.force_login(user("Ben"))

    wrong = address(plan, "catch-up/").replace(f"/groups/{plan.group_id}-", f"/groups/{other.pk}-")

    assert client.get(wrong, follow=True).status_code == 404


def test_a_wrong_slug_leads_to_the_right_one(client, plan):
    client.force_login(user("Ben"))

    response = client.get(address(plan, "catch-up/?asked=1").replace(plan.slug, "else"))

    assert response.headers["Location"] == address(plan, "catch-up/")


@pytest.mark.parametrize("members", [("Ben",), ("Ben", "Dan", "Eve")])
def test_the_page_asks_as_little_for_many(client, members, django_assert_num_queries):
    plan = published(group(*members))
    client.force_login(user("Ben"))
    client.get(address(plan, "catch-up/"))

    with django_assert_num_queries(10):
        client.get(address(plan, "catch-up/"))


def test_an_operator_reads_as_somebody_new(client, plan, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("omar@example.org"))

    assert steps_of(client.get(address(plan, "catch-up/"))) == ["sets", "maps"]
