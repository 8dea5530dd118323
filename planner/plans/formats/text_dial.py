"""The time dial as bars: what every number of meetings reaches."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.plans.formats.terminal import wrapped
from planner.plans.formats.wording import counted
from planner.plans.programme import DialEntry, Programme

BAR_WIDTH = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Neighbouring numbers of meetings that reach the same; the curve is made of steps."""

    first: DialEntry
    last: DialEntry

    def holds(self, meetings: int) -> bool:
        return self.first.meetings <= meetings <= self.last.meetings

    def numbers(self) -> str:
        if self.first.meetings == self.last.meetings:
            return str(self.first.meetings)
        return f"{self.first.meetings}–{self.last.meetings}"


def stretches(dial: tuple[DialEntry, ...]) -> Iterator[Stretch]:
    first: DialEntry | None = None
    last: DialEntry | None = None
    for entry in dial:
        if first and last and not _is_same(last, entry):
            yield Stretch(first=first, last=last)
            first = entry
        first, last = first or entry, entry
    if first and last:
        yield Stretch(first=first, last=last)


def _is_same(one: DialEntry, other: DialEntry) -> bool:
    return (one.value, set(one.decisions)) == (other.value, set(other.decisions))


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """The decisions by id, and points and breadth targets in words: those are too many to name."""

    decisions: tuple[str, ...]
    words: str


def reached_in(stretch: Stretch, programme: Programme) -> Reached:
    # The last one's bound is the weakest claim, true for the whole stretch.
    entry = stretch.last
    targets = {each.id for each in programme.decisions if each.is_target}
    topics = sum(each in targets for each in entry.decisions)
    words = [points(entry)] + [counted(topics, "topic", "topics")] * bool(targets)
    decisions = tuple(each for each in entry.decisions if each not in targets)
    return Reached(decisions=decisions, words=", ".join(words))


def dial_lines(programme: Programme, width: int) -> list[str]:
    top = max((entry.bound for entry in programme.dial), default=0)
    planned = len(programme.meetings())
    lines = ["meetings  decisions"] if programme.dial else []
    before: tuple[str, ...] = ()
    for stretch in stretches(programme.dial):
        reached = reached_in(stretch, programme)
        start = f"{stretch.numbers():>8}  {len(reached.decisions):>9}  {bar(stretch.last, top)}  "
        here = ["this plan"] * stretch.holds(planned)
        words = [reached.words, *here, *changes(before, reached.decisions)]
        lines += wrapped("; ".join(words), width, first=start)
        before = reached.decisions
    return lines + [line for each in programme.dial_text for line in wrapped(each, width)]


def bar(entry: DialEntry, top: int) -> str:
    """Full up to the value, light up to what is at most possible."""
    full = entry.value * BAR_WIDTH // top if top else 0
    light = entry.bound * BAR_WIDTH // top - full if top else 0
    return ("█" * full + "░" * light).ljust(BAR_WIDTH)


def points(entry: DialEntry) -> str:
    value = f"{entry.value} {'point' if entry.value == 1 else 'points'}"
    return value if entry.value == entry.bound else f"{value} of at most {entry.bound}"


def changes(before: tuple[str, ...], now: tuple[str, ...]) -> Iterator[str]:
    """Which decisions come in and go; the best sets are not always nested."""
    brought = [each for each in now if each not in before]
    lost = [each for each in before if each not in now]
    if brought:
        yield f"brings in {', '.join(brought)}"
    if lost:
        yield f"gives up {', '.join(lost)}"
