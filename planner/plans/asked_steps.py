"""Which steps a question is about: those of its aims, its locks, and what curiosity may pick."""

from __future__ import annotations

from collections.abc import Sequence

from curriculum import graph
from curriculum.records import AWARENESS, Catalogue
from planner.plans.brief import Brief
from planner.plans.going_on import Ahead
from planner.plans.wanted import Aims, outside
from planner.solver import Key


def asked_steps(
    brief: Brief, catalogue: Catalogue, asked: Aims, coming: Ahead
) -> tuple[tuple[Key, ...], tuple[Key, ...]]:
    """Every step that the aims, the locks or curiosity need, and the curious ones among them."""
    stop = outside(asked.left_out)
    needs = [need for each in asked.decisions for need in each.needs]
    locked = [*((lock.topic, lock.depth) for lock in brief.locks), *coming.placed]
    keys = graph.closure(catalogue, [*needs, *locked], known=stop)
    curious: tuple[Key, ...] = ()
    if "curiosity" in coming.kinds:
        picked = (key for key in coming.picked if key[0] not in asked.left_out)
        offered = (key for key in _curious(brief, catalogue, keys, asked) if key not in coming.done)
        curious = tuple(dict.fromkeys((*picked, *offered)))
    return graph.closure(catalogue, [*needs, *locked, *curious], known=stop), curious


def _curious(
    brief: Brief, catalogue: Catalogue, planned: Sequence[Key], asked: Aims
) -> tuple[Key, ...]:
    """Topics marked for curiosity, then any others that can be met right after planned ones."""
    topics = [
        each
        for each in catalogue.topics
        if (each.id, AWARENESS) not in planned and each.id not in asked.left_out
    ]
    marked = [(each.id, AWARENESS) for each in topics if each.for_curiosity]
    near = [
        (each.id, AWARENESS)
        for each in topics
        if not each.for_curiosity
        and set(graph.direct_needs(catalogue, (each.id, AWARENESS))) <= set(planned)
    ]
    return (*_rotated(marked, brief.seed), *_rotated(near, brief.seed))


def _rotated(keys: list[Key], seed: int) -> list[Key]:
    start = seed % len(keys) if keys else 0
    return keys[start:] + keys[:start]
