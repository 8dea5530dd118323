"""A programme for a terminal: the printed conference programme, and all that explains it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from planner.plans.formats import wording
from planner.plans.formats.abridged import abridged
from planner.plans.formats.terminal import clean, columns, padded, right, wrapped
from planner.plans.formats.text_dial import dial_lines
from planner.plans.formats.text_programme import programme_lines
from planner.plans.programme import DecisionEntry, Impossible, Programme

NARROWEST = 60


def render(programme: Programme, *, width: int = 80) -> str:
    """The whole programme in lines of at most `width` columns (60 at least), no trailing spaces.

    Only addresses in the reading list may be longer: cut, they could not be opened.
    """
    width = max(width, NARROWEST)
    programme = abridged(programme)
    sections = (section for section in _sections(programme, width) if section)
    return "\n\n".join("\n".join(section) for section in sections) + "\n"


def _sections(programme: Programme, width: int) -> Iterator[list[str]]:
    yield _header(programme, width)
    if programme.impossible:
        yield from _impossible(programme.impossible, width)
    yield _bullets("Please note", programme.warnings, width)
    yield programme_lines(programme, width)
    yield _reached(programme, width)
    yield _left_out(programme, width)
    yield _known(programme, width)
    yield _titled("With fewer or more meetings", dial_lines(programme, width))
    yield _titled("Who leads", _turns(programme, width))
    yield _titled("How minutes are counted", _counting(programme, width))
    yield _titled("What to read, and where", _addresses(programme, width))
    yield _bullets("Might help, nobody has to", programme.suggestions, width)
    yield _bullets("Left out on purpose", programme.not_in_plan, width)


def _titled(title: str, lines: list[str]) -> list[str]:
    return [title, "─" * columns(title), *lines] if lines else []


def _bullets(title: str, sentences: Iterable[str], width: int) -> list[str]:
    lines = [line for each in sentences for line in wrapped(each, width, first="- ")]
    return _titled(title, lines)


def _header(programme: Programme, width: int) -> list[str]:
    title = wrapped(programme.title, width)
    lines = [*title, "═" * max(columns(line) for line in title)]
    lines += wrapped(f"Planned {wording.mode(programme)}.", width)
    lines += wrapped(f"Times are those of {programme.zone}.", width)
    sentences = wording.said_first(programme)
    return lines + [line for each in sentences for line in wrapped(each, width)]


def _impossible(impossible: Impossible, width: int) -> Iterator[list[str]]:
    yield _titled("This cannot be planned", wrapped(impossible.text, width))
    yield _bullets("What is in conflict", impossible.conflict, width)
    yield _bullets("What would help", impossible.relaxations, width)


def _reached(programme: Programme, width: int) -> list[str]:
    lines: list[str] = []
    for decision in sorted(programme.reached(), key=_reached_order):
        first = padded(wording.day(decision.reached_on), 12) if decision.reached_on else ""
        lines += _decision(decision, width, first=first)
    return _titled("What you can decide, and from when", lines)


def _reached_order(decision: DecisionEntry) -> str:
    return decision.reached_on.isoformat() if decision.reached_on else ""


def _left_out(programme: Programme, width: int) -> list[str]:
    lines: list[str] = []
    for decision in programme.left_out():
        lines += _decision(decision, width, first="- ")
    return _titled("Not reached, and what would bring it in", lines)


def _known(programme: Programme, width: int) -> list[str]:
    known = [each for each in programme.decisions if each.is_known and not each.reached_on]
    return _bullets("What you can decide already", map(wording.asked, known), width)


def _decision(decision: DecisionEntry, width: int, *, first: str) -> list[str]:
    facts = wording.decision_facts(decision)
    if decision.is_target:
        sentence = f"{wording.asked(decision)} ({facts}) {decision.text}"
        return wrapped(sentence, width, first=first)
    # The id is what the time dial and the command line call it.
    details = f"{decision.text} ({decision.id}: {facts})"
    question = wrapped(wording.asked(decision), width, first=first)
    return question + wrapped(details, width, first=" " * columns(first))


def _turns(programme: Programme, width: int) -> list[str]:
    if not programme.turns:
        return []
    names = [clean(turn.name) for turn in programme.turns]
    name_width = min(max(columns(name) for name in [*names, "name"]), width - 36)
    lines = [padded("name", name_width) + "   leads   stands in   could lead"]
    for name, turn in zip(names, programme.turns, strict=True):
        figures = right(str(turn.leads), 8) + right(str(turn.backs_up), 12)
        first, *more = wrapped(name, name_width)
        lines.append(padded(first, name_width) + figures + right(str(turn.available), 13))
        lines += more
    return lines


def _counting(programme: Programme, width: int) -> list[str]:
    counting = programme.counting
    figures = (
        (counting.from_zero, "from zero, for one person who knows nothing of it"),
        (counting.in_meetings, "of them together in the meetings"),
        (counting.before_meetings, "of them read and practised before the meetings"),
        (counting.spared_by_knowledge, "spared, because people know it already"),
    )
    lines: list[str] = []
    for minutes, meaning in figures if counting.from_zero else ():
        lines += wrapped(meaning, width, first=right(str(minutes), 6) + " min  ")
    return lines + [line for each in counting.text for line in wrapped(each, width)]


def _addresses(programme: Programme, width: int) -> list[str]:
    places: dict[str, list[str]] = {}
    for meeting in programme.meetings():
        for line in meeting.lines:
            for reading in line.reading:
                titles = places.setdefault(f"{reading.resource_title}\n{reading.url}", [])
                titles += [reading.title] * (reading.title not in titles)
    lines: list[str] = []
    for place, titles in places.items():
        resource, _, url = place.partition("\n")
        lines += wrapped(f"{resource}: {'; '.join(titles)}", width, first="- ")
        lines += [f"  {clean(url)}"] * bool(url)
    return lines
