"""The door: what differs between two programmes of one plan, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.plans import difference_words as words
from planner.plans.difference_meetings import meeting_changes
from planner.plans.difference_reading import agenda_changes, reading_changes
from planner.plans.difference_records import ORDER, Change, ChangedDate, ChangeKind, Difference
from planner.plans.difference_steps import matches, placed, step_changes
from planner.plans.pace_words import pace_changed
from planner.plans.programme import DecisionEntry, MeetingEntry, Programme, SkippedEntry

__all__ = ["Change", "ChangeKind", "ChangedDate", "Difference", "difference"]


def difference(old: Programme | None, new: Programme) -> Difference:
    """`old`: what was published before; None for the first publication, which is one summary.

    Meetings are matched by their keys, steps by topic, depth and part, never by dates. That a
    step goes along with its meeting is no change of its own, and neither are the numbers of
    meetings and the whys.
    """
    if old is None:
        return _first(new)
    found = matches(old, new)
    changes = [
        *meeting_changes(old, new),
        *step_changes(found),
        *reading_changes(old, new, found),
        *agenda_changes(old, new),
        *_decision_changes(old, new),
    ]
    changes += _pace_change(old, new, changes)
    return Difference(
        changes=tuple(sorted(changes, key=lambda each: (each.on, ORDER[each.kind]))),
        changed_lines=sum(each.fate in ("moved", "added", "dropped") for each in found),
        differs_otherwise=_as_seen(old) != _as_seen(new),
    )


def _first(new: Programme) -> Difference:
    meetings = new.meetings()
    if not meetings:
        return Difference(changes=(), differs_otherwise=True)
    text = words.first_plan(new)
    summary = Change(kind="first plan", on=words.on(meetings[0]), text=text, new=new)
    return Difference(changes=(summary,), changed_lines=len(placed(new)))


def _pace_change(old: Programme, new: Programme, changes: Iterable[Change]) -> Iterator[Change]:
    """On the first date with a change, as the reason for those after it."""
    before, after = old.counting.pace, new.counting.pace
    on = min((each.on for each in changes), default=None)
    if before != after and on is not None:
        text = pace_changed(before, after)
        yield Change(kind="pace changed", on=on, text=text, old=old, new=new)


def _decision_changes(old: Programme, new: Programme) -> Iterator[Change]:
    before = {each.id: each for each in old.decisions}
    after = {each.id: each for each in new.decisions}
    for name in before | after:
        yield from _decision_change(before.get(name), after.get(name))


def _decision_change(old: DecisionEntry | None, new: DecisionEntry | None) -> Iterator[Change]:
    was_on, is_on = old and old.reached_on, new and new.reached_on
    if old and was_on and not is_on:
        text = words.decision_lost(old, new, was_on)
        yield Change(kind="decision lost", on=was_on, text=text, old=old, new=new)
    elif new and is_on and not was_on:
        text = words.decision_now(new, is_on)
        yield Change(kind="decision now", on=is_on, text=text, old=old, new=new)
    elif new and is_on and was_on and is_on != was_on:
        kind: ChangeKind = "decision later" if is_on > was_on else "decision earlier"
        text = words.decision_shifted(new, was_on, is_on)
        yield Change(kind=kind, on=is_on, text=text, old=old, new=new)


def _as_seen(programme: Programme) -> Programme:
    """Without what may differ unseen: numbers of meetings and whys."""
    return replace(
        programme,
        entries=tuple(map(_entry_as_seen, programme.entries)),
        decisions=tuple(replace(each, text="") for each in programme.decisions),
    )


def _entry_as_seen(entry: MeetingEntry | SkippedEntry) -> MeetingEntry | SkippedEntry:
    if isinstance(entry, SkippedEntry):
        return entry
    lines = tuple(replace(line, why="", decisions=()) for line in entry.lines)
    return replace(entry, number=0, turn_note="", lines=lines)
