"""A programme as Markdown: readable as it stands, with tables where people compare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from planner.plans.formats import wording
from planner.plans.formats.terminal import clean
from planner.plans.formats.text_dial import changes, reached_in, stretches
from planner.plans.programme import (
    DecisionEntry,
    Line,
    MeetingEntry,
    Programme,
    Reading,
    SkippedEntry,
)

INLINE_MARKS = re.compile(r"([\\`*_\[\]<>&|$~^])")
URL_CHARACTERS = "/:?#@!$&'*+,;=%~()"
OPENING_MARK = re.compile(r"^([#+\-=:!]|\d+(?=[.)]))")


def render(programme: Programme) -> str:
    """The whole programme; text that people wrote is escaped and stays on its line."""
    blocks = [block for section in _sections(programme) for block in section]
    return "\n\n".join(block for block in blocks if block) + "\n"


def escaped(text: str) -> str:
    """Text that means itself wherever it stands: in a heading, a list, a table, a link."""
    inline = INLINE_MARKS.sub(r"\\\1", clean(text))
    return OPENING_MARK.sub(_kept_from_opening, inline)


def _kept_from_opening(mark: re.Match[str]) -> str:
    # A number opens a list by the dot behind it, which is what must be escaped.
    return f"{mark[0]}\\" if mark[0].isdigit() else f"\\{mark[0]}"


def link(text: str, url: str) -> str:
    """A link where the address is one of the web, else the text alone."""
    if not url.startswith(("http://", "https://")):
        return escaped(text)
    return f"[{escaped(text)}](<{quote(url, safe=URL_CHARACTERS)}>)"


def _sections(programme: Programme) -> Iterator[Iterable[str]]:
    yield _header(programme)
    yield _impossible(programme)
    yield _listed("Please note", programme.warnings)
    yield _overview(programme)
    yield _meetings(programme)
    yield _decisions(programme)
    yield _dial(programme)
    yield _turns(programme)
    yield _counting(programme)
    yield _listed("Might help, nobody has to", programme.suggestions)
    yield _listed("Left out on purpose", programme.not_in_plan)


def _header(programme: Programme) -> Iterator[str]:
    yield f"# {escaped(programme.title)}"
    mode = escaped(wording.mode(programme))
    yield f"Planned {mode}. Times are those of {escaped(programme.zone)}."
    yield from map(escaped, wording.said_first(programme))


def _impossible(programme: Programme) -> Iterator[str]:
    if programme.impossible:
        yield "## This cannot be planned"
        yield escaped(programme.impossible.text)
        yield from _listed("What is in conflict", programme.impossible.conflict)
        yield from _listed("What would help", programme.impossible.relaxations)


def _listed(title: str, sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield f"## {title}"
        yield "\n".join(f"- {escaped(each)}" for each in sentences)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells are Markdown already; a bar in them is escaped."""
    body = [f"| {' | '.join(row)} |" for row in rows]
    rule = f"|{'|'.join(' --- ' for _ in heads)}|"
    return "\n".join([f"| {' | '.join(heads)} |", rule, *body]) if body else ""


def _overview(programme: Programme) -> Iterator[str]:
    if programme.entries:
        yield "## The programme"
        yield _table(
            ("", "Date", "What happens", "Minutes", "Leads", "Stands in"),
            [_overview_row(entry) for entry in programme.entries],
        )


def _overview_row(entry: MeetingEntry | SkippedEntry) -> tuple[str, ...]:
    if isinstance(entry, SkippedEntry):
        return ("", wording.full_day(entry.on), f"*no meeting: {_skip_reason(entry)}*", "", "", "")
    titles = [
        f"{escaped(wording.line_title(line))} {_mark(line)}".strip()
        for line in wording.lines_of(entry)
    ]
    return (
        str(entry.number),
        f"{wording.full_day(entry.starts_at.date())}, {wording.clock(entry)}",
        "; ".join(titles),
        str(sum(line.minutes for line in entry.lines)),
        escaped(entry.lead),
        escaped(entry.backup),
    )


def _skip_reason(entry: SkippedEntry) -> str:
    return escaped(entry.reason) + (" (you can meet anyway)" if entry.can_meet_anyway else "")


def _mark(line: Line) -> str:
    return " ".join(each for each in (_kind(line), wording.dots(line.depth)) if each)


def _kind(line: Line) -> str:
    kind = wording.kind_mark(line)
    return f"({kind})" if kind else ""


