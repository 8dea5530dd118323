"""What a question can be about, for choosing one of it."""

from __future__ import annotations

import datetime as dt

from curriculum.search import search
from planner.groups.models import Group
from planner.meetings.models import Meeting
from planner.threads.subjects import Subject, in_catalogue, of_meeting

KINDS = ("topic", "unit", "decision", "exercise")
MOST_FOUND = 8
AROUND = dt.timedelta(days=21)
MOST_MEETINGS = 4


def found_in_catalogue(query: str, *, version: str) -> list[Subject]:
    """Best first; nothing for no words."""
    if not query:
        return []
    known = in_catalogue(version)
    hits = search(query, kinds=KINDS, limit=MOST_FOUND).hits
    found = (known.get((hit.kind, hit.key)) for hit in hits)
    return [each for each in found if each]


def meetings_around(group: Group, *, now: dt.datetime) -> list[Subject]:
    """The last ones and the next, soonest first."""
    rows = Meeting.objects.visible().filter(group=group)
    near = rows.filter(starts_at__gt=now - AROUND, starts_at__lt=now + AROUND)
    found = sorted(near.order_by("starts_at", "id"), key=lambda each: abs(each.starts_at - now))
    chosen = sorted(found[:MOST_MEETINGS], key=lambda each: (each.starts_at, each.pk))
    return [of_meeting(group, each) for each in chosen]
