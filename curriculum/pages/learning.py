"""How to learn: exercises, strategies, the decision test, and where to go when stuck."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum.left_out import LeftOutOnPurpose
from curriculum.pages.links import (
    Link,
    SourceLine,
    TopicLink,
    decision_link,
    goal_links,
    source_lines,
    text_of,
    topic_link,
)
from curriculum.records import Catalogue, Exercise, Strategy

THE_TEST = "decision-test"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExercisePage:
    exercise: Exercise
    topic: TopicLink
    covers: tuple[TopicLink, ...]
    decisions: tuple[Link, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StrategyLine:
    """`default_of` are the goals whose plans start with it."""

    strategy: Strategy
    goals: tuple[Link, ...]
    default_of: tuple[Link, ...]
    sources: tuple[SourceLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedLine:
    """A topic that passes the test: a decision that it changes, and when."""

    topic: TopicLink
    decision: Link
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FailedLine:
    left_out: LeftOutOnPurpose
    texts: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionTestPage:
    strategy: StrategyLine | None
    passed: tuple[PassedLine, ...]
    failed: tuple[FailedLine, ...]
    for_curiosity: tuple[TopicLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLine:
    """Without a decision the question leads to the search."""

    ask: str
    decision: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StuckPage:
    stuck: tuple[AskLine, ...]
    system: tuple[AskLine, ...]


def exercise_page(catalogue: Catalogue, exercise_id: str) -> ExercisePage | None:
    exercise = next((each for each in catalogue.exercises if each.id == exercise_id), None)
    if exercise is None:
        return None
    covers = (topic_link(catalogue, each.topic, each.depth) for each in exercise.covers)
    return ExercisePage(
        exercise=exercise,
        topic=topic_link(catalogue, exercise.topic),
        covers=tuple(covers),
        decisions=tuple(decision_link(catalogue, each) for each in exercise.decisions),
        sources=source_lines(catalogue, exercise.sources),
    )


def strategies_page(catalogue: Catalogue) -> tuple[StrategyLine, ...]:
    return tuple(_strategy_line(catalogue, each) for each in catalogue.strategies)


def decision_test_page(catalogue: Catalogue) -> DecisionTestPage:
    strategy = next((each for each in catalogue.strategies if each.id == THE_TEST), None)
    curious = [topic for topic in catalogue.topics if topic.for_curiosity]
    return DecisionTestPage(
        strategy=_strategy_line(catalogue, strategy) if strategy else None,
        passed=_passed(catalogue),
        failed=tuple(_failed_line(catalogue, each) for each in catalogue.left_out),
        for_curiosity=tuple(topic_link(catalogue, topic.id) for topic in curious),
    )


def stuck_page(catalogue: Catalogue) -> StuckPage:
    stuck, system = catalogue.stuck_questions, catalogue.system_questions
    return StuckPage(
        stuck=tuple(_ask_line(catalogue, each.ask, each.decision) for each in stuck),
        system=tuple(_ask_line(catalogue, each.ask, each.decision) for each in system),
    )


def _strategy_line(catalogue: Catalogue, strategy: Strategy) -> StrategyLine:
    default_of = [goal.id for goal in catalogue.goals if strategy.id in goal.strategies]
    return StrategyLine(
        strategy=strategy,
        goals=goal_links(catalogue, strategy.goals),
        default_of=goal_links(catalogue, default_of),
        sources=source_lines(catalogue, strategy.sources),
    )


def _passed(catalogue: Catalogue) -> tuple[PassedLine, ...]:
    """One worked example a goal: the first need of its first decision that says when."""
    found: dict[str, PassedLine] = {}
    for goal in catalogue.goals:
        for decision in catalogue.decisions_of(goal.id)[:1]:
            for need in decision.needs[:1]:
                found[decision.id] = PassedLine(
                    topic=topic_link(catalogue, need.topic, need.depth),
                    decision=Link(decision.id, decision.question),
                    when=need.when,
                )
    return tuple(found.values())


def _failed_line(catalogue: Catalogue, left_out: LeftOutOnPurpose) -> FailedLine:
    texts = (text_of(catalogue, seed) for seed in left_out.seeds)
    return FailedLine(
        left_out=left_out, texts=tuple(dict.fromkeys(text for text in texts if text is not None))
    )


def _ask_line(catalogue: Catalogue, ask: str, decision_id: str) -> AskLine:
    found = decision_link(catalogue, decision_id) if decision_id else None
    return AskLine(ask=ask, decision=found)
