"""A programme as Markdown: readable as it stands, with tables where people compare."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from django.utils.translation import gettext as _

from planner.language.dates import day_and_clock
from planner.language.lists import in_a_row
from planner.plans.formats import handed_on, wording
from planner.plans.formats.terminal import clean
from planner.plans.formats.text_dial import changes, reached_in, stretches
from planner.plans.programme import (
    Counting,
    DecisionEntry,
    Line,
    MeetingEntry,
    Programme,
    Reading,
    SkippedEntry,
)
from planner.plans.said import said

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
    yield _listed(_("Please note"), programme.warnings)
    yield _overview(programme)
    yield _meetings(programme)
    yield _decisions(programme)
    yield _dial(programme)
    yield _turns(programme)
    yield _counting(programme)
    yield _listed(_("Might help, nobody has to"), programme.suggestions)
    yield _listed(_("Left out on purpose"), programme.not_in_plan)


def _header(programme: Programme) -> Iterator[str]:
    yield f"# {escaped(programme.title)}"
    words = {"mode": escaped(said(wording.mode(programme))), "zone": escaped(programme.zone)}
    yield _("Planned %(mode)s. Times are those of %(zone)s.") % words
    yield from map(escaped, wording.said_first(programme))


def _impossible(programme: Programme) -> Iterator[str]:
    if programme.impossible:
        yield _head(_("This cannot be planned"))
        yield escaped(programme.impossible.text)
        yield from _listed(_("What is in conflict"), programme.impossible.conflict)
        yield from _listed(_("What would help"), programme.impossible.relaxations)


def _head(title: str) -> str:
    return f"## {title}"


def _listed(title: str, sentences: Sequence[str]) -> Iterator[str]:
    if sentences:
        yield _head(title)
        yield "\n".join(f"- {escaped(each)}" for each in sentences)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells are Markdown already; a bar in them is escaped."""
    body = [f"| {' | '.join(row)} |" for row in rows]
    rule = f"|{'|'.join(' --- ' for _ in heads)}|"
    return "\n".join([f"| {' | '.join(heads)} |", rule, *body]) if body else ""


def _overview(programme: Programme) -> Iterator[str]:
    if programme.entries:
        yield _head(_("The programme"))
        yield _table(
            ("", _("Date"), _("What happens"), _("Minutes"), _("Leads"), _("Stands in")),
            [_overview_row(entry) for entry in programme.entries],
        )


def _overview_row(entry: MeetingEntry | SkippedEntry) -> tuple[str, ...]:
    if isinstance(entry, SkippedEntry):
        return ("", _day(entry.on), f"*{_skipped(entry)}*", "", "", "")
    titles = [
        f"{escaped(said(wording.line_title(line)))} {_mark(line)}".strip()
        for line in wording.lines_of(entry)
    ]
    return (
        str(entry.number),
        day_and_clock(_day(entry.starts_at.date()), wording.clock(entry)),
        "; ".join(titles),
        str(sum(line.minutes for line in entry.lines)),
        escaped(entry.lead),
        escaped(entry.backup),
    )


def _skipped(entry: SkippedEntry) -> str:
    reason = {"reason": escaped(entry.reason)}
    if entry.can_meet_anyway:
        return _("no meeting: %(reason)s (you can meet anyway)") % reason
    return _("no meeting: %(reason)s") % reason


def _day(date: dt.date) -> str:
    return said(wording.full_day(date))


def _mark(line: Line) -> str:
    return " ".join(each for each in (_kind(line), wording.dots(line.depth)) if each)


def _kind(line: Line) -> str:
    kind = wording.kind_mark(line)
    return f"({said(kind)})" if kind else ""


def _meetings(programme: Programme) -> Iterator[str]:
    decisions = wording.questions(programme)
    for meeting in programme.meetings():
        yield f"### {meeting.number} · {_day(meeting.starts_at.date())}"
        remarks = [f"- {each}" for each in _remarks(meeting, decisions)]
        yield "\n".join([*map(_line, wording.lines_of(meeting)), *remarks])


def _line(line: Line) -> str:
    facts = [_mark(line), said(wording.depth_name(line.depth))]
    facts += [f"· {said(f'{line.minutes} min')}"] if line.minutes else []
    title = f"**{escaped(said(wording.line_title(line)))}**"
    first = " ".join(["-", title, *(fact for fact in facts if fact)])
    return "\n".join([first, *(f"  - {each}" for each in _details(line))])


