"""A programme that says the same in fewer lines: a question quoted again is cut short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from planner.plans.formats.terminal import clean, columns
from planner.plans.programme import Line, MeetingEntry, Programme, SkippedEntry

SHORT = 32


def abridged(programme: Programme) -> Programme:
    """The same programme: in `why`, questions are whole at their first mention only; later
    pieces do not repeat the aim; what was left out is told with short questions."""
    quotes = short_quotes(programme)
    said: set[str] = set()
    entries: list[MeetingEntry | SkippedEntry] = []
    for entry in programme.entries:
        if isinstance(entry, MeetingEntry):
            lines = tuple(_abridged_line(line, quotes, said) for line in entry.lines)
            entries.append(replace(entry, lines=lines))
        else:
            entries.append(entry)
    decisions = tuple(
        replace(decision, text=_cut(decision.text, quotes)) for decision in programme.decisions
    )
    return replace(programme, entries=tuple(entries), decisions=decisions)


def short_quotes(programme: Programme) -> dict[str, str]:
    """«the whole question» -> «the first words …», where that names one decision only."""
    shorts = {each.question: _first_words(each.question) for each in programme.decisions}
    times = Counter(shorts.values())
    return {
        f"«{question}»": f"«{short}»" for question, short in shorts.items() if times[short] == 1
    }


def _abridged_line(line: Line, quotes: Mapping[str, str], said: set[str]) -> Line:
    known = {whole: short for whole, short in quotes.items() if whole in said}
    aim = "" if line.you_can in said else line.you_can
    said.update(whole for whole in quotes if whole in line.why)
    said.add(line.you_can)
    return replace(line, why=_cut(line.why, known), you_can=aim)


def _cut(text: str, quotes: Mapping[str, str]) -> str:
    for whole, short in quotes.items():
        text = text.replace(whole, short)
    return text


def _first_words(question: str) -> str:
    words = clean(question).split(" ")
    kept: list[str] = []
    while words and columns(" ".join([*kept, words[0]])) <= SHORT:
        kept.append(words.pop(0))
    if not words or not kept:
        return question
    return " ".join(kept).rstrip(",;:.?") + " …"
