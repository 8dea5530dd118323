"""What meetings did not get through, as long as the plan has not made up for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import QuerySet

from planner.meetings.models import CoveredItem, Meeting
from planner.plans.editing import MOST_MINUTES
from planner.plans.formats.wording import day
from planner.plans.minutes import ROUND
from planner.plans.models import Plan
from planner.plans.schedule import Schedule, Slot

HOW = {
    CoveredItem.Extent.PARTLY: "was covered only in part",
    CoveredItem.Extent.NO: "was not covered",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfinished:
    """A step of a held meeting that lacks minutes. `text`: what became of it, in a sentence.

    `minutes`: what would be carried over unless somebody knows better.
    """

    meeting: str
    topic: str
    depth: int
    title: str
    text: str
    minutes: int

    @property
    def place(self) -> str:
        """The meeting and the step as the form for carrying over names them."""
        return f"{self.meeting}:{self.topic}:{self.depth}"


def unfinished(plan: Plan, schedule: Schedule) -> tuple[Unfinished, ...]:
    """Of all held meetings of the plan, what nobody carried over."""
    keys = [slot.key for slot in schedule.slots if slot.takes_place]
    rows = _short().filter(meeting__group=plan.group_id, meeting__key__in=keys)
    ordered = rows.select_related("meeting").order_by("meeting__starts_at", "position", "id")
    return tuple(_left(ordered, schedule))


def is_short(meeting: Meeting) -> bool:
    """Whether there is anything that the meeting did not get through."""
    return _short().filter(meeting=meeting).exists()


def lacking(*, planned: int, extent: str) -> int:
    """Minutes still needed of a step that was not wholly covered.

    All that was planned where nothing was covered. How much of the rest "partly" means nobody
    was asked: half is the middle of what it can be, in fives like all that is discussed.
    """
    if extent == CoveredItem.Extent.PARTLY:
        planned = max(ROUND, (planned + ROUND) // (2 * ROUND) * ROUND)
    return min(planned, MOST_MINUTES)


def _short() -> QuerySet[CoveredItem]:
    return CoveredItem.objects.reckoned().filter(extent__in=list(HOW), planned__gt=0)


def _left(rows: Iterable[CoveredItem], schedule: Schedule) -> Iterator[Unfinished]:
    slots = {slot.key: slot for slot in schedule.slots}
    for row in rows:
        slot = slots[row.meeting.key]
        is_step = any(item.key == (row.topic, row.depth) for item in slot.items)
        if is_step and not _is_carried(row, slot, schedule):
            how = HOW[CoveredItem.Extent(row.extent)]
            yield Unfinished(
                meeting=slot.key,
                topic=row.topic,
                depth=row.depth,
                title=row.title,
                text=f"{row.title} {how} on {day(slot.on)}.",
                minutes=lacking(planned=row.planned, extent=row.extent),
            )


def _is_carried(row: CoveredItem, slot: Slot, schedule: Schedule) -> bool:
    """Whether somebody did that; plans of before did not say from which meeting."""
    return any(
        (each.topic, each.depth) == (row.topic, row.depth) and each.meeting in ("", slot.key)
        for each in schedule.carried
    )
