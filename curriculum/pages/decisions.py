"""A decision: what is at stake, what it needs and why, what that costs, and the way there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from curriculum import graph
from curriculum.graph import Step
from curriculum.names import Name
from curriculum.pages.links import (
    Link,
    SourceLine,
    TopicLink,
    goal_links,
    names_of,
    source_lines,
    step_name,
    steps_named,
    topic_link,
)
from curriculum.records import Catalogue, Decision, Exercise, Need, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedLine:
    """`minutes` are those of the topic from nothing to this depth, by itself."""

    topic: TopicLink
    when: str
    minutes: int
    you_can: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WayLine:
    """A step on the way. `is_known` was ticked; `is_spared` need not be learnt because of it."""

    topic: TopicLink
    step: str
    minutes: int
    is_needed_itself: bool
    is_known: bool
    is_spared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Minutes of one person: the needed topics alone, with what they stand on, and what is left
    for somebody who knows the ticked steps."""

    direct: int
    from_zero: int
    left: int
    known_count: int

    @property
    def below(self) -> int:
        return self.from_zero - self.direct


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage:
    decision: Decision
    names: tuple[Name, ...]
    goals: tuple[Link, ...]
    needs: tuple[NeedLine, ...]
    cost: Cost
    way: tuple[WayLine, ...]
    exercises: tuple[Exercise, ...]
    questions: tuple[Question, ...]
    asked_as: tuple[str, ...]
    sources: tuple[SourceLine, ...]


def decision_page(
    catalogue: Catalogue, decision_id: str, *, known: Sequence[str] = ()
) -> DecisionPage | None:
    """`known` are steps as addresses name them, "pca@working"."""
    decision = catalogue.decision_by_id.get(decision_id)
    if decision is None:
        return None
    needs = tuple((need.topic, need.depth) for need in decision.needs)
    ticked = steps_named(catalogue, known)
    return DecisionPage(
        decision=decision,
        names=names_of(catalogue, "decision", decision_id),
        goals=goal_links(catalogue, decision.goals),
        needs=tuple(_need_line(catalogue, need) for need in decision.needs),
        cost=_cost(catalogue, needs, ticked),
        way=_way(catalogue, needs, ticked),
        exercises=tuple(each for each in catalogue.exercises if decision_id in each.decisions),
        questions=tuple(each for each in catalogue.questions if each.decision == decision_id),
        asked_as=_asked_as(catalogue, decision_id),
        sources=source_lines(catalogue, decision.sources),
    )


def _need_line(catalogue: Catalogue, need: Need) -> NeedLine:
    steps = graph.with_shallower([(need.topic, need.depth)])
    return NeedLine(
        topic=topic_link(catalogue, need.topic, need.depth),
        when=need.when,
        minutes=graph.minutes(catalogue, steps),
        you_can=catalogue.topic_by_id[need.topic].rung(need.depth).you_can,
    )


def _cost(catalogue: Catalogue, needs: Sequence[Step], ticked: Sequence[Step]) -> Cost:
    way = graph.closure(catalogue, needs)
    return Cost(
        direct=graph.minutes(catalogue, graph.with_shallower(needs)),
        from_zero=graph.minutes(catalogue, way),
        left=graph.minutes(catalogue, graph.closure(catalogue, needs, known=ticked)),
        known_count=len(set(ticked) & set(way)),
    )


def _way(
    catalogue: Catalogue, needs: Sequence[Step], ticked: Sequence[Step]
) -> tuple[WayLine, ...]:
    left = set(graph.closure(catalogue, needs, known=ticked))
    needed_topics = {topic for topic, _ in needs}
    return tuple(
        WayLine(
            topic=topic_link(catalogue, topic, depth),
            step=step_name(topic, depth),
            minutes=graph.minutes(catalogue, [(topic, depth)]),
            is_needed_itself=topic in needed_topics,
            is_known=(topic, depth) in ticked,
            is_spared=(topic, depth) not in left,
        )
        for topic, depth in graph.closure(catalogue, needs)
    )


def _asked_as(catalogue: Catalogue, decision_id: str) -> tuple[str, ...]:
    """The questions in the words of people who are stuck, or who define a system."""
    stuck = ((each.ask, each.decision) for each in catalogue.stuck_questions)
    system = ((each.ask, each.decision) for each in catalogue.system_questions)
    return tuple(ask for ask, decision in (*stuck, *system) if decision == decision_id)
