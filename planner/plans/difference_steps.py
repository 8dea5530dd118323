"""Which parts of which steps stay, move, come and go between two programmes, in sentences."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from planner.plans import difference_words as words
from planner.plans.difference_meetings import is_off, key_of
from planner.plans.difference_records import Change, ChangeKind
from planner.plans.programme import Line, MeetingEntry, Programme

STEP_KINDS = ("study", "catch-up", "curiosity")
Fate = Literal["kept", "moved", "added", "dropped", "off"]


class Piece(NamedTuple):
    """One part of a step; `time` from 0 where a plan goes through it more than once."""

    topic: str
    depth: int
    number: int
    time: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a part stands: the `nth` line of a meeting."""

    meeting: MeetingEntry
    line: Line
    nth: int

    @property
    def spot(self) -> tuple[str, int]:
        return key_of(self.meeting), self.nth


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A part of a step before and after; at least one of both is there."""

    piece: Piece
    old: Place | None
    new: Place | None

    @property
    def step(self) -> tuple[str, int]:
        return (self.piece.topic, self.piece.depth)

    @property
    def is_otherwise(self) -> bool:
        return not (self.old and self.new and self.old.line == self.new.line)

    @property
    def is_cut_anew(self) -> bool:
        """Whether it is one of another number of parts than it was."""
        if self.old is None or self.new is None:
            return False
        return self.old.line.pieces != self.new.line.pieces

    @property
    def fate(self) -> Fate:
        """What stood in a meeting that did not take place is still to be planned: it moves from
        there, but never to there. "off": it stands in such a meeting and nothing changes."""
        before, after = self.old, self.new
        if after is None or is_off(after.meeting):
            return "dropped" if before and not is_off(before.meeting) else "off"
        if before is None:
            return "added"
        return "kept" if key_of(before.meeting) == key_of(after.meeting) else "moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Parts of one step that were in one meeting, and the lines that they stand in."""

    pieces: tuple[int, ...]
    old: tuple[Place, ...]
    new: tuple[Place, ...]

    @property
    def line(self) -> Line:
        """Any of them, as it is now if it still is."""
        return (self.new or self.old)[0].line

    @property
    def step(self) -> tuple[str, int]:
        return (self.line.topic, self.line.depth)

    @property
    def subject(self) -> str:
        return words.step(self.line, self.pieces)


def matches(old: Programme, new: Programme) -> tuple[Match, ...]:
    before, after = placed(old), placed(new)
    return tuple(
        Match(piece=piece, old=before.get(piece), new=after.get(piece)) for piece in before | after
    )


def placed(programme: Programme) -> dict[Piece, Place]:
    """Each part where it is learnt; in a meeting that is off only if it is nowhere else."""
    held = [each for each in programme.meetings() if not is_off(each)]
    off = [each for each in programme.meetings() if is_off(each)]
    times: Counter[tuple[str, int, int]] = Counter()
    found: dict[Piece, Place] = {}
    for topic, depth, number, place in _parts(held):
        found[Piece(topic, depth, number, times[topic, depth, number])] = place
        times[topic, depth, number] += 1
    for topic, depth, number, place in _parts(off):
        if not times[topic, depth, number]:
            found[Piece(topic, depth, number, 0)] = place
    return found


def _parts(meetings: Sequence[MeetingEntry]) -> Iterator[tuple[str, int, int, Place]]:
    for meeting in meetings:
        for nth, line in enumerate(meeting.lines):
            if is_step(line):
                place = Place(meeting=meeting, line=line, nth=nth)
                for number in _numbers(line):
                    yield line.topic, line.depth, number, place


def is_step(line: Line) -> bool:
    return bool(line.topic) and line.kind in STEP_KINDS


def step_changes(found: Sequence[Match]) -> Iterator[Change]:
    """One sentence for the parts of one step that share their way."""
    anew = {each.step: each.new.line.pieces for each in found if each.new and each.is_cut_anew}
    for fate, pair in _pairs(found):
        if fate == "moved":
            old, new = pair.old[0].meeting, pair.new[0].meeting
            yield _change("step moved", words.step_moved(pair.subject, old, new), pair)
        elif fate == "added":
            text = words.step_added(pair.subject, pair.new[0].meeting)
            yield _change("step added", text, pair)
        elif fate == "dropped" and min(pair.pieces) > anew.get(pair.step, math.inf):
            text = words.part_spared(pair.subject, pair.old[0].meeting)
            yield _change("part spared", text, pair)
        elif fate == "dropped":
            text = words.step_dropped(pair.subject, pair.old[0].meeting)
            yield _change("step dropped", text, pair)
    for step in anew:
        yield _cut_anew([each for each in found if each.step == step])
    for pair in strands(found):
        yield from _otherwise(pair, is_cut_anew=pair.step in anew)


