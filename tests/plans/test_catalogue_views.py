import re

import pytest

from curriculum.history import revert
from curriculum.queries import snapshot
from planner.plans import actions, edits
from planner.plans.catalogue_telling import tell_of_catalogue
from planner.plans.models import Revision
from tests.groups.people import group, user
from tests.plans.begun_plans import address
from tests.plans.changed_catalogues import EDITED, SETTLED, edited, loaded, longer, plan_for
from tests.plans.kept_plans import published, revised
from tests.plans.plan_pages import text_of

pytestmark = pytest.mark.django_db
BANNER = "The catalogue has changed what this plan stands on. Look and decide"


@pytest.fixture
def plan():
    loaded()
    return plan_for(group("Ben"))


@pytest.fixture
def lead(client):
    client.force_login(user("Ada"))
    return client


def told():
    tell_of_catalogue(now=SETTLED)


def page_of(client, plan):
    return text_of(client.get(address(plan, "catalogue/")))


def test_the_plan_says_so_quietly_while_it_is_undecided(lead, plan):
    assert BANNER not in text_of(lead.get(address(plan)))
    longer("sets", 90)
    told()

    assert BANNER in text_of(lead.get(address(plan)))
    last = plan.catalogue_news.get().pk
    lead.post(address(plan, "catalogue/keep/"), {"last": last})
    assert BANNER not in text_of(lead.get(address(plan)))


def test_members_are_not_bothered(client, plan):
    longer("sets", 90)
    told()
    client.force_login(user("Ben"))

    assert BANNER not in text_of(client.get(address(plan)))
    assert client.get(address(plan, "catalogue/")).status_code == 403


def test_what_touches_the_plan_is_listed_with_its_meetings(lead, plan):
    longer("sets", 90)
    edited("topics", "maps", now=EDITED, prerequisites=[])
    edited("exercises", "count", now=EDITED, minutes=35)
    told()

    found = re.search(r"What touches this plan (.*) What it makes", page_of(lead, plan))[1]
    assert found == (
        "“Sets” (awareness): 90 minutes instead of 60. Meeting of Thu 14 Jan "
        "“Maps” no longer builds on “Sets” (awareness). Meeting of Thu 14 Jan "
        "The exercise “Count”: 35 minutes instead of 20. Meeting of Thu 14 Jan"
    )


def test_nothing_changed_is_said_as_well(lead, plan):
    assert "Nothing that this plan stands on has changed" in page_of(lead, plan)


def test_planning_anew_is_offered_as_a_difference_and_changes_nothing_by_itself(lead, plan):
    longer("sets", 90)
    told()
    before = list(Revision.objects.values())

    ways = lead.post(address(plan, "edit/refresh/"), {"base": 1})

    assert "how shall it go on?" in text_of(ways)
    assert list(Revision.objects.values()) == before


def test_a_draft_on_the_new_catalogue_is_offered_to_be_published(lead, plan):
    longer("sets", 90)
    told()
    draft = revised(plan, edits.Refresh(), choice="absorb", catalogue=snapshot(), now=SETTLED)

    assert "Your draft was written after this" in page_of(lead, plan)
    published(draft, snapshot(), now=SETTLED)
    assert "Nothing that this plan stands on has changed" in page_of(lead, plan)


def test_keeping_is_noted_with_a_name(lead, plan):
    longer("sets", 90)
    told()

    lead.post(address(plan, "catalogue/keep/"), {"last": plan.catalogue_news.get().pk})

    assert "Ada kept the plan as it is." in page_of(lead, plan)
    assert actions.head_of(plan).number == 1


def test_keeping_what_one_saw_does_not_decide_what_came_after(lead, plan):
    longer("sets", 90)
    told()
    seen = plan.catalogue_news.get().pk
    longer("maps", 75, now=SETTLED)
    tell_of_catalogue(now=SETTLED + (SETTLED - EDITED))

    lead.post(address(plan, "catalogue/keep/"), {"last": seen})

    assert "“Maps” (awareness): 75 minutes instead of 60." in page_of(lead, plan)
    assert "Sets” (awareness)" not in page_of(lead, plan)


def test_what_was_taken_back_needs_no_decision(lead, plan):
    edition = longer("sets", 90)
    told()
    revert(edition=edition, by=None, now=SETTLED)

    assert "There is nothing to decide." in page_of(lead, plan)


@pytest.mark.parametrize(("minutes", "queries"), [((90,), 11), ((90, 70, 250), 11)])
def test_however_much_has_changed_costs_the_same(
    lead, plan, django_assert_num_queries, minutes, queries
):
    for topic, each in zip(("sets", "maps", "rings"), minutes, strict=False):
        longer(topic, each)
    told()

    with django_assert_num_queries(queries):
        lead.get(address(plan, "catalogue/"))
