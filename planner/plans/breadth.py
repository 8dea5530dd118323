"""Plans that follow no single question: topics to have met in every area, and curious ones."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum import graph
from curriculum.records import AWARENESS, Catalogue, Mode, Topic
from planner.plans.brief import Brief
from planner.solver.problem import Decision

TOPICS_OF_AN_AREA = 2


def targets(
    brief: Brief,
    catalogue: Catalogue,
    mode: Mode,
    decisions: tuple[Decision, ...],
    left_out: frozenset[str],
) -> tuple[Decision, ...]:
    """Topics wanted at awareness without a decision of the brief behind them.

    Breadth-first: of each area that the decisions need, those topics that serve most decisions
    of all goals. A goal that needs no reason: every topic marked for curiosity and, when nothing
    else is asked for, the same breadth over all areas.
    """
    count = TOPICS_OF_AN_AREA if brief.breadth is None else brief.breadth
    found: dict[str, Decision] = {}
    if any(catalogue.goal_by_id[goal].needs_no_reason for goal in brief.goals):
        for topic in (each for each in catalogue.topics if each.for_curiosity):
            found[topic.id] = _target(topic, "curious")
    for topic in _broad(catalogue, _areas(catalogue, mode, decisions), count):
        found.setdefault(topic.id, _target(topic, f"breadth:{topic.area}"))
    return tuple(target for topic, target in found.items() if topic not in left_out)


def _areas(catalogue: Catalogue, mode: Mode, decisions: tuple[Decision, ...]) -> tuple[str, ...]:
    if mode == "free" and not decisions:
        return tuple(area.id for area in catalogue.areas)
    if mode != "breadth-first":
        return ()
    needed = {catalogue.topic_by_id[topic].area for each in decisions for topic, _ in each.needs}
    return tuple(area.id for area in catalogue.areas if area.id in needed)


def _broad(catalogue: Catalogue, areas: tuple[str, ...], count: int) -> Iterator[Topic]:
    serves = {topic: len(found) for topic, found in graph.decisions_reached(catalogue).items()}
    for area in areas:
        topics = [topic for topic in catalogue.topics if topic.area == area]
        # Python's sort keeps the catalogue's order among equals.
        yield from sorted(topics, key=lambda each: -serves[each.id])[:count]


def _target(topic: Topic, kind: str) -> Decision:
    return Decision(
        id=f"{kind}:{topic.id}",
        title=f"Know what {topic.name} is for",
        needs=((topic.id, AWARENESS),),
        is_target=True,
    )
