"""Meetings and skipped dates in the order of their dates, with all that happens on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.meetings.agreed_dates import Kept
from planner.plans.interview_lines import interview_lines
from planner.plans.problem import Question
from planner.plans.programme import Line, MeetingEntry, SkippedEntry
from planner.plans.special_lines import (
    Free,
    break_line,
    exploration_line,
    paper_lines,
    review_lines,
    spark_line,
)
from planner.plans.study_lines import study_lines
from planner.solver import Meeting, Solution, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shares:
    """Minutes of one meeting before its lines."""

    opening: int
    recall: int
    left: int


def entries(question: Question, solution: Solution) -> Iterator[MeetingEntry | SkippedEntry]:
    turns = {turn.meeting: turn for turn in solution.turns}
    number = 0
    for date in question.dates:
        if isinstance(date, Kept):
            yield _meeting(question, solution, number, turns.get(number))
            number += 1
        else:
            yield SkippedEntry(on=date.on, reason=date.text, can_meet_anyway=date.can_meet_anyway)


def _meeting(
    question: Question, solution: Solution, number: int, turn: Turn | None
) -> MeetingEntry:
    kept, meeting = question.kept[number], question.problem.meetings[number]
    shares = _shares(question, meeting)
    lines = tuple(_lines(question, solution, number, shares))
    study = sum(line.minutes for line in lines)
    lead, backup = (turn.lead or "", turn.backup or "") if turn else ("", "")
    return MeetingEntry(
        number=number + 1,
        kind=meeting.kind,
        starts_at=kept.starts_at,
        ends_at=kept.ends_at,
        lines=lines,
        lead=lead,
        backup=backup,
        turn_note=_turn_note(question, turn),
        opening_minutes=shares.opening,
        recall_minutes=shares.recall,
        study_minutes=study,
        spare_minutes=shares.left - study,
        reading_minutes=sum(line.reading_minutes for line in lines),
        reached=tuple(each.decision for each in solution.reached if each.meeting == number),
        notes=kept.notes,
        lead_id=_id_of(question, lead),
        backup_id=_id_of(question, backup),
        reason=kept.in_spite_of,
    )


def _turn_note(question: Question, turn: Turn | None) -> str:
    """Whoever learns alone misses nobody to stand in."""
    if turn is None or (turn.lead and len(question.brief.people) == 1):
        return ""
    return turn.reason


def _id_of(question: Question, name: str) -> str:
    return next((each.id for each in question.brief.people if each.name == name), "")


def _shares(question: Question, meeting: Meeting) -> _Shares:
    """A review is recall from end to end, an interview asks for itself, and a break has nothing to
    open."""
    minutes, whole = question.brief.minutes, question.brief.cadence.minutes
    opening = 0 if meeting.kind == "break" else minutes.opening
    recall = 0 if meeting.kind in ("break", "review", "interview") else minutes.recall
    return _Shares(opening=opening, recall=recall, left=whole - opening - recall)


def _lines(question: Question, solution: Solution, number: int, shares: _Shares) -> Iterator[Line]:
    lines = tuple(study_lines(question, solution, number))
    yield from lines
    free = Free(
        number=_earlier_of_its_kind(question, number),
        minutes=shares.left - sum(line.minutes for line in lines),
        reserved_reading=question.problem.meetings[number].reserved_reading,
    )
    match question.problem.meetings[number].kind:
        case "study" if any(line.minutes for line in lines):
            return
        case "study" | "review":
            yield from review_lines(question, solution.placements, number, free)
        case "exploration":
            yield exploration_line(question, free)
        case "paper":
            yield from paper_lines(question, free)
        case "interview":
            yield from interview_lines(question, free)
        case "curiosity" if free.minutes > 0:
            yield spark_line(free.minutes)
        case "break":
            yield break_line()


def _earlier_of_its_kind(question: Question, number: int) -> int:
    meetings = question.problem.meetings
    behind = [each.kind for each in question.held]
    return [*behind, *(each.kind for each in meetings[:number])].count(meetings[number].kind)
