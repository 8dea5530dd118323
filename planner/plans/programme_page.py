"""Pure: a programme as its page shows it, every date and figure already in words.

The template is left with plain loops; formatting inside them would cost most of the page.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from curriculum.records import DEPTH_NAMES
from planner.plans.dial_picture import DialPicture, dial_picture
from planner.plans.formats import wording
from planner.plans.programme import (
    DecisionEntry,
    Line,
    MeetingEntry,
    Programme,
    Reading,
    SkippedEntry,
    Task,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Words under a line, labelled; `more` in a softer voice, `url` where it can be read."""

    label: str
    text: str
    url: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRow:
    title: str
    kind: str
    area: str
    dots: str
    depth: str
    minutes: str
    remarks: tuple[Remark, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReachedMark:
    """A decision that can be taken from a meeting on."""

    text: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """A date of the programme. `number` 0: no meeting on it, and `skipped` says why."""

    day: str
    year: str
    iso: str
    number: int = 0
    clock: str = ""
    lines: tuple[LineRow, ...] = ()
    lead: str = ""
    backup: str = ""
    notes: tuple[str, ...] = ()
    around: str = ""
    reached: tuple[ReachedMark, ...] = ()
    state: str = ""
    key: str = ""
    skipped: str = ""
    can_meet_anyway: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    id: str
    question: str
    facts: str
    text: str
    is_link: bool
    day: str = ""
    iso: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    minutes: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePage:
    programme: Programme
    facts: tuple[str, ...]
    entries: tuple[EntryRow, ...]
    reached: tuple[DecisionRow, ...]
    left_out: tuple[DecisionRow, ...]
    known: tuple[DecisionRow, ...]
    dial: DialPicture | None
    counts: tuple[CountRow, ...]
    has_estimates: bool


def programme_page(programme: Programme) -> ProgrammePage:
    decisions = wording.questions(programme)
    known = (each for each in programme.decisions if each.is_known and not each.reached_on)
    return ProgrammePage(
        programme=programme,
        facts=tuple(_facts(programme)),
        entries=tuple(_entries(programme, decisions)),
        reached=tuple(map(_decision, sorted(programme.reached(), key=_reached_order))),
        left_out=tuple(map(_decision, programme.left_out())),
        known=tuple(map(_decision, known)),
        dial=dial_picture(programme),
        counts=tuple(_counts(programme)),
        has_estimates=any(
            reading.is_estimate
            for meeting in programme.meetings()
            for line in meeting.lines
            for reading in line.reading
        ),
    )


def _facts(programme: Programme) -> Iterator[str]:
    meetings = programme.meetings()
    yield wording.counted(len(meetings), "meeting", "meetings")
    if meetings:
        first, last = meetings[0].starts_at.date(), meetings[-1].starts_at.date()
        yield f"{wording.full_day(first)} to {wording.full_day(last)}"
    yield f"times of {programme.zone.replace('_', ' ')}"
    yield f"planned {wording.mode(programme)}"


def _entries(programme: Programme, decisions: Mapping[str, DecisionEntry]) -> Iterator[EntryRow]:
    year = 0
    for entry in programme.entries:
        on = entry.on if isinstance(entry, SkippedEntry) else entry.starts_at.date()
        shown_year = "" if on.year == year else str(on.year)
        year = on.year
        if isinstance(entry, SkippedEntry):
            yield _skipped(entry, shown_year)
        else:
            yield _meeting(entry, shown_year, decisions)


def _skipped(entry: SkippedEntry, year: str) -> EntryRow:
    return EntryRow(
        day=wording.day(entry.on),
        year=year,
        iso=entry.on.isoformat(),
        skipped=entry.reason,
        can_meet_anyway=entry.can_meet_anyway,
    )


def _meeting(meeting: MeetingEntry, year: str, decisions: Mapping[str, DecisionEntry]) -> EntryRow:
    turn = (meeting.turn_note,) if meeting.turn_note else ()
    return EntryRow(
        day=wording.day(meeting.starts_at.date()),
        year=year,
        iso=meeting.starts_at.isoformat(),
        number=meeting.number,
        clock=wording.clock(meeting),
        lines=tuple(map(_line, meeting.lines)) or (_without_lines(meeting),),
        lead=meeting.lead,
        backup=meeting.backup,
        notes=(*meeting.notes, *turn),
        around=" · ".join(wording.around_the_steps(meeting)),
        reached=tuple(_mark(each, decisions) for each in meeting.reached),
        state=_state(meeting),
        key=meeting.key,
    )


def _state(meeting: MeetingEntry) -> str:
    why = f": {meeting.reason}" if meeting.reason else ""
    if meeting.state == "cancelled":
        return f"cancelled{why}"
    if meeting.state == "not held":
        return f"did not happen{why}"
    return "locked" if meeting.is_locked else ""


def _line(line: Line) -> LineRow:
    return LineRow(
        title=wording.line_title(line),
        kind=wording.kind_mark(line),
        area=line.area,
        dots=wording.dots(line.depth),
        depth=DEPTH_NAMES.get(line.depth, ""),
        minutes=f"{line.minutes} min" if line.minutes else "",
        remarks=tuple(_remarks(line)),
        why=line.why,
    )


def _without_lines(meeting: MeetingEntry) -> LineRow:
    return LineRow(
        title=wording.KIND_TITLES.get(meeting.kind, meeting.kind),
        kind="",
        area="",
        dots="",
        depth="",
        minutes="",
        remarks=(),
        why="",
    )


def _remarks(line: Line) -> Iterator[Remark]:
    for place, reading in enumerate(line.reading):
        yield _reading("" if place else "read", reading)
    for place, task in enumerate(line.tasks):
        yield _task("" if place else "do", task)
    if line.own_practice_minutes:
        minutes = line.own_practice_minutes
        yield Remark(label="alone", text=f"{minutes} min of practice of your own")
    if line.you_can:
        yield Remark(label="aim", text=line.you_can)
    if line.spared:
        yield Remark(label="spare", text=wording.spared_words(line))


def _reading(label: str, reading: Reading) -> Remark:
    cost = f"({wording.reading_cost(reading)})"
    place = wording.reading_place(reading)
    return Remark(label=label, text=reading.title, url=reading.url, more=f"{place} {cost}")


def _task(label: str, task: Task) -> Remark:
    when = "" if task.in_meeting else ", before the meeting"
    return Remark(label=label, text=task.title, more=f"({task.minutes} min{when})")


def _mark(decision: str, decisions: Mapping[str, DecisionEntry]) -> ReachedMark:
    entry = decisions.get(decision)
    if entry is None:
        return ReachedMark(text=decision, decision="")
    words = wording.reached_words(entry)
    return ReachedMark(text=words, decision="" if entry.is_target else decision)


def _decision(decision: DecisionEntry) -> DecisionRow:
    on = decision.reached_on
    return DecisionRow(
        id=decision.id,
        question=decision.question,
        facts=wording.decision_facts(decision),
        text=decision.text,
        is_link=not decision.is_target,
        day=wording.full_day(on) if on else "",
        iso=on.isoformat() if on else "",
    )


def _reached_order(decision: DecisionEntry) -> dt.date:
    return decision.reached_on or dt.date.max


def _counts(programme: Programme) -> Iterator[CountRow]:
    counting = programme.counting
    figures = (
        (counting.from_zero, "from zero, for one person who knows nothing of it"),
        (counting.in_meetings, "of them together in the meetings"),
        (counting.before_meetings, "of them before the meetings, each person alone"),
        (counting.spared_by_knowledge, "spared, because people know it already"),
    )
    for minutes, meaning in figures:
        yield CountRow(minutes=f"{minutes} min", meaning=meaning)
