"""What a change of the catalogue would do, before it is made: to decisions, and to what is planned.

The catalogue stands below whoever plans with it; each app says at its start (`AppConfig.ready`)
who can count what uses an entry.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from curriculum import graph
from curriculum.documents import Key
from curriculum.records import Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """In how many groups' meetings to come, and in how many of these, something of an entry is.

    Numbers only: who curates belongs to no group by that.
    """

    groups: int = 0
    meetings: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """On a decision: minutes from zero of everything that it stands on; None: it is not there."""

    decision: str
    question: str
    before: int | None
    after: int | None


Counter = Callable[[Sequence[Key], dt.datetime], Usage]

_counters: list[Counter] = []


def register(counter: Counter) -> None:
    if counter not in _counters:
        _counters.append(counter)


def usage(*keys: Key, now: dt.datetime) -> Usage:
    """Of entries by their sections and ids, from all who count; where several are in one meeting,
    it counts once."""
    found = [counter(keys, now) for counter in _counters]
    return Usage(
        groups=sum(each.groups for each in found), meetings=sum(each.meetings for each in found)
    )


def effects(before: Catalogue, after: Catalogue) -> tuple[Effect, ...]:
    """Decisions whose minutes change, which come or go; in the order of the catalogue, those that
    go last."""
    old, new = _costs(before), _costs(after)
    found = (
        Effect(
            decision=name,
            question=(after.decision_by_id.get(name) or before.decision_by_id[name]).question,
            before=old.get(name),
            after=new.get(name),
        )
        for name in dict.fromkeys((*new, *old))
    )
    return tuple(each for each in found if each.before != each.after)


def _costs(catalogue: Catalogue) -> Mapping[str, int]:
    return {
        decision.id: graph.minutes(
            catalogue,
            graph.closure(catalogue, [(each.topic, each.depth) for each in decision.needs]),
        )
        for decision in catalogue.decisions
    }
