"""Pure: the time dial as a stepped curve and as rows; both hold the same figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.plans.formats import wording
from planner.plans.formats.text_dial import points, stretches
from planner.plans.programme import DecisionEntry, DialEntry, Programme

WIDTH, HEIGHT = 480, 240
LEFT, RIGHT, TOP, BOTTOM = 36, 12, 14, 36
MOST_TICKS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    at: float
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DialRow:
    """Neighbouring numbers of meetings that reach the same."""

    meetings: str
    decisions: int
    points: str
    changes: str
    is_this_plan: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DialPicture:
    """Places in a drawing of `width` x `height`; `here` marks the plan's own length."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    curve: str
    across: tuple[Tick, ...]
    up: tuple[Tick, ...]
    here: tuple[float, float] | None
    title: str
    rows: tuple[DialRow, ...]
    planned: int
    most: int


def dial_picture(programme: Programme) -> DialPicture | None:
    """None where the dial has no two points to draw a curve between."""
    dial = programme.dial
    if len(dial) < 2:
        return None
    planned = len(programme.meetings())
    scale = _Scale(
        first=dial[0].meetings,
        last=dial[-1].meetings,
        top=max(1, *(len(entry.decisions) for entry in dial)),
    )
    here = next((entry for entry in dial if entry.meetings == planned), None)
    return DialPicture(
        width=WIDTH,
        height=HEIGHT,
        left=LEFT,
        right=WIDTH - RIGHT,
        bottom=HEIGHT - BOTTOM,
        curve=_steps(dial, scale),
        across=tuple(
            Tick(at=scale.across(n), text=str(n)) for n in _ticks(scale.first, scale.last)
        ),
        up=tuple(Tick(at=scale.up(n), text=str(n)) for n in _ticks(0, scale.top)),
        here=(scale.across(here.meetings), scale.up(len(here.decisions))) if here else None,
        title=_title(here, programme),
        rows=_rows(programme, planned),
        planned=planned,
        most=dial[-1].meetings,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Scale:
    first: int
    last: int
    top: int

    def across(self, meetings: int) -> float:
        room = WIDTH - LEFT - RIGHT
        return round(LEFT + room * (meetings - self.first) / (self.last - self.first), 1)

    def up(self, decisions: int) -> float:
        room = HEIGHT - TOP - BOTTOM
        return round(HEIGHT - BOTTOM - room * decisions / self.top, 1)


def _steps(dial: Sequence[DialEntry], scale: _Scale) -> str:
    """An SVG path that stays level and rises at the number of meetings that brings more in."""
    path = f"M{scale.across(dial[0].meetings)} {scale.up(len(dial[0].decisions))}"
    for entry in dial[1:]:
        path += f"H{scale.across(entry.meetings)}V{scale.up(len(entry.decisions))}"
    return path


def _ticks(first: int, last: int) -> list[int]:
    step = next(each for each in (1, 2, 4, 5, 10, 20, 50, 100, last) if _fits(first, last, each))
    return [number for number in range(first, last + 1) if number % step == 0]


def _fits(first: int, last: int, step: int) -> bool:
    return (last - first) // step < MOST_TICKS


def _title(here: DialEntry | None, programme: Programme) -> str:
    if here is None:
        return "Decisions reached by number of meetings"
    asked = len([each for each in programme.decisions if not each.is_known])
    meetings = wording.counted(here.meetings, "meeting", "meetings")
    return f"{meetings}: {len(here.decisions)} of {asked} decisions"


def _rows(programme: Programme, planned: int) -> tuple[DialRow, ...]:
    questions = wording.questions(programme)
    rows: list[DialRow] = []
    before: tuple[str, ...] = ()
    for stretch in stretches(programme.dial):
        now = stretch.first.decisions
        rows.append(
            DialRow(
                meetings=stretch.numbers(),
                decisions=len(now),
                points=points(stretch.first),
                changes=_changes(before, now, questions),
                is_this_plan=stretch.holds(planned),
            )
        )
        before = now
    return tuple(rows)


def _changes(
    before: tuple[str, ...], now: tuple[str, ...], questions: Mapping[str, DecisionEntry]
) -> str:
    brought = _quoted(now, before, questions)
    lost = _quoted(before, now, questions)
    parts = [f"brings in {brought}"] * bool(brought) + [f"gives up {lost}"] * bool(lost)
    return "; ".join(parts)


def _quoted(
    these: tuple[str, ...], those: tuple[str, ...], questions: Mapping[str, DecisionEntry]
) -> str:
    kept = [each for each in these if each not in those]
    return ", ".join(wording.asked(questions[each]) if each in questions else each for each in kept)
