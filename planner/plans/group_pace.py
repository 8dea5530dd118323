"""How long the steps of a group's plan really took, from what was said after its meetings."""

from __future__ import annotations

from planner.meetings.models import CoveredItem
from planner.plans.actions import plan_of
from planner.plans.models import Plan
from planner.plans.pace import Measured, Timed, measured


def group_pace(plan: Plan) -> Measured | None:
    """Against what was published, since that is what stood on the agendas."""
    published = plan.revisions.published().only("plan", "brief", "schedule").first()
    if published is None or published.schedule is None:
        return None
    agreed = plan_of(published)
    slots = [slot.key for slot in agreed.schedule.slots if slot.takes_place]
    rows = CoveredItem.objects.reckoned().filter(
        meeting__group=plan.group_id, meeting__key__in=slots, planned__gt=0
    )
    ordered = rows.select_related("meeting").order_by("meeting__starts_at", "position", "id")
    return measured(map(_timed, ordered), agreed.schedule, agreed.brief.minutes.pace)


def _timed(row: CoveredItem) -> Timed:
    return Timed(
        meeting=row.meeting.key,
        topic=row.topic,
        depth=row.depth,
        planned=row.planned,
        minutes=row.minutes,
        is_covered=row.extent == CoveredItem.Extent.YES,
    )