def _meetings(programme: Programme) -> Iterator[str]:
    decisions = wording.questions(programme)
    for meeting in programme.meetings():
        yield f"### {meeting.number} · {wording.full_day(meeting.starts_at.date())}"
        remarks = [f"- {each}" for each in _remarks(meeting, decisions)]
        yield "\n".join([*map(_line, wording.lines_of(meeting)), *remarks])


def _line(line: Line) -> str:
    facts = [_mark(line), wording.depth_name(line.depth)]
    facts += [f"· {line.minutes} min"] if line.minutes else []
    title = f"**{escaped(wording.line_title(line))}**"
    first = " ".join(["-", title, *(fact for fact in facts if fact)])
    return "\n".join([first, *(f"  - {label}: {text}" for label, text in _details(line))])


def _details(line: Line) -> Iterator[tuple[str, str]]:
    for reading in line.reading:
        yield "read", _reading(reading)
    for task in line.tasks:
        yield "do", escaped(wording.task_words(task))
    if line.own_practice_minutes:
        yield "alone", f"{line.own_practice_minutes} min of practice of your own"
    if line.you_can:
        yield "aim", escaped(line.you_can)
    if line.why:
        yield "why", escaped(line.why)
    if line.spared:
        yield "skip", escaped(wording.spared_words(line))


def _reading(reading: Reading) -> str:
    place = escaped(f"{wording.reading_place(reading)} ({wording.reading_cost(reading)})")
    return f"{link(reading.title, reading.url)}, {place}"


def _remarks(meeting: MeetingEntry, decisions: dict[str, DecisionEntry]) -> Iterator[str]:
    if meeting.lead:
        backup = f"; {meeting.backup} stands in" if meeting.backup else ""
        yield escaped(f"{meeting.lead} leads{backup}")
    for sentence in (meeting.turn_note, *meeting.notes, *wording.around_the_steps(meeting)):
        if sentence:
            yield escaped(sentence)
    for each in meeting.reached:
        reached = wording.reached_words(decisions[each]) if each in decisions else each
        yield f"from here on: {escaped(reached)}"


def _decisions(programme: Programme) -> Iterator[str]:
    if programme.decisions:
        yield "## Decisions"
        yield _table(
            ("Decision", "From", "Weight", "Minutes from zero", "For this group", "Why"),
            [_decision_row(each) for each in programme.decisions],
        )


def _decision_row(decision: DecisionEntry) -> tuple[str, ...]:
    remarks = [decision.text, f"{wording.OPEN_QUESTION.capitalize()}." * decision.is_open]
    return (
        escaped(wording.asked(decision)),
        _from(decision),
        str(decision.weight),
        str(decision.minutes),
        str(decision.left_minutes),
        escaped(" ".join(each for each in remarks if each)),
    )


def _from(decision: DecisionEntry) -> str:
    if decision.reached_on:
        return wording.full_day(decision.reached_on)
    return "already" if decision.is_known else "not reached"


def _dial(programme: Programme) -> Iterator[str]:
    rows: list[tuple[str, ...]] = []
    before: tuple[str, ...] = ()
    for stretch in stretches(programme.dial):
        reached = reached_in(stretch, programme)
        moves = escaped("; ".join(changes(before, reached.decisions)))
        rows.append((stretch.numbers(), str(len(reached.decisions)), reached.words, moves))
        before = reached.decisions
    if rows or programme.dial_text:
        yield "## With fewer or more meetings"
        yield _table(("Meetings", "Decisions", "Value", "What changes"), rows)
        yield from map(escaped, programme.dial_text)


def _turns(programme: Programme) -> Iterator[str]:
    if programme.turns:
        yield "## Who leads"
        yield _table(
            ("Name", "Leads", "Stands in", "Could lead"),
            [
                (escaped(each.name), str(each.leads), str(each.backs_up), str(each.available))
                for each in programme.turns
            ],
        )


def _counting(programme: Programme) -> Iterator[str]:
    counting = programme.counting
    if counting.from_zero:
        yield "## How minutes are counted"
        yield _table(
            ("From zero", "In the meetings", "Before the meetings", "Spared by knowing it"),
            [
                (
                    f"{counting.from_zero} min",
                    f"{counting.in_meetings} min",
                    f"{counting.before_meetings} min",
                    f"{counting.spared_by_knowledge} min",
                )
            ],
        )
        yield from map(escaped, counting.text)
