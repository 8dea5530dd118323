import pytest

from curriculum.current import current, version
from planner.groups import override_actions as actions
from planner.groups.own_catalogue import catalogue_for, catalogue_with, group_of, own_id
from planner.plans import actions as plans
from planner.plans import edits
from tests.groups.own_catalogues import page
from tests.groups.people import NOW, group, user
from tests.plans.begun_plans import address
from tests.plans.changed_catalogues import loaded, plan_for
from tests.plans.plan_pages import text_of

pytestmark = pytest.mark.django_db
CANARY = "canary-wren"
PUBLIC = (
    "",
    "topics/",
    "topics/sets/",
    "resources/",
    "resources/book/",
    "map/",
    "search/?q=canary",
)


@pytest.fixture
def two():
    """Ada's group, which has a page of its own and hides a topic, and another."""
    loaded()
    risk, other = group("Ben"), group("Cleo", name="Others")
    wiki = page(risk, CANARY, ("sets", "awareness"))
    actions.add(group=risk, section="resources", document=wiki, by=user("Ada"), now=NOW)
    place = {"section": "topics", "entry": "maps", "part": "awareness"}
    actions.estimate(group=risk, **place, minutes=123, by=user("Ada"), now=NOW)
    actions.hide(group=risk, section="topics", entry="games", by=user("Ada"), now=NOW)
    return risk, other


def test_the_catalogue_of_all_and_that_of_another_group_stay_as_they_were(two):
    risk, other = two

    assert catalogue_for(other) == current(version())
    assert "games" in current(version()).topic_by_id
    assert CANARY not in repr(current(version()))
    assert CANARY in repr(catalogue_for(risk))


def test_nobody_else_sees_any_of_it(two, client):
    _, other = two
    plan = plan_for(other)
    pages = [f"/catalogue/{each}" for each in PUBLIC]
    inside = [f"/groups/{other.pk}-{other.slug}/{each}" for each in ("", "coverage/", "catalogue/")]
    client.force_login(user("Cleo"))

    shown = {each: client.get(each) for each in [*pages, *inside, address(plan)]}

    assert [each for each, page in shown.items() if page.status_code != 200] == []
    assert [each for each, page in shown.items() if CANARY in page.content.decode()] == []
    assert [each for each, page in shown.items() if "123" in text_of(page)] == []


def test_its_entries_are_there_for_its_people_only(two):
    risk, _ = two
    entry = f"own-{risk.pk}-page"

    assert CANARY in repr(catalogue_with(user("Ben"), entry))
    assert catalogue_with(user("Cleo"), entry) == current(version())
    assert catalogue_with(user("Ben"), "sets") == current(version())


def test_whose_own_an_entry_is_can_be_read_from_its_id(two):
    risk, _ = two

    assert group_of(own_id(risk, "our-wiki")) == risk.pk
    assert [group_of(each) for each in ("own", "own-", "own-x-y", "own-12", "sets", "")] == [
        None
    ] * 6


def test_it_costs_one_query_with_and_without_anything_of_ones_own(two, django_assert_num_queries):
    for each in two:
        catalogue_for(each)
        with django_assert_num_queries(1):
            catalogue_for(each)


def test_plans_are_made_with_what_the_group_has(two):
    risk, other = two
    place = {"section": "resources", "entry": "book", "part": "one"}
    for each in two:
        actions.hide(group=each, **place, by=user("Ada"), now=NOW)

    assert (CANARY in read_in(risk), CANARY in read_in(other)) == (True, False)


def read_in(group):
    """Titles of what is read before the meetings of a plan that was brought up to date."""
    plan = plan_for(group)

    ways = plans.ways(
        revision=plans.head_of(plan), edit=edits.Refresh(), catalogue=catalogue_for(group), now=NOW
    )
    lines = [line for meeting in ways[0].programme.meetings() for line in meeting.lines]
    return {reading.title for line in lines for reading in line.reading}


def test_links_to_its_entries_lead_its_people_to_its_own_page(two, client):
    risk, _ = two
    own = f"own-{risk.pk}-page"
    place = f"/catalogue/resources/{own}/"
    page = f"/groups/{risk.pk}-{risk.slug}/catalogue/own/{own}/"

    client.force_login(user("Ben"))
    assert client.get(place)["Location"] == page
    assert CANARY in text_of(client.get(page))
    client.force_login(user("Cleo"))
    assert [client.get(each).status_code for each in (place, page)] == [404, 404]
