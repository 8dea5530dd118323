"""From the page of a meeting to the plan that it comes from."""

import datetime as dt
import html
import re

import pytest
import time_machine
from django.conf import settings

from planner.meetings.meeting_page import has_begun
from planner.meetings.models import Meeting
from planner.meetings.reminder_text import turn_text
from planner.meetings.rsvp_actions import answer
from planner.meetings.rsvp_links import rsvp_paths
from planner.meetings.series_acts import SeriesActs, acts_for
from planner.plans import actions
from tests import world as worlds
from tests.plans.covered_steps import covered

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    with time_machine.travel(worlds.NOW, tick=False):
        yield worlds.build()


def first(world):
    return Meeting.objects.select_related("group").get(key=world.a.meeting_key)


def page_of(client, who, meeting, page=""):
    client.force_login(who)
    group = meeting.group
    return client.get(f"/groups/{group.pk}-{group.slug}/meetings/{meeting.key}/{page}")


def test_a_meeting_leads_to_its_plan_and_to_what_can_be_changed(world, client):
    meeting = first(world)
    acts = acts_for(meeting)

    pages = [acts.home, acts.turns, acts.did_not_happen, acts.move, acts.change_lead]
    client.force_login(world.ada)
    said = [client.get(page).status_code for page in pages]

    assert acts.title == world.a.plan.title
    assert said == [200] * 5


def test_what_did_not_happen_is_chosen_already_in_the_plan_s_form(world, client):
    meeting = first(world)
    with time_machine.travel(meeting.ends_at + dt.timedelta(hours=1), tick=False):
        assert has_begun(meeting, meeting.ends_at)
        page = page_of(client, world.ada, meeting, "attendance/").content.decode()
        path = re.search(r'<a href="([^"]+)">Say so in the plan', page)[1]
        form = client.get(path.replace("&amp;", "&")).content.decode()

    assert f'<option value="{meeting.key}" selected>' in form


def test_a_lead_is_led_to_carrying_over_what_was_left(world, client):
    meeting = first(world)
    row = covered(meeting, "partly", line=1)
    meeting.state = "held"
    meeting.save()

    with time_machine.travel(meeting.ends_at, tick=False):
        page = page_of(client, world.ada, meeting).content.decode()
        link = re.search(r'<a href="([^"]+)">Carry over 5 minutes of', page)[1]
        form = client.get(html.unescape(link)).content.decode()
        members = page_of(client, world.ben, meeting).content.decode()

    assert f'<option value="{meeting.key}:{row.topic}:{row.depth}" selected>' in form
    assert 'name="minutes" value="5"' in form
    assert "Carry over" not in members


def test_members_are_led_to_the_plan_but_not_to_its_forms(world, client):
    page = page_of(client, world.ben, first(world)).content.decode()

    assert acts_for(first(world)).home in page
    assert "/edit/" not in page


@pytest.mark.parametrize(("says", "is_led"), [("no", True), ("maybe", False)])
def test_a_leader_who_says_no_is_led_to_giving_the_turn_back(world, client, says, is_led):
    Meeting.objects.filter(key=world.a.meeting_key).update(lead=world.ada)
    meeting = first(world)
    give_back = acts_for(meeting).give_back
    found = []

    for person in (world.ada, world.ben):
        answer(meeting=meeting, user=person, answer=says, now=worlds.NOW)
        pages = page_of(client, person, meeting), client.get(rsvp_paths(meeting, person)[says])
        found += [give_back in page.content.decode() for page in pages]

    assert found == [is_led, is_led, False, False]


def test_the_mail_about_a_turn_leads_to_where_it_is_given_back(world):
    meeting = first(world)

    text = turn_text(meeting, world.ada, role="lead")

    link = f"{settings.SITE_URL}{acts_for(meeting).turns}"
    assert f"prepare it.\nGive it back or swap: {link}\n\nThe meeting’s page: " in text


def test_an_archived_plan_and_an_unknown_series_lead_nowhere(world):
    meeting = first(world)
    meeting.series = "plan-987654"
    unknown = acts_for(meeting)
    meeting.series = "book-club"
    other = acts_for(meeting)
    actions.archive(plan=world.a.plan, by=world.ada, now=worlds.NOW)

    assert [unknown, other, acts_for(first(world))] == [SeriesActs()] * 3
