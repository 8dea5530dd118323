"""How long steps really took in meetings, over all groups, without saying whose."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from django.db.models import Count

from planner.meetings.measuring import FEWEST_GROUPS, MeasuredStep, Said, measured_step, whole
from planner.meetings.models import AgendaItem, CoveredItem, Meeting

Step = tuple[str, int]


def measured_steps(topic: str = "") -> tuple[MeasuredStep, ...]:
    """Every step that three groups or more have covered wholly, by topic and depth; `topic`: only
    those of one.

    Of a group that did it in several plans, the newest counts.
    """
    found: dict[Step, dict[int, int]] = defaultdict(dict)
    for group, step, said in _said_by_plan(topic):
        minutes = whole(said)
        if minutes:
            found[step][group] = minutes
    measured = (
        measured_step(*step, list(by_group.values())) for step, by_group in sorted(found.items())
    )
    return tuple(each for each in measured if each is not None)


def _said_by_plan(topic: str) -> Iterator[tuple[int, Step, list[Said]]]:
    """Of each group and step what was said in one plan, then in the next that it was in."""
    rows = CoveredItem.objects.filter(
        meeting__state=Meeting.State.HELD,
        kind__in=[AgendaItem.Kind.STUDY, AgendaItem.Kind.CURIOSITY],
    ).exclude(topic="")
    if topic:
        rows = rows.filter(topic=topic)
    often = (
        rows.values("topic", "depth")
        .annotate(groups=Count("meeting__group", distinct=True))
        .filter(groups__gte=FEWEST_GROUPS)
    )
    steps = {(each["topic"], each["depth"]) for each in often}
    columns = ("meeting__group", "meeting__series", "topic", "depth", "piece", "minutes", "extent")
    by_plan: dict[tuple[int, str, Step], list[Said]] = {}
    relevant = rows.filter(topic__in={topic for topic, _ in steps})
    ordered = relevant.order_by("meeting__starts_at", "meeting_id", "position")
    for group, series, name, depth, piece, minutes, extent in ordered.values_list(*columns):
        if (name, depth) in steps:
            place = (group, series, (name, depth))
            said = Said(piece=piece, minutes=minutes, extent=extent)
            by_plan.setdefault(place, []).append(said)
    for (group, _, step), in_one_plan in by_plan.items():
        yield group, step, in_one_plan
