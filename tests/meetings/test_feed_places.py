"""Calendars show where a meeting is, and hear when that changes."""

import pytest

from planner.groups.models import Membership
from planner.meetings.models import Meeting
from planner.meetings.place_actions import arrange, settle_place
from tests.groups.people import group, user
from tests.meetings.feeds import LATER, made, shown
from tests.meetings.publications import HOUR, meeting, publish

pytestmark = pytest.mark.django_db
CALL = "https://meet.example.org/x;y"


def somewhere(of, place="", link="", now=LATER):
    settle_place(group=of, place=place, link=link, by=user("Ada"), now=now)


def elsewhere(key, place="", link="", scribe=None, now=LATER):
    of = Meeting.objects.get(key=key)
    arrange(meeting=of, place=place, link=link, scribe=scribe, by=user("Ada"), now=now)


def places(token):
    """Of each meeting: where it is, and how often calendars heard of it."""
    return [
        (event.text("LOCATION") if "LOCATION" in event.properties else "", event.text("SEQUENCE"))
        for event in shown(token)
    ]


def test_a_meeting_is_where_it_is_itself_or_else_where_the_group_is():
    risk = group("Ben")
    publish(risk, meeting(1), meeting(2, "losses"))
    token = made("Ben")
    seen = [places(token)]

    somewhere(risk, "Room 4, left", CALL)
    seen.append(places(token))
    elsewhere("thursday2", "The canteen")
    seen.append(places(token))
    somewhere(risk, link=CALL)
    seen.append(places(token))
    elsewhere("thursday2")
    seen.append(places(token))

    both = f"Room 4, left, {CALL}"
    assert seen == [
        [("", "0"), ("", "0")],
        [(both, "1"), (both, "1")],
        [(both, "1"), ("The canteen", "2")],
        [(CALL, "2"), ("The canteen", "2")],
        [(CALL, "2"), (CALL, "3")],
    ]


def test_what_calendars_do_not_show_troubles_none_of_them():
    risk = group("Ben")
    publish(risk, meeting(1))
    somewhere(risk, "Room 4")
    token = made("Ben")
    before = [event.properties for event in shown(token)]

    somewhere(risk, "Room 4", now=LATER + HOUR)
    elsewhere("thursday1", scribe=user("Ben"), now=LATER + HOUR)

    assert [event.properties for event in shown(token)] == before
    assert Membership.objects.active().filter(user=user("Ben")).count() == 1
