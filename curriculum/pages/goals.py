"""The list of goals, and a goal with its decisions and strategies."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum import graph
from curriculum.names import Name
from curriculum.pages.links import SourceLine, TopicLink, names_of, source_lines, topic_link
from curriculum.records import Catalogue, Decision, Goal, Strategy


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalLine:
    goal: Goal
    names: tuple[Name, ...]
    decision_count: int
    open_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """Minutes are of one person who starts from zero, with everything that the needs stand on."""

    decision: Decision
    needs: tuple[TopicLink, ...]
    minutes_from_zero: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsPage:
    """What the catalogue holds, goals first."""

    goals: tuple[GoalLine, ...]
    topic_count: int
    resource_count: int
    unit_count: int
    strategy_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalPage:
    """`minutes_from_zero` is for all the decisions together, each step once. `question_count`: of
    what is asked in interviews about them."""

    line: GoalLine
    decisions: tuple[DecisionLine, ...]
    strategies: tuple[Strategy, ...]
    sources: tuple[SourceLine, ...]
    topic_count: int
    minutes_from_zero: int
    question_count: int


def goals_page(catalogue: Catalogue) -> GoalsPage:
    return GoalsPage(
        goals=tuple(_goal_line(catalogue, goal) for goal in catalogue.goals),
        topic_count=len(catalogue.topics),
        resource_count=len(catalogue.resources),
        unit_count=sum(len(each.units) for each in catalogue.resources),
        strategy_count=len(catalogue.strategies),
    )


def goal_page(catalogue: Catalogue, goal_id: str) -> GoalPage | None:
    goal = catalogue.goal_by_id.get(goal_id)
    if goal is None:
        return None
    decisions = catalogue.decisions_of(goal_id)
    needs = [(need.topic, need.depth) for each in decisions for need in each.needs]
    steps = graph.closure(catalogue, needs)
    of_goal = {each.id for each in decisions}
    return GoalPage(
        line=_goal_line(catalogue, goal),
        decisions=tuple(decision_line(catalogue, each) for each in decisions),
        strategies=tuple(each for each in catalogue.strategies if each.id in goal.strategies),
        sources=source_lines(catalogue, goal.sources),
        topic_count=len({topic for topic, _ in steps}),
        minutes_from_zero=graph.minutes(catalogue, steps),
        question_count=sum(each.decision in of_goal for each in catalogue.questions),
    )


def decision_line(catalogue: Catalogue, decision: Decision) -> DecisionLine:
    needs = [(need.topic, need.depth) for need in decision.needs]
    return DecisionLine(
        decision=decision,
        needs=tuple(topic_link(catalogue, topic, depth) for topic, depth in needs),
        minutes_from_zero=graph.minutes(catalogue, graph.closure(catalogue, needs)),
    )


def _goal_line(catalogue: Catalogue, goal: Goal) -> GoalLine:
    decisions = catalogue.decisions_of(goal.id)
    return GoalLine(
        goal=goal,
        names=names_of(catalogue, "goal", goal.id),
        decision_count=len(decisions),
        open_count=sum(each.is_open for each in decisions),
    )
