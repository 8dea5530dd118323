"""What one can begin now, and what it opens."""

import pytest

from planner.dashboard.ready import OwnSteps, ready_in, ready_steps
from planner.plans.needed import Needed, Wished
from planner.progress import state_actions as states
from tests.dashboard.test_progress import made
from tests.groups.people import NOW, user
from tests.meetings.meeting_pages import CATALOGUE, as_, text
from tests.plans.small_catalogues import catalogue, decision, topic

__all__ = ["made"]

SMALL = catalogue(
    topic("sets"),
    topic("logic"),
    topic("maps", needs=[("sets", 1)]),
    decisions=(
        decision("ship", ("maps", 1)),
        decision("prove", ("maps", 1), ("logic", 1)),
        decision("count", ("sets", 1)),
    ),
)
NEEDED = Needed(
    wished=(
        Wished(id="ship", title="Ship?", steps=(("sets", 1), ("maps", 1))),
        Wished(id="prove", title="Prove?", steps=(("sets", 1), ("maps", 1), ("logic", 1))),
        Wished(id="count", title="Count?", steps=(("sets", 1),)),
    ),
    steps=(("sets", 1), ("logic", 1), ("maps", 1)),
)


def ready(*known, waiting=()):
    own = OwnSteps(known=frozenset(known), waiting=frozenset(waiting))
    found = ready_steps(NEEDED, own, SMALL)
    return [(each.at.topic, len(each.opens), each.last_of) for each in found]


def test_what_most_decisions_stand_on_comes_first():
    assert ready() == [("sets", 3, ("Count?",)), ("logic", 1, ())]


def test_what_was_opened_follows_and_says_what_it_was_the_last_for():
    assert ready(("sets", 1)) == [("maps", 2, ("Ship?",)), ("logic", 1, ())]


def test_what_is_parked_is_not_suggested():
    assert ready(waiting=[("sets", 1)]) == [("logic", 1, ())]


@pytest.mark.django_db
def test_the_page_the_home_page_and_the_topic_say_it(client, made, django_assert_num_queries):
    as_(client, "Ben")
    states.know_before(user=user("Ben"), topic="numbers", depth=3, now=NOW)
    client.get("/progress/ready/")

    with django_assert_num_queries(6):
        page = text(client.get("/progress/ready/"))

    assert "Vectors ●○○ awareness 11 min One of your decisions stands on it: Which solver?" in page
    part = client.get("/progress/ready/", headers={"HX-Request": "true", "HX-Target": "ready"})
    assert part.content.decode().lstrip().startswith("<section")
    assert 'hx-get="/progress/ready/"' in client.get("/home/").content.decode()
    own = text(client.get("/progress/topics/vectors/"))
    assert "What it unlocks for you: 1 of your decisions stands on it. Which solver?" in own
    assert "unlocks for you" not in text(client.get("/progress/topics/numbers/"))


@pytest.mark.django_db
def test_without_a_plan_nothing_is_suggested(made):
    assert ready_in(user("Cleo"), [], CATALOGUE) == ()
