"""The map of topics for a goal or a set of decisions: as a drawing and as an equal list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from curriculum import graph
from curriculum.drawing import Box, Drawing, drawing
from curriculum.graph import Step
from curriculum.pages.links import Link, TopicLink, topic_link
from curriculum.records import Catalogue, Decision, Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    decision: Link
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MapLine:
    """`is_needed_itself`: a chosen decision asks for it, not only what stands on it."""

    topic: TopicLink
    box: Box
    stands_on: tuple[TopicLink, ...]
    is_needed_itself: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPage:
    """`columns` are those of the drawing, left to right; without a choice there are none."""

    goals: tuple[Link, ...]
    goal: Link | None
    choices: tuple[Choice, ...]
    columns: tuple[tuple[MapLine, ...], ...]
    drawing: Drawing
    topic_count: int
    minutes: int


def map_page(catalogue: Catalogue, goal_id: str, decision_ids: Sequence[str]) -> MapPage:
    """What the decisions need, or all those of the goal; ids that are not there are passed over."""
    goal = catalogue.goal_by_id.get(goal_id)
    offered = catalogue.decisions_of(goal_id) if goal else ()
    named = [each for each in catalogue.decisions if each.id in decision_ids]
    chosen = named or list(offered)
    choices = [*offered, *(each for each in named if each not in offered)]
    needs = [(need.topic, need.depth) for each in chosen for need in each.needs]
    way = graph.closure(catalogue, needs)
    columns, picture = _columns(catalogue, way, {topic for topic, _ in needs})
    return MapPage(
        goals=tuple(
            Link(each.id, each.title)
            for each in catalogue.goals
            if _has_decisions(catalogue, each.id)
        ),
        goal=Link(goal.id, goal.title) if goal else None,
        choices=tuple(_choice(each, is_chosen=each in chosen) for each in choices),
        columns=columns,
        drawing=picture,
        topic_count=len({topic for topic, _ in way}),
        minutes=graph.minutes(catalogue, way),
    )


def _has_decisions(catalogue: Catalogue, goal_id: str) -> bool:
    return any(goal_id in each.goals for each in catalogue.decisions)


def _choice(decision: Decision, *, is_chosen: bool) -> Choice:
    return Choice(decision=Link(decision.id, decision.question), is_chosen=is_chosen)


def _columns(
    catalogue: Catalogue, way: Sequence[Step], needed: set[str]
) -> tuple[tuple[tuple[MapLine, ...], ...], Drawing]:
    depth = _deepest(way)
    below = {topic: _below(catalogue, topic, depth) for topic in depth}
    edges = [(each, topic) for topic, found in below.items() for each in found]
    labels = {topic: catalogue.topic_by_id[topic].name for topic in depth}
    picture = drawing(labels, edges)
    boxes = {box.id: box for box in picture.boxes}
    columns: dict[int, list[MapLine]] = {}
    for topic in sorted(depth, key=lambda each: (boxes[each].x, boxes[each].y)):
        line = MapLine(
            topic=topic_link(catalogue, topic, depth[topic]),
            box=boxes[topic],
            stands_on=tuple(topic_link(catalogue, each, depth[each]) for each in below[topic]),
            is_needed_itself=topic in needed,
        )
        columns.setdefault(boxes[topic].x, []).append(line)
    return tuple(tuple(lines) for lines in columns.values()), picture


def _deepest(way: Sequence[Step]) -> dict[str, Depth]:
    """Topics in the order in which they are completed, so that few edges lead back."""
    last = {topic: place for place, (topic, _) in enumerate(way)}
    return {topic: way[place][1] for topic, place in sorted(last.items(), key=lambda pair: pair[1])}


def _below(catalogue: Catalogue, topic: str, depth: dict[str, Depth]) -> tuple[str, ...]:
    """What the topic stands on at the depth that is meant here."""
    wanted = (
        each.topic
        for each in catalogue.topic_by_id[topic].prerequisites
        if not each.soft and each.from_depth <= depth[topic] and each.topic in depth
    )
    return tuple(dict.fromkeys(wanted))