def _cut_anew(group: Sequence[Match]) -> Change:
    """Of all parts of a step, of which there are another number: only as a whole they compare."""
    whole = _pair(group)
    old, new = (
        (sum(each.line.minutes for each in side), side[-1].line.pieces)
        for side in (whole.old, whole.new)
    )
    text = words.step_cut_anew(words.whole_step(whole.line), old, new)
    return _change("step minutes", text, _pair([each for each in group if each.is_otherwise]))


def _pairs(found: Sequence[Match]) -> Iterator[tuple[Fate, Pair]]:
    together: dict[tuple[object, ...], list[Match]] = {}
    for match in found:
        meetings = [place and key_of(place.meeting) for place in (match.old, match.new)]
        way = (match.piece.topic, match.piece.depth, match.fate, *meetings)
        together.setdefault(way, []).append(match)
    for group in together.values():
        pair = _pair(group)
        fate = group[0].fate
        yield fate, pair if fate != "dropped" else Pair(pieces=pair.pieces, old=pair.old, new=())


def _pair(group: Sequence[Match]) -> Pair:
    old = {each.old.spot: each.old for each in group if each.old}
    new = {each.new.spot: each.new for each in group if each.new}
    return Pair(
        pieces=tuple(sorted({each.piece.number for each in group})),
        old=tuple(old.values()),
        new=tuple(new.values()),
    )


def strands(found: Sequence[Match]) -> Iterator[Pair]:
    """Parts that are still planned, together with all that share a line with them, then or now:
    only such bundles can be compared in minutes and reading."""
    still = [each for each in found if each.fate in ("kept", "moved")]
    bundles: list[list[Match]] = []
    for match in still:
        touching = [bundle for bundle in bundles if any(_share(match, each) for each in bundle)]
        bundles = [bundle for bundle in bundles if all(bundle is not each for each in touching)]
        bundles.append([*itertools.chain.from_iterable(touching), match])
    yield from map(_pair, bundles)


def _share(first: Match, second: Match) -> bool:
    spots = ((first.old, second.old), (first.new, second.new))
    return any(one and other and one.spot == other.spot for one, other in spots)


def _otherwise(pair: Pair, *, is_cut_anew: bool) -> Iterator[Change]:
    """The same parts, in other minutes or only read."""
    old_lines, new_lines = ([each.line for each in side] for side in (pair.old, pair.new))
    where = pair.new[0].meeting
    was_read, is_read = (
        all(line.kind == "catch-up" for line in lines) for lines in (old_lines, new_lines)
    )
    before, after = (sum(line.minutes for line in lines) for lines in (old_lines, new_lines))
    if is_read and not was_read:
        yield _change("step only read", words.step_only_read(pair.subject, where), pair)
    elif was_read and not is_read:
        yield _change("step discussed", words.step_discussed(pair.subject, where), pair)
    elif not is_cut_anew and before != after and _pieces(old_lines) == _pieces(new_lines):
        text = words.step_minutes(
            pair.subject, before, after, where if len(pair.new) == 1 else None
        )
        yield _change("step minutes", text, pair)


def _pieces(lines: Sequence[Line]) -> list[int]:
    return sorted(number for line in lines for number in _numbers(line))


def _numbers(line: Line) -> range:
    return range(line.piece, max(line.piece, line.last_piece) + 1)


def _change(kind: ChangeKind, text: str, pair: Pair) -> Change:
    old, new = (side[0].meeting if side else None for side in (pair.old, pair.new))
    about = (pair.new or pair.old)[0].meeting
    return Change(
        kind=kind,
        meeting=key_of(about),
        on=words.on(about),
        text=text,
        old=old,
        new=new,
        old_lines=tuple(each.line for each in pair.old),
        new_lines=tuple(each.line for each in pair.new),
        pieces=pair.pieces,
    )
