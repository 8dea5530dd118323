"""A programme as a calendar file: one event a meeting, nothing for skipped dates."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

from planner.meetings.calendar import Event, feed
from planner.plans.formats import wording
from planner.plans.formats.terminal import clean
from planner.plans.programme import DecisionEntry, Line, MeetingEntry, Programme

# Fixed for ever: the same meeting of the same plan must keep its uid.
NAMESPACE = uuid.UUID("7c1b0d4e-5b0a-5f4e-9d55-2f3f8a5b6c01")


def render(programme: Programme, *, stamp: dt.datetime | None = None) -> bytes:
    """The calendar; empty when the plan is impossible. `stamp`: when the plan was made (aware).

    Without a stamp it is the start of the first meeting, so that the same plan gives the same
    bytes whenever it is written.
    """
    decisions = wording.questions(programme)
    meetings = () if programme.impossible else programme.meetings()
    events = [
        _event(programme.title, meeting, decisions, stamp or meetings[0].starts_at)
        for meeting in meetings
    ]
    return feed(events, name=clean(programme.title), description=_about(programme))


def _about(programme: Programme) -> str:
    sentences = (programme.impossible.text,) if programme.impossible else programme.summary
    return " ".join(map(clean, sentences))


def _event(
    title: str, meeting: MeetingEntry, decisions: dict[str, DecisionEntry], stamp: dt.datetime
) -> Event:
    # By its date and not its number, which changes when a date before it is skipped.
    name = f"{title}\n{meeting.starts_at.date().isoformat()}"
    topics = "; ".join(clean(wording.line_title(each)) for each in wording.lines_of(meeting))
    return Event(
        uid=str(uuid.uuid5(NAMESPACE, name)),
        sequence=0,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        summary=f"{meeting.number}. {topics}",
        stamp=stamp,
        description="\n".join(map(clean, _description(meeting, decisions))),
        categories=(meeting.kind,),
    )


def _description(meeting: MeetingEntry, decisions: dict[str, DecisionEntry]) -> Iterator[str]:
    if meeting.lead:
        yield f"{meeting.lead} leads" + (f", {meeting.backup} stands in" * bool(meeting.backup))
    for line in wording.lines_of(meeting):
        yield from _line(line)
    yield from meeting.notes
    for each in meeting.reached:
        if each in decisions:
            yield f"From here on: {wording.reached_words(decisions[each])}"


def _line(line: Line) -> Iterator[str]:
    facts = (wording.depth_name(line.depth), f"{line.minutes} min" * bool(line.minutes))
    behind = ", ".join(fact for fact in facts if fact)
    yield wording.line_title(line) + (f" ({behind})" if behind else "")
    for reading in line.reading:
        place = f"{reading.title} · {wording.reading_place(reading)}"
        yield f"read: {place} ({wording.reading_cost(reading)}) {reading.url}"
    for task in line.tasks:
        yield f"do: {wording.task_words(task)}"
    if line.why:
        yield f"why: {line.why}"
