"""What a meeting out of curiosity sparked: by whoever led or proposed, counted nowhere."""

import datetime as dt

import pytest
import time_machine

from planner.meetings.models import CoveredItem, Meeting
from planner.meetings.overruns import overruns
from planner.plans import actions
from planner.plans.curiosity_models import CuriositySpark
from planner.plans.curiosity_page import curiosity_page
from planner.plans.curiosity_sparks import CannotSay, say_spark
from planner.plans.unfinished import unfinished
from tests.groups.people import user
from tests.meetings.meeting_pages import as_, text
from tests.plans.curious_plans import CATALOGUE, FIRST, keys, planned, proposed

pytestmark = pytest.mark.django_db

AFTER = FIRST + dt.timedelta(hours=2)
BEFORE = FIRST - dt.timedelta(hours=2)


@pytest.fixture
def plan():
    """Its first meeting for curiosity was about Games, which Ben had proposed; Cem led it."""
    made = planned()
    proposed(made, "games", "Ben", "Ada")
    Meeting.objects.filter(key=keys(made)[0]).update(lead=user("Cem"), state="held")
    return made


def said(plan, name, words="A puzzle for the team day", now=AFTER):
    say_spark(plan=plan, key=keys(plan)[0], text=words, by=user(name), now=now)


def address(plan, page=""):
    return f"/groups/{plan.group_id}-{plan.group.slug}/plans/{plan.pk}-{plan.slug}/{page}"


def test_whoever_led_and_whoever_proposed_say_what_it_sparked(plan):
    said(plan, "Cem")
    said(plan, "Ben", "Nim, for the onboarding")
    said(plan, "Cem", "A better puzzle")

    (row,) = curiosity_page(plan, CATALOGUE, user("Ben"), now=AFTER).heard
    assert [(each.name, each.text) for each in row.sparks] == [
        ("Cem", "A better puzzle"),
        ("Ben", "Nim, for the onboarding"),
    ]
    assert (row.mine, row.may_say) == ("Nim, for the onboarding", True)


def test_nobody_else_does_and_nobody_before(plan):
    with pytest.raises(CannotSay, match="Whoever led it or proposed"):
        said(plan, "Ada")
    with pytest.raises(CannotSay, match="still to come"):
        said(plan, "Cem", now=BEFORE)
    with pytest.raises(CannotSay, match="room for 1,000"):
        said(plan, "Cem", "x" * 1001)


def test_nothing_takes_it_back(plan):
    said(plan, "Cem")

    said(plan, "Cem", " ")

    assert not CuriositySpark.objects.exists()


def test_the_pages_of_curiosity_and_of_the_meeting_show_it(client, plan):
    key = keys(plan)[0]
    with time_machine.travel(AFTER, tick=False):
        cem = as_(client, "Cem")
        meeting = f"/groups/{plan.group_id}-{plan.group.slug}/meetings/{key}/"
        invites = text(cem.get(meeting))
        cem.post(address(plan, f"curiosity/{key}/spark/"), {"spark": "A *puzzle*"})
        pages = [as_(client, "Ada").get(each) for each in (address(plan, "curiosity/"), meeting)]

    assert "Say what it sparked, if you like" in invites
    for page in pages:
        assert "<em>puzzle</em>" in page.content.decode()
        assert "Say what it sparked, if you like" not in text(page)
        assert 'name="spark"' not in page.content.decode()


def test_no_number_says_that_it_ran_over_or_stopped_short(plan):
    meeting = Meeting.objects.get(key=keys(plan)[0])
    item = meeting.agenda.exclude(topic="").earliest("position")
    CoveredItem.objects.create(
        meeting=meeting,
        position=1,
        kind=item.kind,
        title=item.title,
        topic=item.topic,
        depth=item.depth,
        planned=30,
        minutes=60,
        extent="partly",
    )

    schedule = actions.plan_of(actions.head_of(plan)).schedule
    assert unfinished(plan, schedule) == ()
    assert overruns(plan.group, most=5) == ()
