"""Where the meetings of a published plan can be changed, for the pages of meetings."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse
from django.utils.http import urlencode

from planner.meetings.models import Meeting
from planner.meetings.series_acts import CarryOver, SeriesActs
from planner.plans.actions import head_of, plan_of
from planner.plans.curiosity_sparks import sparks_of, who_may_say
from planner.plans.models import Plan
from planner.plans.unfinished import Unfinished, is_short, unfinished

SERIES = "plan"


def acts_of(meeting: Meeting) -> SeriesActs:
    """Asks for the plan; nothing can be done to one that is archived."""
    number = meeting.series.removeprefix(f"{SERIES}-")
    plans = Plan.objects.active().filter(group=meeting.group_id)
    plan = plans.filter(pk=int(number)).first() if number.isdecimal() else None
    if plan is None:
        return SeriesActs()
    place = [meeting.group_id, meeting.group.slug, plan.pk, plan.slug]

    def change(verb: str, **chosen: str | int) -> str:
        query = urlencode(chosen or {"key": meeting.key})
        return f"{reverse('plans:edit-verb', args=[*place, verb])}?{query}"

    sparks, sparkers = _sparks(plan, meeting)
    return SeriesActs(
        title=plan.title,
        home=reverse("plans:plan", args=place),
        turns=reverse("plans:turns", args=place),
        give_back=reverse("plans:give-back", args=[*place, meeting.key]),
        did_not_happen=change("not-held"),
        move=change("move"),
        change_lead=change("assign"),
        sparks=sparks,
        spark=f"{reverse('plans:curiosity', args=place)}#heard-{meeting.key}",
        sparkers=sparkers,
        left=tuple(
            CarryOver(
                title=each.title,
                minutes=each.minutes,
                address=change("overran", place=each.place, minutes=each.minutes),
            )
            for each in _left(plan, meeting)
        ),
    )


def _left(plan: Plan, meeting: Meeting) -> Iterator[Unfinished]:
    """The plan is read only where something was left."""
    if meeting.state == Meeting.State.HELD and is_short(meeting):
        schedule = plan_of(head_of(plan)).schedule
        yield from (each for each in unfinished(plan, schedule) if each.meeting == meeting.key)


def _sparks(plan: Plan, meeting: Meeting) -> tuple[tuple[tuple[str, str], ...], frozenset[int]]:
    """Asked for only of meetings that were for curiosity."""
    if meeting.kind != Meeting.Kind.CURIOSITY or meeting.state != Meeting.State.HELD:
        return (), frozenset()
    said = sparks_of([meeting.key]).get(meeting.key, ())
    may_say = who_may_say(plan, [meeting])[meeting.key]
    return tuple((each.name, each.text) for each in said), may_say
