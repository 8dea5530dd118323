import re
from uuid import uuid4

import pytest
import time_machine

from planner.groups.models import Group, GroupLink, Invitation
from planner.plans.models import Plan, Revision
from planner.plans.stored import programme_from_document
from tests import world as worlds
from tests.groups.people import NOW, user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def world():
    return worlds.build()


def fields(**changed):
    return {
        "name": "Payments risk",
        "zone": "Europe/Berlin",
        "addresses": "dan@example.org\nnew@example.org",
        "has_link": "on",
        "key": str(uuid4()),
        **changed,
    }


def start(client, world, name="Eve", **changed):
    client.force_login(user(name))
    return client.post(f"/groups/new/?draft={world.draft.token}", fields(**changed))


def test_a_draft_made_by_nobody_becomes_the_plan_of_a_group(client, world):
    start(client, world)

    made = Group.objects.get(name="Payments risk")
    plan = Plan.objects.get(group=made)
    assert (plan.title, plan.created_by) == ("A plan of nobody yet", world.eve)
    assert Revision.objects.get(plan=plan).status == "draft"
    assert sorted(made.invitations.values_list("address", flat=True)) == [
        "dan@example.org",
        "new@example.org",
    ]


def test_whoever_has_no_account_comes_back_to_the_draft(client, world):
    door = client.get(f"/groups/new/?draft={world.draft.token}").headers["Location"]

    assert door == f"/account/login/?next=/groups/new/%3Fdraft%3D{world.draft.token}"


def test_sending_the_form_twice_starts_one_group(client, world):
    key = str(uuid4())

    places = {start(client, world, key=key).headers["Location"] for _ in range(2)}

    assert len(places) == 1
    assert Group.objects.filter(name="Payments risk").count() == 1
    assert Plan.objects.filter(title="A plan of nobody yet").count() == 1


def test_the_announcement_is_ready_to_paste(client, world, settings):
    page = client.get(start(client, world).headers["Location"]).content.decode()

    text = re.search(r"<textarea[^>]*>([^<]+)", page)[1]
    link = GroupLink.objects.get(group__name="Payments risk")
    assert "A plan of nobody yet" in text
    assert "6 meetings (UTC):\n- Thu 14 Jan 2027, 12:00–13:00" in text
    assert f"Join here: {settings.SITE_URL}/join/{link.token}/" in text


def test_every_faulty_line_is_named_and_nothing_is_started(client, world):
    before = Group.objects.count()

    answer = start(client, world, addresses="dan@example.org\nwrong")

    assert answer.status_code == 422
    assert "Line 2: “wrong” is no e-mail address." in answer.content.decode()
    assert (
        Group.objects.count(),
        Invitation.objects.filter(address="dan@example.org").count(),
    ) == (
        before,
        1,
    )


def test_a_group_without_a_draft_chooses_its_goal_next(client, world):
    client.force_login(world.eve)

    answer = client.post("/groups/new/", fields(addresses="", has_link=""))

    assert answer.headers["Location"] == "/plan/"
    assert GroupLink.objects.filter(group__name="Payments risk").count() == 0


def test_a_lead_keeps_a_draft_in_the_group_that_is_there_once(client, world):
    group = world.a.group
    client.force_login(world.ada)
    page = client.get(f"/groups/new/?draft={world.draft.token}").content.decode()

    address = f"/groups/{group.pk}-{group.slug}/keep-draft/"
    places = {client.post(address, {"draft": world.draft.token})["Location"] for _ in range(2)}

    assert f'action="{address}"' in page
    assert len(places) == 1
    assert group.plans.filter(title="A plan of nobody yet").count() == 1


def test_members_do_not_see_what_is_not_published(client, world):
    address = f"/groups/{world.a.group.pk}-{world.a.group.slug}/"
    client.force_login(world.ben)
    of_ben = client.get(address).content.decode()
    client.force_login(world.ada)
    of_ada = client.get(address).content.decode()

    assert ("Idea of" in of_ben, "Idea of" in of_ada) == (False, True)
    assert ("Plan of" in of_ben, "Plan of" in of_ada) == (True, True)


def test_the_draft_offers_to_be_kept(client, world):
    page = client.get(f"/drafts/{world.draft.token}/").content.decode()

    assert f'href="/groups/new/?draft={world.draft.token}"' in page


def with_plan(**changed):
    return fields(
        goal="build",
        decisions=["which-solver"],
        start="2027-02-02",
        at="12:30",
        minutes="90",
        meetings="5",
        **changed,
    )


def test_one_form_starts_a_group_with_its_first_plan(client, world):
    client.force_login(world.eve)

    answer = client.post("/groups/new/", with_plan())

    revision = Revision.objects.get(plan__group__name="Payments risk")
    first = programme_from_document(revision.programme).meetings()[0]
    assert answer.headers["Location"].endswith("/announcement/")
    assert (first.starts_at.isoformat(), first.lead) == ("2027-02-02T12:30:00+01:00", "Eve")
    assert revision.status == "draft"


def test_the_announcement_tells_of_the_plan(client, world):
    client.force_login(world.eve)

    page = client.post("/groups/new/", with_plan(), follow=True).content.decode()

    assert "5 meetings (Europe/Berlin):" in page
    assert "- Tue 2 Feb 2027, 12:30–14:00" in page


def test_choosing_a_goal_shows_its_decisions(client, world):
    client.force_login(world.eve)

    without = client.get("/groups/new/").content.decode()
    page = client.get("/groups/new/?goal=build&name=Risk").content.decode()

    assert 'name="decisions"' not in without
    assert page.count('name="decisions"') == 1
    assert 'value="Risk"' in page


def test_a_goal_without_a_decision_is_refused_and_nothing_is_started(client, world):
    client.force_login(world.eve)

    answer = client.post("/groups/new/", {**with_plan(), "decisions": []})

    assert answer.status_code == 422
    assert "Tick at least one decision" in answer.content.decode()
    assert not Group.objects.filter(name="Payments risk").exists()


def test_what_cannot_be_planned_is_refused_and_nothing_is_started(client, world):
    client.force_login(world.eve)

    answer = client.post("/groups/new/", {**with_plan(), "minutes": "22"})

    assert answer.status_code == 422
    assert "meet longer or give them less" in answer.content.decode()
    assert not Group.objects.filter(name="Payments risk").exists()


def test_without_a_goal_the_group_chooses_later(client, world):
    client.force_login(world.eve)

    answer = client.post("/groups/new/", fields(goal=""))

    assert answer.headers["Location"] == "/plan/"
    assert not Plan.objects.filter(group__name="Payments risk").exists()
