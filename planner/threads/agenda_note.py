"""What a thread's page says of the next agenda."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from planner.groups.access import Inside
from planner.meetings.models import AgendaItem, Meeting
from planner.threads.agenda import may_take_off, source_of
from planner.threads.models import OnAgenda, Thread
from planner.threads.subjects import Subject, of_meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaNote:
    """`is_on`: it goes on the next agenda; `meeting`: the one that it stands on, if one is
    planned. `may_put` and `may_take_off`: for this reader."""

    is_on: bool
    meeting: Subject | None
    may_put: bool
    may_take_off: bool


def agenda_note(inside: Inside, thread: Thread, *, now: dt.datetime) -> AgendaNote | None:
    """None for what is no open question."""
    asks = thread.kind in (Thread.Kind.QUESTION, Thread.Kind.STUCK)
    if not asks or thread.accepted_id or thread.duplicate_of_id:
        return None
    placed = OnAgenda.objects.filter(thread=thread, taken_off_at=None).exists()
    may_write = inside.group.archived_at is None
    return AgendaNote(
        is_on=placed,
        meeting=_meeting(inside, thread, now) if placed else None,
        may_put=may_write and not placed and inside.membership is not None,
        may_take_off=may_write and placed and may_take_off(thread, inside),
    )


def _meeting(inside: Inside, thread: Thread, now: dt.datetime) -> Subject | None:
    coming = Meeting.objects.upcoming(now).filter(group=inside.group, state=Meeting.State.PLANNED)
    items = AgendaItem.objects.filter(source=source_of(thread.pk), meeting__in=coming)
    item = items.select_related("meeting").order_by("meeting__starts_at", "id").first()
    return of_meeting(inside.group, item.meeting) if item else None
