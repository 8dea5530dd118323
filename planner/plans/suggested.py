"""What the planner's pages propose before anybody has said anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from curriculum import graph
from curriculum.records import Catalogue, Decision, Goal

ENOUGH_MINUTES = 24 * 60
"""About what twelve lunches have room for, reading included."""
NOTICE_DAYS = 6
THURSDAY = 4
INTERVIEW_EVERY = 4
PEOPLE = ("Person A", "Person B", "Person C", "Person D")


def sensible(catalogue: Catalogue, decisions: Sequence[Decision]) -> tuple[str, ...]:
    """Decisions to tick at first: the cheapest together, as many as a dozen lunches hold."""
    done: frozenset[tuple[str, int]] = frozenset()
    chosen: list[str] = []
    waiting = list(decisions)
    spent = 0
    while waiting:
        costs = [(_further(catalogue, each, done), n) for n, each in enumerate(waiting)]
        cost, n = min(costs)
        if chosen and spent + cost > ENOUGH_MINUTES:
            break
        decision = waiting.pop(n)
        chosen.append(decision.id)
        spent += cost
        done = done | frozenset(_steps(catalogue, decision))
    return tuple(each.id for each in decisions if each.id in chosen)


def _further(catalogue: Catalogue, decision: Decision, done: frozenset[tuple[str, int]]) -> int:
    steps = [step for step in _steps(catalogue, decision) if step not in done]
    return graph.minutes(catalogue, steps)


def _steps(catalogue: Catalogue, decision: Decision) -> tuple[tuple[str, int], ...]:
    return graph.closure(catalogue, [(need.topic, need.depth) for need in decision.needs])


def start_on(today: dt.date) -> dt.date:
    """The first Thursday that leaves time to read."""
    soonest = today + dt.timedelta(days=NOTICE_DAYS)
    return soonest + dt.timedelta(days=(THURSDAY - soonest.isoweekday()) % 7)


def interview_every(goal: Goal) -> int:
    """What has a date at its end is rehearsed; 0 for no mock interviews."""
    return INTERVIEW_EVERY if goal.mode == "deadline" else 0
