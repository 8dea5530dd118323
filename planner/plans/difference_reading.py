"""What else is to be read or done for a meeting, or stands on its agenda, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planner.plans import difference_words as words
from planner.plans.difference_meetings import by_key, is_off, key_of
from planner.plans.difference_records import Change, ChangeKind
from planner.plans.difference_steps import Match, is_step, strands
from planner.plans.difference_words import Item
from planner.plans.programme import Line, MeetingEntry, Programme

Items = Callable[[Line], Iterable[Item]]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bundle:
    """Lines that can be compared: what was, and what is, in which meeting, first in `meeting`."""

    meeting: MeetingEntry
    old: tuple[Line, ...]
    new: tuple[tuple[MeetingEntry, Line], ...]

    def place_of(self, name: tuple[str, ...], items: Items) -> MeetingEntry:
        """Where a thing is now, or else the first place of all."""
        having = (
            meeting for meeting, line in self.new if name in {each.name for each in items(line)}
        )
        return next(having, self.meeting)


@dataclass(kw_only=True)
class _Exchange:
    """What comes and goes for one meeting, and the lines that it belongs to."""

    meeting: MeetingEntry
    old: list[Item] = field(default_factory=list)
    new: list[Item] = field(default_factory=list)
    old_lines: dict[Line, None] = field(default_factory=dict)
    new_lines: dict[Line, None] = field(default_factory=dict)

    def note(self, bundle: _Bundle, was: Item | None, now: Item | None) -> None:
        here = key_of(self.meeting)
        self.old += [was] if was else []
        self.new += [now] if now else []
        self.old_lines |= dict.fromkeys(bundle.old)
        self.new_lines |= {line: None for meeting, line in bundle.new if key_of(meeting) == here}


def reading_changes(old: Programme, new: Programme, found: Sequence[Match]) -> Iterator[Change]:
    """What goes with a step to another meeting is told with the step, not here."""
    bundles = (*_of_steps(found), *_without_steps(old, new))
    before = by_key(old)
    for exchange in _exchanges(bundles, words.readings):
        text = words.reading_changed(exchange.old, exchange.new, exchange.meeting)
        yield _change("reading changed", text, exchange, before)
    for exchange in _exchanges(bundles, words.exercises):
        text = words.exercises_changed(exchange.old, exchange.new, exchange.meeting)
        yield _change("exercises changed", text, exchange, before)


def agenda_changes(old: Programme, new: Programme) -> Iterator[Change]:
    """Lines that are no steps: recall, papers, exploration. Another kind of meeting says enough."""
    before = by_key(old)
    for bundle in _without_steps(old, new):
        was, now = bundle.old, [line for _, line in bundle.new]
        same_kind = before[key_of(bundle.meeting)].kind == bundle.meeting.kind
        if same_kind and _shown(was) != _shown(now):
            text = words.agenda_changed(was, now, bundle.meeting)
            yield _change("agenda changed", text, _Exchange(meeting=bundle.meeting), before)


def _shown(lines: Iterable[Line]) -> set[tuple[str, int]]:
    return {(each.title, each.minutes) for each in lines}


def _change(
    kind: ChangeKind, text: str, exchange: _Exchange, before: Mapping[str, MeetingEntry]
) -> Change:
    key = key_of(exchange.meeting)
    return Change(
        kind=kind,
        meeting=key,
        on=words.on(exchange.meeting),
        text=text,
        old=before.get(key),
        new=exchange.meeting,
        old_lines=tuple(exchange.old_lines),
        new_lines=tuple(exchange.new_lines),
    )


def _of_steps(found: Sequence[Match]) -> Iterator[_Bundle]:
    for pair in strands(found):
        yield _Bundle(
            meeting=pair.new[0].meeting,
            old=tuple(each.line for each in pair.old),
            new=tuple((each.meeting, each.line) for each in pair.new),
        )


def _without_steps(old: Programme, new: Programme) -> Iterator[_Bundle]:
    """Of each meeting that is in both and takes place, the lines that are no steps."""
    before = by_key(old)
    for key, meeting in by_key(new).items():
        if key in before and not is_off(meeting):
            was = tuple(line for line in before[key].lines if not is_step(line))
            now = tuple((meeting, line) for line in meeting.lines if not is_step(line))
            yield _Bundle(meeting=meeting, old=was, new=now)


def _exchanges(bundles: Iterable[_Bundle], items: Items) -> Iterable[_Exchange]:
    found: dict[str, _Exchange] = {}
    for bundle in bundles:
        old = _totals(bundle.old, items)
        new = _totals((line for _, line in bundle.new), items)
        for name in new | old:
            was, now = old.get(name), new.get(name)
            if was is None or now is None or was.minutes != now.minutes:
                meeting = bundle.place_of(name, items)
                exchange = found.setdefault(key_of(meeting), _Exchange(meeting=meeting))
                exchange.note(bundle, was, now)
    return found.values()


def _totals(lines: Iterable[Line], items: Items) -> dict[tuple[str, ...], Item]:
    """A thing that several lines share counts with the minutes of all."""
    found: dict[tuple[str, ...], Item] = {}
    for line in lines:
        for item in items(line):
            more = found[item.name].minutes if item.name in found else 0
            found[item.name] = replace(item, minutes=item.minutes + more)
    return found
