"""From being stuck to a small plan, and to the group's own."""

import datetime as dt
from dataclasses import replace

import pytest
from django.utils import timezone

from curriculum.actions import load_catalogue
from planner.meetings.models import Meeting
from planner.plans.models import Draft, Plan
from planner.plans.stored import programme_from_document
from planner.progress.models import Stuck
from planner.progress.state_actions import understand
from tests.groups.people import NOW, group, user
from tests.meetings.meeting_pages import CATALOGUE, as_, text
from tests.plans.kept_plans import drafted, published
from tests.plans.small_catalogues import brief

pytestmark = pytest.mark.django_db

VECTORS = {"topic": "vectors", "depth": "working"}
LOOK = {"about": "topic", "id": "vectors", "depth": "working"}


@pytest.fixture
def made():
    load_catalogue(catalogue=CATALOGUE)
    return group("Ben")


def learning_for(mode, made) -> Plan:
    """What the group has published, with its meetings to come."""
    (goal,) = CATALOGUE.goals
    catalogue = replace(CATALOGUE, goals=(replace(goal, mode=mode),))
    load_catalogue(catalogue=catalogue)
    asked = replace(brief(goals=["build"]), known=(("vectors", 3),))
    plan = published(drafted(made, asked, catalogue), catalogue).plan
    soon = timezone.now() + dt.timedelta(days=2)
    Meeting.objects.update(starts_at=soon, ends_at=soon + dt.timedelta(hours=1))
    return plan


def studied(draft):
    lines = (
        line for each in programme_from_document(draft.programme).meetings() for line in each.lines
    )
    return list(dict.fromkeys((each.topic, each.depth) for each in lines if each.topic))


def test_a_small_plan_is_there_at_once_and_the_moment_keeps_it(client, made):
    as_(client, "Ben").post("/stuck/", LOOK)
    moment = Stuck.objects.get()

    answer = client.post("/stuck/plan/", {**VECTORS, "stuck": moment.pk})

    draft, moment = Draft.objects.get(), Stuck.objects.get()
    assert answer.headers["Location"] == f"/drafts/{draft.token}/"
    assert moment.draft_token == draft.token
    assert studied(draft)[-1] == ("vectors", 2)


def test_it_leaves_out_what_one_knows(client, made):
    for depth in (1, 2, 3):
        understand(user=user("Ben"), topic="numbers", depth=depth, now=NOW)

    as_(client, "Ben").post("/stuck/plan/", VECTORS)

    assert studied(Draft.objects.get()) == [("vectors", 1), ("vectors", 2)]


def test_a_decision_leads_to_one_too(client, made):
    as_(client, "Ben").post("/stuck/plan/", {"decision": "which-solver"})

    assert studied(Draft.objects.get())[-1] == ("vectors", 2)


@pytest.mark.parametrize(
    "asked", [{}, {"topic": "x", "depth": "1"}, {"topic": "vectors", "depth": "9"}]
)
def test_towards_nothing_there_is_none(client, made, asked):
    assert as_(client, "Ben").post("/stuck/plan/", asked).status_code == 404
    assert not Draft.objects.exists()


def test_nobody_elses_moment_is_touched(client, made):
    as_(client, "Ben").post("/stuck/", LOOK)

    as_(client, "Ada").post("/stuck/plan/", {**VECTORS, "stuck": Stuck.objects.get().pk})

    assert Stuck.objects.get().draft_token == ""


@pytest.mark.parametrize(("mode", "has_plan"), [("on-demand", True), ("breadth-first", False)])
def test_research_is_not_on_demand(client, made, mode, has_plan):
    learning_for(mode, made)

    page = text(as_(client, "Ben").get("/stuck/", LOOK))

    said = ["Make a small plan from here" in page, "that is not on demand" in page]
    assert said == [has_plan, not has_plan]


def test_a_lead_looks_at_the_groups_plan_and_a_member_proposes(client, made):
    plan = learning_for("on-demand", made)
    edit = f"/groups/{made.pk}-{made.slug}/plans/{plan.pk}-{plan.slug}/edit/deepen/?topic=vectors"

    pages = {
        name: as_(client, name).get("/stuck/", LOOK).content.decode() for name in ("Ada", "Ben")
    }

    found = {name: [edit in page, "Propose it for" in page] for name, page in pages.items()}
    assert found == {"Ada": [True, False], "Ben": [False, True]}


def test_the_form_for_that_offers_a_topic_that_is_new_to_the_plan(client, made):
    plan = learning_for("on-demand", made)
    place = f"/groups/{made.pk}-{made.slug}/plans/{plan.pk}-{plan.slug}/edit/deepen/"

    page = as_(client, "Ada").get(place, {"topic": "vectors", "depth": "2"}).content.decode()

    assert '<option value="vectors" selected>Vectors</option>' in page
