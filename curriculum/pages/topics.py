"""Topics by area, and a topic: who needs it, how deep, what it stands on, how it is learnt."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum import graph
from curriculum.names import Name
from curriculum.pages.links import Link, TopicLink, decision_link, names_of, topic_link
from curriculum.records import (
    Area,
    Catalogue,
    Depth,
    Exercise,
    MaturityMeaning,
    Question,
    Resource,
    Rung,
    Topic,
    Unit,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicLine:
    """`decision_count` counts the decisions that need the topic itself."""

    topic: Topic
    names: tuple[Name, ...]
    decision_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaLine:
    area: Area
    names: tuple[Name, ...]
    topics: tuple[TopicLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UseLine:
    """A decision that needs the topic, and in which circumstance."""

    decision: Link
    depth: Depth
    when: str
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StandsLine:
    """From `from_depth` of the dependent on, the linked topic is wanted at its depth."""

    topic: TopicLink
    from_depth: Depth
    reason: str
    is_soft: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitLine:
    """`depths` are those of the topic that the unit brings; `others` counts its other topics."""

    unit: Unit
    resource: Resource
    depths: tuple[Depth, ...]
    others: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonLine:
    decision: Link
    lesson: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage:
    topic: Topic
    area: Area
    names: tuple[Name, ...]
    uses: tuple[UseLine, ...]
    used_below: tuple[Link, ...]
    ladder: tuple[Rung, ...]
    minutes: int
    stands_on: tuple[StandsLine, ...]
    unlocks: tuple[StandsLine, ...]
    units: tuple[UnitLine, ...]
    exercises: tuple[Exercise, ...]
    also_trained_by: tuple[Exercise, ...]
    questions: tuple[Question, ...]
    maturity: MaturityMeaning
    lessons: tuple[LessonLine, ...]


def topics_page(catalogue: Catalogue) -> tuple[AreaLine, ...]:
    counts = {topic.id: 0 for topic in catalogue.topics}
    for decision in catalogue.decisions:
        for need in decision.needs:
            counts[need.topic] += 1
    return tuple(_area_line(catalogue, area, counts) for area in catalogue.areas)


def topic_page(catalogue: Catalogue, topic_id: str) -> TopicPage | None:
    topic = catalogue.topic_by_id.get(topic_id)
    if topic is None:
        return None
    uses = _uses(catalogue, topic_id)
    trained = [each for each in catalogue.exercises if _covers(each, topic_id)]
    return TopicPage(
        topic=topic,
        area=next(each for each in catalogue.areas if each.id == topic.area),
        names=names_of(catalogue, "topic", topic_id),
        uses=uses,
        used_below=_used_below(catalogue, topic_id, {each.decision.id for each in uses}),
        ladder=topic.rungs,
        minutes=sum(each.minutes for each in topic.rungs),
        stands_on=_stands_on(catalogue, topic),
        unlocks=_unlocks(catalogue, topic_id),
        units=_units(catalogue, topic_id),
        exercises=tuple(each for each in trained if each.topic == topic_id),
        also_trained_by=tuple(each for each in trained if each.topic != topic_id),
        questions=tuple(each for each in catalogue.questions if _covers(each, topic_id)),
        maturity=next(each for each in catalogue.maturities if each.id == topic.maturity),
        lessons=_lessons(catalogue, uses),
    )


def _area_line(catalogue: Catalogue, area: Area, counts: dict[str, int]) -> AreaLine:
    return AreaLine(
        area=area,
        names=names_of(catalogue, "area", area.id),
        topics=tuple(
            TopicLine(
                topic=topic,
                names=names_of(catalogue, "topic", topic.id),
                decision_count=counts[topic.id],
            )
            for topic in catalogue.topics
            if topic.area == area.id
        ),
    )


def _uses(catalogue: Catalogue, topic_id: str) -> tuple[UseLine, ...]:
    return tuple(
        UseLine(
            decision=Link(decision.id, decision.question),
            depth=need.depth,
            when=need.when,
            is_open=decision.is_open,
        )
        for decision in catalogue.decisions
        for need in decision.needs
        if need.topic == topic_id
    )


def _used_below(catalogue: Catalogue, topic_id: str, direct: set[str]) -> tuple[Link, ...]:
    """Decisions that reach the topic only through what they need."""
    reached = graph.decisions_reached(catalogue)[topic_id]
    return tuple(decision_link(catalogue, each) for each in reached if each not in direct)


def _stands_on(catalogue: Catalogue, topic: Topic) -> tuple[StandsLine, ...]:
    return tuple(
        StandsLine(
            topic=topic_link(catalogue, each.topic, each.depth),
            from_depth=each.from_depth,
            reason=each.reason,
            is_soft=each.soft,
        )
        for each in topic.prerequisites
    )


def _unlocks(catalogue: Catalogue, topic_id: str) -> tuple[StandsLine, ...]:
    return tuple(
        StandsLine(
            topic=topic_link(catalogue, above.id, each.from_depth),
            from_depth=each.depth,
            reason=each.reason,
            is_soft=each.soft,
        )
        for above in catalogue.topics
        for each in above.prerequisites
        if each.topic == topic_id
    )


def _units(catalogue: Catalogue, topic_id: str) -> tuple[UnitLine, ...]:
    """Shallow ones first, then in the order of the files."""
    found = [
        UnitLine(
            unit=unit,
            resource=resource,
            depths=depths,
            others=len({each.topic for each in unit.covers} - {topic_id}),
        )
        for resource, unit in catalogue.units()
        if (depths := tuple(each.depth for each in unit.covers if each.topic == topic_id))
    ]
    return tuple(sorted(found, key=lambda line: min(line.depths)))


def _covers(entry: Exercise | Question, topic_id: str) -> bool:
    return any(each.topic == topic_id for each in entry.covers)


def _lessons(catalogue: Catalogue, uses: tuple[UseLine, ...]) -> tuple[LessonLine, ...]:
    """What decisions that need the topic teach about how quickly knowledge ages."""
    return tuple(
        LessonLine(decision=use.decision, lesson=lesson)
        for use in uses
        if (lesson := catalogue.decision_by_id[use.decision.id].maturity_lesson)
    )
