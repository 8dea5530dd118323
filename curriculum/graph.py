"""What builds on what: steps, their closure, minutes, levels, circles. Plain values, no database.

A step is a topic at a depth. It needs the step before it on the same topic, and every hard
prerequisite whose `from_depth` is its own depth; deeper steps inherit these through the chain.
Soft prerequisites only suggest and are no part of the graph.
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TypeAlias

from curriculum.records import DEPTH_NAMES, Catalogue, Depth

Step: TypeAlias = tuple[str, Depth]
Graph: TypeAlias = Mapping[Step, tuple[Step, ...]]
Circle: TypeAlias = tuple[Step, ...]


def direct_needs(catalogue: Catalogue, step: Step) -> tuple[Step, ...]:
    """The steps that must come right before this one, in the order of the files."""
    name, depth = step
    shallower = ((name, depth - 1),) if depth > 1 else ()
    prerequisites = (
        (each.topic, each.depth)
        for each in catalogue.topic_by_id[name].prerequisites
        if each.from_depth == depth and not each.soft
    )
    return tuple(dict.fromkeys((*shallower, *prerequisites)))


def steps(catalogue: Catalogue) -> Graph:
    """Every step with its direct needs. Needs that no topic offers are left out."""
    offered = {(topic.id, rung.depth) for topic in catalogue.topics for rung in topic.rungs}
    return {
        (topic.id, rung.depth): tuple(
            need for need in direct_needs(catalogue, (topic.id, rung.depth)) if need in offered
        )
        for topic in catalogue.topics
        for rung in topic.rungs
    }


def with_shallower(deepest: Iterable[Step]) -> tuple[Step, ...]:
    """These steps and the shallower ones of the same topics, each once."""
    found = ((name, below) for name, depth in deepest for below in range(1, depth + 1))
    return tuple(dict.fromkeys(found))


def closure(
    catalogue: Catalogue,
    needs: Iterable[Step],
    *,
    known: Collection[Step] = frozenset(),
) -> tuple[Step, ...]:
    """Everything to learn so that `needs` are met, prerequisites first, always in the same order.

    `known` steps, with the shallower ones below them, are taken as learnt: neither they nor what
    only they need appear. Steps on or behind a circle, which sound catalogues do not have, come
    last. Raises KeyError for a topic that the catalogue does not have.
    """
    needed = _needed(catalogue, needs, set(with_shallower(known)))
    ordered = dict.fromkeys(_in_order(catalogue, needed))
    return (*ordered, *sorted(step for step in needed if step not in ordered))


def _needed(
    catalogue: Catalogue, needs: Iterable[Step], learnt: Collection[Step]
) -> dict[Step, tuple[Step, ...]]:
    found: dict[Step, tuple[Step, ...]] = {}
    waiting = [step for step in needs if step not in learnt]
    while waiting:
        step = waiting.pop()
        if step not in found:
            found[step] = tuple(
                need for need in direct_needs(catalogue, step) if need not in learnt
            )
            waiting.extend(found[step])
    return found


def _in_order(catalogue: Catalogue, graph: Graph) -> Iterator[Step]:
    """Kahn's algorithm; of the steps that are ready, the first in the catalogue comes next."""
    if not graph:
        return
    place = {topic.id: number for number, topic in enumerate(catalogue.topics)}
    missing = {step: len(needs) for step, needs in graph.items()}
    followers = unlocked_by(graph)
    ready = [(place[name], depth, name) for (name, depth), count in missing.items() if not count]
    heapq.heapify(ready)
    while ready:
        _, depth, name = heapq.heappop(ready)
        yield name, depth
        for follower in followers[name, depth]:
            missing[follower] -= 1
            if not missing[follower]:
                heapq.heappush(ready, (place[follower[0]], follower[1], follower[0]))


def minutes(catalogue: Catalogue, needed: Iterable[Step]) -> int:
    """Whole minutes from zero for these steps; each step counts only what it adds."""
    return sum(catalogue.topic_by_id[name].rung(depth).minutes for name, depth in needed)


def unlocked_by(graph: Graph) -> dict[Step, tuple[Step, ...]]:
    """For every step the steps that it opens directly, in the order of the graph."""
    followers: dict[Step, list[Step]] = {step: [] for step in graph}
    for step, needs in graph.items():
        for need in needs:
            followers[need].append(step)
    return {step: tuple(found) for step, found in followers.items()}


def levels(catalogue: Catalogue) -> dict[Step, int]:
    """The longest way to each step: 0 needs nothing. Steps on or behind a circle are absent."""
    graph = steps(catalogue)
    level: dict[Step, int] = {}
    for step in _in_order(catalogue, graph):
        level[step] = 1 + max((level[need] for need in graph[step]), default=-1)
    return level


def decisions_reached(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """For every topic the decisions that need it, directly or through prerequisites."""
    reached: dict[str, list[str]] = {topic.id: [] for topic in catalogue.topics}
    for decision in catalogue.decisions:
        needs = ((need.topic, need.depth) for need in decision.needs)
        for name in dict.fromkeys(name for name, _ in _needed(catalogue, needs, ())):
            reached[name].append(decision.id)
    return {name: tuple(decisions) for name, decisions in reached.items()}


def circles(catalogue: Catalogue) -> Iterator[Circle]:
    """Every way back to itself that a walk through the graph meets; each closes on its start.

    Every catalogue with a circle gives at least one. The walk keeps its own stack, so that a
    chain of 10,000 topics is no deeper than one of two.
    """
    graph = steps(catalogue)
    done: set[Step] = set()
    for start in graph:
        if start not in done:
            yield from _circles_from(graph, start, done)


def _circles_from(graph: Graph, start: Step, done: set[Step]) -> Iterator[Circle]:
    path: dict[Step, Iterator[Step]] = {start: iter(graph[start])}
    while path:
        step, needs = next(reversed(path.items()))
        need = next(needs, None)
        if need is None:
            done.add(step)
            path.popitem()
        elif need in path:
            walked = list(path)
            yield (*walked[walked.index(need) :], need)
        elif need not in done:
            path[need] = iter(graph[need])


def named(circle: Circle) -> str:
    """A circle in words: "a@working -> b@working -> a@working"."""
    return " -> ".join(f"{name}@{DEPTH_NAMES[depth]}" for name, depth in circle)
