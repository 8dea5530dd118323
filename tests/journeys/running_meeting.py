"""A group of twelve in whose first meeting one sits; the next is tomorrow."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from django.utils import timezone
from playwright.sync_api import BrowserContext, Page

from curriculum.actions import load_catalogue
from planner.groups.models import Group
from planner.meetings.models import Meeting
from tests.groups.people import group, user
from tests.meetings.meeting_pages import CATALOGUE, wanted
from tests.meetings.publications import publish

DAY = dt.timedelta(days=1)
HOUR = dt.timedelta(hours=1)
OTHERS = ("Dan", "Eve", "Finn", "Gus", "Hal", "Ida", "Jan", "Kim", "Lea", "Max")
FIRST, SECOND = "thursday1", "thursday2"


def group_in_its_meeting() -> Group:
    load_catalogue(catalogue=CATALOGUE)
    made = group("Ben", *OTHERS)
    made.memberships.update(joined_at=timezone.now() - 9 * DAY)
    begun = timezone.now().replace(microsecond=0) - HOUR / 2
    first, second, _ = wanted()
    publish(
        made,
        replace(first, starts_at=begun, ends_at=begun + HOUR),
        replace(second, starts_at=begun + DAY, ends_at=begun + DAY + HOUR),
    )
    return made


def row(key: str) -> Meeting:
    return Meeting.objects.select_related("group").get(key=key)


def at(made: Group, key: str, page: str = "") -> str:
    return f"/groups/{made.pk}-{made.slug}/meetings/{key}/{page}"


def signed_in(client, context: BrowserContext, site: str, name: str) -> Page:
    client.force_login(user(name))
    context.add_cookies(
        [{"name": key, "value": each.value, "url": site} for key, each in client.cookies.items()]
    )
    return context.new_page()
