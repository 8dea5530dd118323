"""Pure: a programme as the meetings that are to be published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from planner.meetings.pieces import piece_words
from planner.meetings.records import (
    ItemKind,
    MeetingKind,
    WantedItem,
    WantedMeeting,
    WantedReading,
    WantedTask,
)
from planner.plans.formats import wording
from planner.plans.programme import MeetingEntry, Programme, Reading

LONGEST_TITLE = 200


def wanted_meetings(programme: Programme) -> tuple[WantedMeeting, ...]:
    """Every meeting of the programme, those of the past and cancelled ones included."""
    return tuple(_meeting(entry) for entry in programme.meetings())


def _meeting(entry: MeetingEntry) -> WantedMeeting:
    return WantedMeeting(
        key=entry.key,
        number=entry.number,
        kind=cast(MeetingKind, entry.kind),
        title=title_of(entry),
        starts_at=entry.starts_at,
        ends_at=entry.ends_at,
        state=entry.state,
        reason=entry.reason,
        is_locked=entry.is_locked,
        lead_id=int(entry.lead_id) if entry.lead_id else None,
        lead_name=entry.lead,
        backup_id=int(entry.backup_id) if entry.backup_id else None,
        backup_name=entry.backup,
        reading_minutes=entry.reading_minutes,
        notes=entry.notes,
        items=tuple(_items(entry)),
    )


def title_of(entry: MeetingEntry) -> str:
    """Its topics, or what kind of meeting it is."""
    topics = dict.fromkeys(line.title for line in entry.lines if line.topic)
    title = " · ".join(topics) or wording.KIND_TITLES.get(entry.kind, entry.kind)
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1]}…"


def _items(entry: MeetingEntry) -> Iterator[WantedItem]:
    for line in entry.lines:
        yield WantedItem(
            kind=cast(ItemKind, line.kind),
            title=line.title,
            topic=line.topic,
            depth=line.depth,
            piece=piece_words(line.piece, line.last_piece, line.pieces),
            minutes=line.minutes,
            reading_minutes=line.reading_minutes,
            reading=tuple(_reading(each) for each in line.reading),
            tasks=tuple(
                WantedTask(
                    exercise=each.exercise,
                    title=each.title,
                    minutes=each.minutes,
                    in_meeting=each.in_meeting,
                )
                for each in line.tasks
            ),
            you_can=line.you_can,
            why=line.why,
            spared=line.spared,
        )


def _reading(reading: Reading) -> WantedReading:
    return WantedReading(
        unit=reading.unit,
        resource=reading.resource,
        title=reading.title,
        resource_title=reading.resource_title,
        location=reading.location,
        url=reading.url,
        minutes=reading.minutes,
        of_minutes=reading.of_minutes,
        part=reading.part,
    )
