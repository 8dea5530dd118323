"""Asking for calendars, as their programs do: without cookies, with an address alone."""

import datetime as dt

import time_machine
from django.test import Client

from planner.meetings.feed_actions import renew_feed
from tests.groups.people import NOW, user
from tests.meetings.ics_reader import strictly

LATER = NOW + dt.timedelta(days=1)


def made(name, of=None, *, reminder=0, now=NOW):
    """The token of this person's calendar over all groups, or one."""
    return renew_feed(owner=user(name), group=of, reminder=reminder, now=now)


def fetch(token, *, now=NOW, method="get", **headers):
    """An hour's allowance is not used up by what was asked at other times."""
    with time_machine.travel(now, tick=False):
        return getattr(Client(), method)(f"/calendar/{token}.ics", headers=headers)


def shown(token, *, now=NOW):
    """The events that the calendar shows."""
    response = fetch(token, now=now)
    assert response.status_code == 200
    return strictly(response.content).children


def titles(token, *, now=NOW):
    return [event.text("SUMMARY") for event in shown(token, now=now)]
