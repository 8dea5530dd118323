"""What has to change in the rows of a series to make them equal to what is wanted."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from typing import Literal

from planner.meetings.models import AgendaItem, Meeting
from planner.meetings.records import WantedItem, WantedMeeting

MEETING_COLUMNS = tuple(
    each.name for each in fields(WantedMeeting) if each.name not in ("key", "items")
)
ITEM_COLUMNS = ("position", *(each.name for each in fields(WantedItem)))
# Calendars do not show these, so that nobody's calendar is troubled by them.
UNHEARD = frozenset({"is_locked", "notes", "you_can", "why", "spared"})

What = Literal["created", "changed", "withdrawn", "returned", "unchanged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaChange:
    """`changed` rows carry their new values; `moved` are those of them that change places."""

    created: tuple[AgendaItem, ...] = ()
    changed: tuple[AgendaItem, ...] = ()
    moved: tuple[AgendaItem, ...] = ()
    dropped: tuple[AgendaItem, ...] = ()
    is_heard: bool = False

    def __bool__(self) -> bool:
        return bool(self.created or self.changed or self.dropped)


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingChange:
    """The `meeting` carries its new values."""

    what: What
    meeting: Meeting
    agenda: AgendaChange = AgendaChange()


def creation(meeting: Meeting, want: WantedMeeting) -> MeetingChange:
    """`meeting` is new and has all but the values wanted."""
    _assign(meeting, _meeting_values(want))
    return MeetingChange(
        what="created", meeting=meeting, agenda=_agenda_change(meeting, (), want.items)
    )


def change(
    meeting: Meeting, agenda: Sequence[AgendaItem], want: WantedMeeting, *, now: dt.datetime
) -> MeetingChange:
    """`agenda`: the meeting's items, in order, without questions.

    What took place did, unless the plan says that it did not happen.
    """
    was_withdrawn = meeting.state == Meeting.State.WITHDRAWN
    values = _meeting_values(want)
    if meeting.state == Meeting.State.HELD and want.state != "not held":
        values |= {"state": meeting.state, "reason": meeting.reason}
    assigned = _assign(meeting, values)
    items = _agenda_change(meeting, agenda, want.items)
    if not assigned and not items:
        return MeetingChange(what="unchanged", meeting=meeting)
    _touch(meeting, is_heard=items.is_heard or bool(assigned - UNHEARD), now=now)
    return MeetingChange(
        what="returned" if was_withdrawn else "changed", meeting=meeting, agenda=items
    )


def withdrawal(meeting: Meeting, *, now: dt.datetime) -> MeetingChange:
    """It keeps all else, its agenda included."""
    meeting.state = Meeting.State.WITHDRAWN
    _touch(meeting, is_heard=True, now=now)
    return MeetingChange(what="withdrawn", meeting=meeting)


def _touch(meeting: Meeting, *, is_heard: bool, now: dt.datetime) -> None:
    meeting.changed_at = now
    if is_heard:
        meeting.sequence += 1


def _agenda_change(
    meeting: Meeting, rows: Sequence[AgendaItem], wanted: Sequence[WantedItem]
) -> AgendaChange:
    matched = _matched(rows, wanted)
    kept = {row.pk for row in matched if row is not None}
    dropped = tuple(row for row in rows if row.pk not in kept)
    created, changed, moved, heard = [], [], [], set[str]()
    for position, (row, want) in enumerate(zip(matched, wanted, strict=True), start=1):
        item = row or AgendaItem(meeting=meeting)
        assigned = _assign(item, _item_values(want, position))
        if row is None:
            created.append(item)
        elif assigned:
            changed.append(item)
            moved += [item] if "position" in assigned else []
            heard |= assigned
    return AgendaChange(
        created=tuple(created),
        changed=tuple(changed),
        moved=tuple(moved),
        dropped=dropped,
        is_heard=bool(created or dropped or heard - UNHEARD),
    )


def _matched(
    rows: Sequence[AgendaItem], wanted: Sequence[WantedItem]
) -> tuple[AgendaItem | None, ...]:
    """The row that each wanted item is: the same piece of work wherever it stood, so that what
    points to it stays true, or else what stood in its place."""
    same: dict[object, deque[AgendaItem]] = defaultdict(deque)
    for row in rows:
        same[_identity(row)].append(row)
    found = [_next_of(same[_identity(want)]) for want in wanted]
    left = {row.position: row for waiting in same.values() for row in waiting}
    return tuple(row or left.pop(position, None) for position, row in enumerate(found, start=1))


def _next_of(rows: deque[AgendaItem]) -> AgendaItem | None:
    return rows.popleft() if rows else None


def _identity(item: AgendaItem | WantedItem) -> tuple[str, str, int, str]:
    return (item.kind, item.topic, item.depth, item.piece)


def _assign(row: Meeting | AgendaItem, values: dict[str, object]) -> set[str]:
    """The names of the columns that had to change."""
    differing = {name for name, value in values.items() if getattr(row, name) != value}
    for name in differing:
        setattr(row, name, values[name])
    return differing


def _meeting_values(want: WantedMeeting) -> dict[str, object]:
    values = {name: getattr(want, name) for name in MEETING_COLUMNS}
    # In UTC, as rows are read: times of two zones are never equal in the hour that happens twice.
    return {
        **values,
        "starts_at": want.starts_at.astimezone(dt.UTC),
        "ends_at": want.ends_at.astimezone(dt.UTC),
        "notes": list(want.notes),
    }


def _item_values(want: WantedItem, position: int) -> dict[str, object]:
    lists = {name: list(asdict(want)[name]) for name in ("reading", "tasks", "spared")}
    return {**asdict(want), **lists, "position": position}
