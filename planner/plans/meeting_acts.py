"""Where the meetings of a published plan can be changed, for the pages of meetings."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from planner.meetings.models import Meeting
from planner.meetings.series_acts import SeriesActs
from planner.plans.models import Plan

SERIES = "plan"


def acts_of(meeting: Meeting) -> SeriesActs:
    """Asks for the plan; nothing can be done to one that is archived."""
    number = meeting.series.removeprefix(f"{SERIES}-")
    plans = Plan.objects.active().filter(group=meeting.group_id)
    plan = plans.filter(pk=int(number)).first() if number.isdecimal() else None
    if plan is None:
        return SeriesActs()
    place = [meeting.group_id, meeting.group.slug, plan.pk, plan.slug]
    query = urlencode({"key": meeting.key})

    def change(verb: str) -> str:
        return f"{reverse('plans:edit-verb', args=[*place, verb])}?{query}"

    return SeriesActs(
        title=plan.title,
        home=reverse("plans:plan", args=place),
        turns=reverse("plans:turns", args=place),
        give_back=reverse("plans:give-back", args=[*place, meeting.key]),
        did_not_happen=change("not-held"),
        move=change("move"),
        change_lead=change("assign"),
    )
