"""What differs between the meetings of two programmes, their steps and reading apart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from planner.plans import difference_words as words
from planner.plans.difference_records import Change, ChangeKind
from planner.plans.programme import MeetingEntry, Programme, SkippedEntry

OFF = ("cancelled", "not held")


def is_off(meeting: MeetingEntry) -> bool:
    """On record, but nobody meets, and what was planned for it is not learnt there."""
    return meeting.state in OFF


def key_of(meeting: MeetingEntry) -> str:
    """In a draft that is nobody's yet meetings have no keys, and their numbers must do."""
    return meeting.key or f"number {meeting.number}"


def by_key(programme: Programme) -> dict[str, MeetingEntry]:
    return {key_of(meeting): meeting for meeting in programme.meetings()}


def meeting_changes(old: Programme, new: Programme) -> Iterator[Change]:
    before, after = by_key(old), by_key(new)
    for key in before | after:
        if key not in after:
            yield _gone(before[key])
        elif key not in before:
            yield _come(after[key])
        else:
            yield from _changed(before[key], after[key])
    yield from _skips(old, new)


def _gone(old: MeetingEntry) -> Change:
    text = words.dropped(old)
    return Change(kind="meeting dropped", on=words.on(old), text=text, meeting=key_of(old), old=old)


def _come(new: MeetingEntry) -> Change:
    if new.state == "cancelled":
        return _change("meeting cancelled", words.cancelled(new, new.reason), new)
    if new.state == "not held":
        return _change("meeting not held", words.not_held(new, new.reason), new)
    return _change("meeting added", words.added(new), new)


def _change(
    kind: ChangeKind, text: str, new: MeetingEntry, *, old: MeetingEntry | None = None
) -> Change:
    return Change(kind=kind, on=words.on(new), text=text, meeting=key_of(new), old=old, new=new)


def _changed(old: MeetingEntry, new: MeetingEntry) -> Iterator[Change]:
    """Of a meeting that is called off now nothing else is told."""
    if old.state != new.state:
        yield _state_change(old, new)
    if is_off(new) and old.state != new.state:
        return
    if (_on_the_wall(old), old.starts_at) != (_on_the_wall(new), new.starts_at):
        yield _change("meeting moved", words.moved(old, new), new, old=old)
    if old.kind != new.kind:
        yield _change("kind changed", words.kind_changed(old, new), new, old=old)
    if _is_another(old.lead_id, old.lead, new.lead_id, new.lead):
        yield _change("lead changed", words.lead_changed(old, new), new, old=old)
    if _is_another(old.backup_id, old.backup, new.backup_id, new.backup):
        yield _change("backup changed", words.backup_changed(old, new), new, old=old)
    if set(_notes(old)) != set(_notes(new)):
        text = words.notes_changed(_notes(old), _notes(new), new)
        yield _change("notes changed", text, new, old=old)
    if old.is_locked != new.is_locked:
        kind: ChangeKind = "meeting locked" if new.is_locked else "meeting unlocked"
        yield _change(kind, words.locked(new), new, old=old)


def _state_change(old: MeetingEntry, new: MeetingEntry) -> Change:
    match new.state:
        case "cancelled":
            text = words.cancelled(old, new.reason)
            return _change("meeting cancelled", text, new, old=old)
        case "not held":
            text = words.not_held(old, new.reason)
            return _change("meeting not held", text, new, old=old)
        case _ if is_off(old):
            text = words.reinstated(old, new)
            return _change("meeting reinstated", text, new, old=old)
        case state:
            text = words.held(new) if state == "held" else words.no_longer_held(new)
            return _change("meeting held", text, new, old=old)


def _on_the_wall(meeting: MeetingEntry) -> tuple[dt.datetime, dt.datetime]:
    """What the clock on the group's wall shows: with another zone the same moment reads new."""
    return meeting.starts_at.replace(tzinfo=None), meeting.ends_at.replace(tzinfo=None)


def _is_another(old_id: str, old_name: str, new_id: str, new_name: str) -> bool:
    """A person who is called otherwise now is the same one, if both times there is an id."""
    return old_id != new_id if old_id and new_id else old_name != new_name


def _notes(meeting: MeetingEntry) -> tuple[str, ...]:
    return (*meeting.notes, *((meeting.reason,) if meeting.reason else ()))


def _skips(old: Programme, new: Programme) -> Iterator[Change]:
    before, after = _skipped(old), _skipped(new)
    for on, entry in after.items():
        if on not in before:
            text = words.skipped(entry)
            yield Change(kind="date skipped", on=on, text=text, new=entry)
        elif before[on].reason != entry.reason:
            text = words.skipped_otherwise(entry)
            yield Change(kind="date skipped", on=on, text=text, old=before[on], new=entry)
    met = {words.on(meeting) for meeting in new.meetings() if not is_off(meeting)}
    for on, entry in before.items():
        if on in met and on not in after:
            yield Change(kind="date met", on=on, text=words.met_anyway(entry), old=entry)


def _skipped(programme: Programme) -> dict[dt.date, SkippedEntry]:
    return {each.on: each for each in programme.entries if isinstance(each, SkippedEntry)}
