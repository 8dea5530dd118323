"""A programme as a calendar file: one event a meeting, nothing for skipped dates."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator

from django.utils.translation import gettext as _

from planner.language.lists import in_a_row
from planner.meetings.calendar import Event, feed
from planner.plans.formats import handed_on, wording
from planner.plans.formats.terminal import clean
from planner.plans.programme import DecisionEntry, Line, MeetingEntry, Programme
from planner.plans.said import said

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
    topics = "; ".join(clean(said(wording.line_title(each))) for each in wording.lines_of(meeting))
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
        yield _led(meeting)
    for line in wording.lines_of(meeting):
        yield from _line(line)
    yield from meeting.notes
    for each in meeting.reached:
        if each in decisions:
            reached = said(wording.reached_words(decisions[each]))
            yield _("From here on: %(what)s") % {"what": reached}


def _led(meeting: MeetingEntry) -> str:
    people = {"lead": meeting.lead, "backup": meeting.backup}
    if not meeting.backup:
        return _("%(lead)s leads") % people
    return _("%(lead)s leads, %(backup)s stands in") % people


def _line(line: Line) -> Iterator[str]:
    facts = (wording.depth_name(line.depth), f"{line.minutes} min" * bool(line.minutes))
    behind = in_a_row([said(fact) for fact in facts if fact])
    yield said(wording.line_title(line)) + (f" ({behind})" if behind else "")
    for reading in line.reading:
        place = f"{reading.title} · {wording.reading_place(reading)}"
        cost = said(wording.reading_cost(reading))
        yield _("read: %(what)s") % {"what": f"{place} ({cost}) {reading.url}"}
    for task in line.tasks:
        yield _("do: %(what)s") % {"what": handed_on.task(task)}
    if line.why:
        yield _("why: %(what)s") % {"what": line.why}
