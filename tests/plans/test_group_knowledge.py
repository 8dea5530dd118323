"""What all know leaves the plan, and its time goes to what was left out; one who lacks it keeps it.

The plan of six people has two meetings, a step each: room for «ship», which stands on sets and
maps, and none for «prove», which stands on rings and fields besides.
"""

import re

import pytest

from planner.plans import actions
from planner.plans.models import Draft
from planner.plans.stored import programme_from_document
from planner.progress import placement_actions as placements
from planner.progress.models import KnowledgeCount
from tests.groups.people import NOW, group, user
from tests.plans.begun_plans import address, published
from tests.plans.plan_pages import hidden, lead, text_of

pytestmark = pytest.mark.django_db

MEMBERS = ("Ada", "Ben", "Cem", "Dan", "Eve", "Finn")


@pytest.fixture
def plan():
    return published(group(*MEMBERS[1:]), weeks_ago=-1, meetings=2)


def place(plan, *names, knows=(("sets", 1), ("maps", 1))):
    for name in names:
        begun = placements.start(user=user(name), group=plan.group, now=NOW)
        placements.finish(placement=begun, known=knows, by=user(name), now=NOW)


def steps(plan):
    """By meeting, in the newest revision; and what is reached."""
    plan.refresh_from_db()
    programme = programme_from_document(actions.head_of(plan).programme)
    studied = [line.topic for each in programme.meetings() for line in each.lines if line.topic]
    reached = [e.id for e in programme.decisions if e.is_known or e.reached_on is not None]
    return studied, reached


def counted(client, plan):
    return lead(client).post(address(plan, "edit/count/"), follow=True)


def skip(client, plan, *, ticked):
    there = address(plan, "edit/known/")
    form = client.get(there).content.decode()
    assert ('value="maps:1"' in form and "checked" in form) == bool(ticked)
    ways = client.post(there, {**hidden(client.get(there)), "steps": ["sets:1", "maps:1"]})
    return client.post(there, hidden(ways))


def test_what_all_know_leaves_and_the_time_goes_to_another_decision(client, plan):
    assert steps(plan) == (["sets", "maps"], ["ship"])
    place(plan, *MEMBERS)

    page = text_of(counted(client, plan))
    assert "All 6 know Sets (awareness), Maps (awareness). Skip what all know" in page
    assert skip(client, plan, ticked=True).status_code == 302

    assert steps(plan) == (["rings", "fields"], ["ship", "prove"])
    assert "Took as known to all: Maps (awareness)." in actions.head_of(plan).summary


def test_one_who_lacks_it_keeps_it_and_is_not_named(client, plan):
    place(plan, *MEMBERS[:5])
    place(plan, "Finn", knows=[("sets", 1)])

    page = text_of(counted(client, plan))

    assert "All 6 know Sets (awareness)." in page
    assert "1 of 6 lacks Maps (awareness)" in page
    assert "Finn" not in page.partition("What the group knows")[2].partition("Programme")[0]
    assert steps(plan)[0] == ["sets", "maps"]


def test_what_only_those_know_who_answered_is_offered_without_a_tick(client, plan):
    place(plan, *MEMBERS[:5])

    assert "All 5 who were counted know Sets" in text_of(counted(client, plan))
    page = client.get(address(plan, "edit/known/")).content.decode()

    assert ["checked" in page, "5 of 6 were counted" in page] == [False, True]


def test_four_say_nothing_and_nothing_is_counted(client, plan):
    place(plan, *MEMBERS[:4])

    page = text_of(counted(client, plan))

    assert "4 of 6 have said what they know." in page
    assert ["Maps (awareness)" in page.partition("Programme")[0], "lack" in page] == [False, False]
    assert not KnowledgeCount.objects.exists()


def test_members_cannot_count(client, plan):
    client.force_login(user("Ben"))

    assert client.post(address(plan, "edit/count/")).status_code == 403


WHEN = "/plan/build/when/?decision=prove"


def test_the_next_draft_offers_what_all_know_ticked_to_their_lead_alone(client, plan):
    place(plan, *MEMBERS)
    counted(client, plan)

    ada = client.get(WHEN).content.decode()
    client.force_login(user("Ben"))
    ben = client.get(WHEN).content.decode()

    label = "Skip what all of Payments risk know"
    assert [label in each for each in (ada, ben)] == [True, False]
    ticked = re.findall(r'name="all_know" value="([\w:]+)"[^>]* checked', ada)
    assert ticked == ["sets:1", "maps:1"]


def test_what_is_ticked_is_known_in_the_draft(client, plan):
    place(plan, *MEMBERS)
    counted(client, plan)
    page = client.get(WHEN).content.decode()
    fields = dict(re.findall(r'<input[^>]* name="(\w+)" value="([^"]*)"', page))
    sent = {**fields, "every": "week", "nth": "1", "days": "4", "people": "Ada\nBen"}

    answer = client.post(WHEN, {**sent, "all_know": ["sets:1", "maps:1"]})

    assert answer.status_code == 302
    known = Draft.objects.get().brief["known"]
    assert [(each["topic"], each["depth"]) for each in known] == [
        ("sets", "awareness"),
        ("maps", "awareness"),
    ]
