"""What meetings did not get through, as long as the plan has not made up for it."""

from __future__ import annotations

from collections.abc import Iterator

from planner.meetings.models import CoveredItem
from planner.plans.formats.wording import day
from planner.plans.models import Plan
from planner.plans.schedule import Schedule

HOW = {
    CoveredItem.Extent.PARTLY: "was covered only in part",
    CoveredItem.Extent.NO: "was not covered",
}


def unfinished(plan: Plan, schedule: Schedule) -> Iterator[str]:
    """A sentence for each step of a held meeting that lacks minutes which nobody carried over."""
    carried = {(each.topic, each.depth) for each in schedule.carried}
    slots = {slot.key: slot for slot in schedule.slots if slot.takes_place}
    rows = CoveredItem.objects.filter(
        meeting__group=plan.group_id, meeting__key__in=list(slots), extent__in=list(HOW)
    ).select_related("meeting")
    for row in rows.order_by("meeting__starts_at", "position", "id"):
        slot = slots[row.meeting.key]
        is_step = any(item.key == (row.topic, row.depth) for item in slot.items)
        if is_step and (row.topic, row.depth) not in carried:
            how = HOW[CoveredItem.Extent(row.extent)]
            yield f"{row.title} {how} on {day(slot.on)}: “A topic took longer” carries it over."
