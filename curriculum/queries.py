"""Shaped reads of the catalogue: the whole of it, and what its first pages show.

Minutes are whole minutes for one person who starts from zero: `direct_minutes` for the needed
topics alone, `minutes_from_zero` with everything that these build on.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from curriculum.models import DecisionGoal, Goal
from curriculum.records import Catalogue
from curriculum.stored import whole_catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    id: str
    title: str
    summary: str
    mode: str
    needs_no_reason: bool
    decision_count: int
    open_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Titled:
    """Something to link to."""

    id: str
    title: str


def snapshot() -> Catalogue:
    """The catalogue that the database holds, as `exchange.read` would give it."""
    return whole_catalogue()


def goal_lines() -> tuple[GoalLine, ...]:
    return _goal_lines()


def _goal_lines(**wanted: str) -> tuple[GoalLine, ...]:
    is_open = Q(decisions__decision__is_open=True)
    counts = {
        "decision_count": Count("decisions"),
        "open_count": Count("decisions", filter=is_open),
    }
    plain = ("slug", "title", "summary", "mode", "needs_no_reason")
    goals = Goal.objects.filter(**wanted).annotate(**counts).order_by("position", "id")
    return tuple(GoalLine(id=row.pop("slug"), **row) for row in goals.values(*plain, *counts))


def questions_of_goals() -> dict[str, tuple[Titled, ...]]:
    """For each goal's id the questions of its decisions, in the order of the files."""
    rows = DecisionGoal.objects.select_related("decision").order_by(
        "goal_id", "decision__position", "id"
    )
    found: dict[str, list[Titled]] = {}
    for row in rows:
        titled = Titled(id=row.decision.slug, title=row.decision.question)
        found.setdefault(row.goal_id, []).append(titled)
    return {goal: tuple(questions) for goal, questions in found.items()}
