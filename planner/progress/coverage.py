"""Pure: how far somebody is towards a decision, and numbers in which nobody can be picked out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Step: TypeAlias = tuple[str, int]
"""A topic at a depth."""


@dataclass(frozen=True, slots=True)
class Known:
    """Since when somebody understands or knows which steps; `levels`: each topic's deepest."""

    since: Mapping[Step, dt.datetime] = field(default_factory=dict)
    levels: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        levels: dict[str, int] = {}
        for topic, depth in self.since:
            levels[topic] = max(depth, levels.get(topic, 0))
        object.__setattr__(self, "levels", levels)

    def before(self, moment: dt.datetime) -> Known:
        """What of it was known by then."""
        return Known({step: since for step, since in self.since.items() if since < moment})


FEWEST_PEOPLE = 5
"""Fewer whose ratings are private are never counted."""
BAND = 3
"""So many numbers at least look alike, so that no count says how any one of them rates
themselves, not even to somebody who knows it of another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """How far somebody is: `depth` to which they have every topic, no deeper than it is needed;
    `has` of `needs` topics at the depth that is needed; `since`: when the last of all came."""

    depth: int
    has: int
    needs: int
    since: dt.datetime | None

    @property
    def is_whole(self) -> bool:
        return self.has == self.needs


def reach(needs: Sequence[Step], known: Known) -> Reach:
    """What is known deeper is known at a shallower depth as well."""
    levels = [known.levels.get(topic, 0) for topic, _ in needs]
    deepest = max((depth for _, depth in needs), default=0)
    short = [level for level, (_, depth) in zip(levels, needs, strict=True) if level < depth]
    is_whole = bool(needs) and not short
    return Reach(
        depth=min([deepest, *short]),
        has=len(needs) - len(short),
        needs=len(needs),
        since=max(_since(step, known) for step in needs) if is_whole else None,
    )


def _since(step: Step, known: Known) -> dt.datetime:
    """The earliest of when it was known at this depth or a deeper one."""
    topic, depth = step
    deeper = range(depth, known.levels[topic] + 1)
    return min(known.since[topic, each] for each in deeper if (topic, each) in known.since)


def band(count: int, people: int) -> tuple[int, int] | None:
    """The least and the most that a count of so many people is said to be; None for too few."""
    if people < FEWEST_PEOPLE:
        return None
    bands = (people + 1) // BAND
    number = min(count // BAND, bands - 1)
    least = number * BAND
    return least, people if number == bands - 1 else least + BAND - 1


def week_began(now: dt.datetime) -> dt.datetime:
    """Monday, midnight in UTC. Private ratings are counted as they were then, so that a number
    that changes does not tell whose rating did."""
    monday = now.astimezone(dt.UTC).date() - dt.timedelta(days=now.astimezone(dt.UTC).weekday())
    return dt.datetime.combine(monday, dt.time(), dt.UTC)