def _details(line: Line) -> Iterator[str]:
    for reading in line.reading:
        yield _("read: %(what)s") % {"what": _reading(reading)}
    for task in line.tasks:
        yield _("do: %(what)s") % {"what": escaped(handed_on.task(task))}
    if line.own_practice_minutes:
        minutes = {"minutes": line.own_practice_minutes}
        yield _("alone: %(minutes)s min of practice of your own") % minutes
    if line.you_can:
        yield _("aim: %(what)s") % {"what": escaped(line.you_can)}
    if line.why:
        yield _("why: %(what)s") % {"what": escaped(line.why)}
    if line.spared:
        yield _("skip: %(what)s") % {"what": escaped(said(wording.spared_words(line)))}


def _reading(reading: Reading) -> str:
    cost = said(wording.reading_cost(reading))
    place = escaped(f"{wording.reading_place(reading)} ({cost})")
    return f"{link(reading.title, reading.url)}, {place}"


def _remarks(meeting: MeetingEntry, decisions: dict[str, DecisionEntry]) -> Iterator[str]:
    if meeting.lead:
        yield escaped(_led(meeting))
    for sentence in (meeting.turn_note, *meeting.notes, *wording.around_the_steps(meeting)):
        if sentence:
            yield escaped(said(sentence))
    for each in meeting.reached:
        reached = said(wording.reached_words(decisions[each])) if each in decisions else each
        yield _("from here on: %(what)s") % {"what": escaped(reached)}


def _led(meeting: MeetingEntry) -> str:
    people = {"lead": meeting.lead, "backup": meeting.backup}
    if not meeting.backup:
        return _("%(lead)s leads") % people
    return _("%(lead)s leads; %(backup)s stands in") % people


def _decisions(programme: Programme) -> Iterator[str]:
    if programme.decisions:
        yield _head(_("Decisions"))
        yield _table(
            (
                *(_("Decision"), _("From"), _("Weight")),
                *(_("Minutes from zero"), _("For this group"), _("Why")),
            ),
            [_decision_row(each) for each in programme.decisions],
        )


def _decision_row(decision: DecisionEntry) -> tuple[str, ...]:
    is_open = said(f"{wording.OPEN_QUESTION.capitalize()}.") if decision.is_open else ""
    remarks = [decision.text, is_open]
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
        return _day(decision.reached_on)
    return _("already") if decision.is_known else _("not reached")


def _dial(programme: Programme) -> Iterator[str]:
    rows: list[tuple[str, ...]] = []
    before: tuple[str, ...] = ()
    for stretch in stretches(programme.dial):
        reached = reached_in(stretch, programme)
        moves = escaped("; ".join(map(said, changes(before, reached.decisions))))
        words = in_a_row([said(each) for each in reached.words.split(", ")])
        rows.append((stretch.numbers(), str(len(reached.decisions)), words, moves))
        before = reached.decisions
    if rows or programme.dial_text:
        yield _head(_("With fewer or more meetings"))
        yield _table((_("Meetings"), _("Decisions"), _("Value"), _("What changes")), rows)
        yield from map(escaped, programme.dial_text)


def _turns(programme: Programme) -> Iterator[str]:
    if programme.turns:
        yield _head(_("Who leads"))
        yield _table(
            (_("Name"), _("Leads"), _("Stands in"), _("Could lead")),
            [
                (escaped(each.name), str(each.leads), str(each.backs_up), str(each.available))
                for each in programme.turns
            ],
        )


def _minutes(counting: Counting) -> tuple[int, ...]:
    together, alone = counting.in_meetings, counting.before_meetings
    return (counting.from_zero, together, alone, counting.spared_by_knowledge)


def _counting(programme: Programme) -> Iterator[str]:
    counting = programme.counting
    if counting.from_zero:
        yield _head(_("How minutes are counted"))
        yield _table(
            (
                *(_("From zero"), _("In the meetings")),
                *(_("Before the meetings"), _("Spared by knowing it")),
            ),
            [tuple(said(f"{each} min") for each in _minutes(counting))],
        )
        yield from map(escaped, counting.text)
