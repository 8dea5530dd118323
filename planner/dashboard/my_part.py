"""A meeting for oneself: what one has read for it, and where one stands on its topics."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from curriculum.records import Catalogue
from curriculum.spoken import spoken
from planner.accounts.models import User
from planner.dashboard.standing import Standing, UnitStanding, standings, unit_standings
from planner.groups.access import Inside, group_member
from planner.groups.own_catalogue import catalogue_for
from planner.meetings.models import Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class MyPart:
    meeting: Meeting
    units: tuple[UnitStanding, ...]
    topics: tuple[Standing, ...]


@group_member
@require_safe
def my_part(request: HttpRequest, inside: Inside, key: str) -> HttpResponse:
    """Asked by htmx from the meeting's page, only the part."""
    user = inside.own.user
    meeting = Meeting.objects.visible().filter(group=inside.group, key=key).first()
    if meeting is None:
        raise Http404(_("There is no such meeting."))
    is_part = request.headers.get("HX-Target") == "mine"
    template = "dashboard/_my_part.html" if is_part else "dashboard/my_part.html"
    context = {
        "inside": inside,
        "page": part_of(user, meeting, spoken(catalogue_for(inside.group))),
        "next": request.GET.get("next", ""),
    }
    return render(request, template, context)


def part_of(user: User, meeting: Meeting, catalogue: Catalogue) -> MyPart:
    items = list(meeting.agenda.order_by("position", "id"))
    steps = dict.fromkeys((item.topic, item.depth) for item in items if item.topic and item.depth)
    units = dict.fromkeys(each["unit"] for item in items for each in item.reading)
    return MyPart(
        meeting=meeting,
        units=tuple(unit_standings(user, list(units), catalogue).values()),
        topics=tuple(standings(user, list(steps), catalogue).values()),
    )
