"""What people said, after meetings of a plan, about the lines of their agendas."""

from __future__ import annotations

from planner.meetings.models import CoveredItem, Meeting
from planner.plans.models import Plan


def meeting_of(plan: Plan, number: int) -> Meeting:
    """The published one with this number, from 1."""
    return Meeting.objects.get(series=f"plan-{plan.pk}", number=number)


def covered(meeting: Meeting, extent: str = "yes", *, line: int = 1, **said: int) -> CoveredItem:
    """Line number `line` took as long as was planned, unless `minutes` are said."""
    item = meeting.agenda.order_by("position")[line - 1]
    said = {"planned": item.minutes, "minutes": item.minutes, **said}
    return CoveredItem.objects.create(
        meeting=meeting,
        position=item.position,
        kind=item.kind,
        title=item.title,
        topic=item.topic,
        depth=item.depth,
        piece=item.piece,
        extent=extent,
        **said,
    )
