"""Agenda lines for the steps of a plan: what is read, done and discussed, and why here."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator
from dataclasses import replace

from curriculum.records import Catalogue
from planner.plans.problem import Question
from planner.plans.programme import Line, LineKind, Reading, Task
from planner.solver import Key, Placement, Solution, Why

OUT_OF_CURIOSITY = "Picked out of curiosity: no decision has to justify it."


def study_lines(question: Question, solution: Solution, meeting: int) -> Iterator[Line]:
    """One line for each step in this meeting (from 0), in their order."""
    whys = {why.key: why for why in solution.whys}
    inside = (each for each in sorted(solution.placements) if each.meeting == meeting)
    for key, pieces in itertools.groupby(inside, key=lambda each: each.key):
        lines = [_line(question, each, whys.get(key)) for each in pieces]
        yield functools.reduce(together, lines)


def together(first: Line, second: Line) -> Line:
    """Two pieces of one step that follow each other in one meeting, as one line."""
    return replace(
        first,
        minutes=first.minutes + second.minutes,
        last_piece=second.last_piece,
        reading_minutes=first.reading_minutes + second.reading_minutes,
        own_practice_minutes=first.own_practice_minutes + second.own_practice_minutes,
        reading=tuple(_readings_together(first.reading, second.reading)),
        tasks=tuple(_tasks_together(first.tasks, second.tasks)),
    )


def _readings_together(
    first: tuple[Reading, ...], second: tuple[Reading, ...]
) -> Iterator[Reading]:
    """A unit that the second piece goes on with is read once, for the minutes of both."""
    going_on = {each.unit: each.minutes for each in second}
    begun = {each.unit for each in first}
    for each in first:
        yield replace(each, minutes=each.minutes + going_on.get(each.unit, 0))
    yield from (each for each in second if each.unit not in begun)


def _tasks_together(first: tuple[Task, ...], second: tuple[Task, ...]) -> Iterator[Task]:
    going_on = {(each.exercise, each.in_meeting): each.minutes for each in second}
    begun = {(each.exercise, each.in_meeting) for each in first}
    for each in first:
        more = going_on.get((each.exercise, each.in_meeting), 0)
        yield replace(each, minutes=each.minutes + more)
    yield from (each for each in second if (each.exercise, each.in_meeting) not in begun)


def _line(question: Question, placed: Placement, why: Why | None) -> Line:
    plan = question.steps[placed.key]
    before = plan.before[placed.piece]
    kind = _kind(question, placed)
    goals = plan.topic.rung(plan.depth).you_can
    return Line(
        kind=kind,
        title=plan.topic.name,
        minutes=placed.discussion,
        topic=plan.topic.id,
        depth=plan.depth,
        piece=plan.done + placed.piece + 1,
        last_piece=plan.done + placed.piece + 1,
        pieces=plan.done + len(plan.pieces),
        area=plan.topic.area,
        reading_minutes=placed.reading,
        own_practice_minutes=before.practice,
        you_can=goals[min(plan.done + placed.piece, len(goals) - 1)] if goals else "",
        reading=before.reading,
        tasks=(*before.tasks, *(() if kind == "catch-up" else plan.together[placed.piece])),
        why=_why(question.catalogue, placed, why, is_first=plan.done + placed.piece == 0),
        decisions=() if why is None else why.decisions,
        spared=tuple(each.name for each in question.problem.people if placed.key in each.knows),
    )


def _kind(question: Question, placed: Placement) -> LineKind:
    if placed.curious:
        return "curiosity"
    planned = question.steps[placed.key].pieces[placed.piece].discussion
    return "catch-up" if planned and not placed.discussion else "study"


def _why(catalogue: Catalogue, placed: Placement, why: Why | None, *, is_first: bool) -> str:
    """The chain up to the decision; with the first piece also why its next link stands on this."""
    if why is None:
        return OUT_OF_CURIOSITY if placed.curious else ""
    reason = _reason(catalogue, why.path) if is_first else ""
    return f"{why.text} {reason}".rstrip()


def _reason(catalogue: Catalogue, path: tuple[Key, ...]) -> str:
    for lower, upper in itertools.pairwise(path):
        if lower[0] != upper[0]:
            prerequisites = catalogue.topic_by_id[upper[0]].prerequisites
            return next((each.reason for each in prerequisites if each.topic == lower[0]), "")
    return ""
