"""The dated table: date in the margin, what happens, minutes and who leads at the right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planner.plans.formats import wording
from planner.plans.formats.box import Row, drawn
from planner.plans.formats.terminal import FIXED_SPACE, clean, columns, padded, right, wrapped
from planner.plans.programme import (
    DecisionEntry,
    Line,
    MeetingEntry,
    Programme,
    SkippedEntry,
)

DATE_WIDTH = 12
MINUTES_WIDTH = 9
NARROWEST_WHO, WIDEST_WHO = 8, 14
NUMBER_WIDTH = 3
LABEL_WIDTH = 6
NARROWEST_MIDDLE = 40
"""Below it, minutes and leads move from columns of their own into the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    middle: int
    who: int
    """0: no columns for minutes and leads."""

    @property
    def text(self) -> int:
        return self.middle - 2

    @property
    def whole(self) -> int:
        """The middle and all at its right, as one cell."""
        return self.middle + (MINUTES_WIDTH + self.who + 2 if self.who else 0)


def programme_lines(programme: Programme, width: int) -> list[str]:
    layout = _layout(programme, width)
    decisions = wording.questions(programme)
    rows, year = [], 0
    for entry in programme.entries:
        on = entry.on if isinstance(entry, SkippedEntry) else entry.starts_at.date()
        margin = [] if on.year == year else [str(on.year)]
        year = on.year
        if isinstance(entry, SkippedEntry):
            rows.append(_skipped(entry, margin, layout))
        else:
            rows.append(_meeting(entry, margin, layout, decisions))
    return drawn(rows)


def _layout(programme: Programme, width: int) -> Layout:
    meetings = programme.meetings()
    names = [clean(name) for each in meetings for name in (each.lead, each.backup)]
    longest = max((columns(name) + 2 for name in names), default=0)
    who = min(max(longest, NARROWEST_WHO), WIDEST_WHO)
    middle = width - DATE_WIDTH - MINUTES_WIDTH - who - 5
    if middle >= NARROWEST_MIDDLE:
        return Layout(middle=middle, who=who)
    return Layout(middle=width - DATE_WIDTH - 3, who=0)


def _skipped(entry: SkippedEntry, margin: list[str], layout: Layout) -> Row:
    sentence = f"no meeting: {entry.reason}"
    lines = wrapped(sentence, layout.whole - 2)
    if entry.can_meet_anyway:
        lines += wrapped(f"meet anyway: --meet-anyway {entry.on}", layout.whole - 2)
    return Row(cells=([wording.day(entry.on), *margin], lines), widths=(DATE_WIDTH, layout.whole))


def _meeting(
    meeting: MeetingEntry,
    margin: list[str],
    layout: Layout,
    decisions: dict[str, DecisionEntry],
) -> Row:
    date = [wording.day(meeting.starts_at.date()), wording.clock(meeting), *margin]
    happens, minutes = _happens(meeting, layout, decisions)
    if not layout.who:
        return Row(cells=(date, happens), widths=(DATE_WIDTH, layout.middle))
    return Row(
        cells=(date, happens, minutes, _who(meeting, layout)),
        widths=(DATE_WIDTH, layout.middle, MINUTES_WIDTH, layout.who),
    )


def _who(meeting: MeetingEntry, layout: Layout) -> list[str]:
    if not meeting.lead:
        return ["–"]
    width = layout.who - 2
    backup = ["backup", *wrapped(meeting.backup, width)] if meeting.backup else []
    return [*wrapped(meeting.lead, width), *backup]


def _happens(
    meeting: MeetingEntry, layout: Layout, decisions: dict[str, DecisionEntry]
) -> tuple[list[str], list[str]]:
    """What happens, and beside each line's title its minutes."""
    happens: list[str] = []
    minutes: list[str] = []
    number = str(meeting.number)
    for line in wording.lines_of(meeting):
        minutes += [""] * (len(happens) - len(minutes)) + _minutes_cell(line)
        happens += _title(line, number, layout)
        for label, text in _details(line):
            happens += _labelled(label, text, layout)
        number = "·"
    for label, text in _remarks(meeting, layout, decisions):
        happens += _labelled(label, text, layout)
    return happens, minutes


def _minutes_cell(line: Line) -> list[str]:
    return [right(f"{line.minutes} min", MINUTES_WIDTH - 2) if line.minutes else ""]


def _title(line: Line, number: str, layout: Layout) -> list[str]:
    # With a column for minutes the mark stands at its edge; without, the minutes join it.
    kept = [wording.kind_mark(line), wording.dots(line.depth)]
    kept += [] if layout.who else [clean(each) for each in _minutes_cell(line)]
    mark = " ".join(each for each in kept if each)
    room = layout.text - (columns(mark) + 2 if mark else 0)
    first = padded(number, NUMBER_WIDTH)
    title = re.sub(r"(?<=\d) (?=of \d)|(?<= of) (?=\d+\)$)", FIXED_SPACE, wording.line_title(line))
    start, *more = wrapped(title, room, first=first)
    return [(padded(start, layout.text - columns(mark)) + mark).rstrip(), *more]


def _details(line: Line) -> Iterator[tuple[str, str]]:
    for reading in line.reading:
        where = f"{reading.title} · {wording.reading_place(reading)}"
        yield "read", f"{where} ({wording.reading_cost(reading)})"
    for task in line.tasks:
        yield "do", wording.task_words(task)
    if line.own_practice_minutes:
        yield "alone", f"{line.own_practice_minutes} min of practice of your own"
    if line.you_can:
        yield "aim", line.you_can
    if line.why:
        yield "why", line.why
    if line.spared:
        yield "skip", wording.spared_words(line)


def _remarks(
    meeting: MeetingEntry, layout: Layout, decisions: dict[str, DecisionEntry]
) -> Iterator[tuple[str, str]]:
    if not layout.who and meeting.lead:
        backup = f", backup {meeting.backup}" if meeting.backup else ""
        yield "lead", meeting.lead + backup
    if meeting.turn_note:
        yield "turn", meeting.turn_note
    for note in meeting.notes:
        yield "note", note
    for minutes in wording.around_the_steps(meeting):
        yield "also", minutes
    for each in meeting.reached:
        yield "now", wording.reached_words(decisions[each]) if each in decisions else each


def _labelled(label: str, text: str, layout: Layout) -> list[str]:
    first = " " * NUMBER_WIDTH + padded(label, LABEL_WIDTH)
    return wrapped(re.sub(r"(?<=\d) (?=min\b)", FIXED_SPACE, text), layout.text, first=first)
