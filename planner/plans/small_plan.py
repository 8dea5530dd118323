"""Pure: the smallest plan that leads one person up to a topic or a decision, on demand.

It takes what that stands on, without what the person knows, and nothing else; a sitting each
working day, most of it reading.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from curriculum import graph
from curriculum.graph import Step
from curriculum.records import DEPTH_NAMES, Catalogue
from planner.plans.brief import Brief, Cadence, Depth, Minutes, Participant, Wanted
from planner.plans.queries import programme_for
from planner.solver import QUICK

WORKING_DAYS = (1, 2, 3, 4, 5)
SITTING = 15
"""Minutes in which a day's reading is put to use."""
READING = 30
"""Minutes of a day's reading."""
LONG = 10 * 60
"""Whoever has more minutes than that before them takes twice as long a day."""
MOST_SITTINGS = 104
NOON = dt.time(12)
Knows = tuple[tuple[str, Depth], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Towards:
    """A topic at a depth, or a decision; the other is empty."""

    topic: str = ""
    depth: Depth = 0
    decision: str = ""


def steps_towards(catalogue: Catalogue, towards: Towards, *, knows: Knows) -> tuple[Step, ...]:
    """What there is to learn, prerequisites first; none for who knows it. Raises KeyError for
    what the catalogue does not have."""
    if towards.decision:
        needs = [(n.topic, n.depth) for n in catalogue.decision_by_id[towards.decision].needs]
        return graph.closure(catalogue, needs, known=knows)
    return graph.closure(catalogue, [(towards.topic, towards.depth)], known=knows)


def title_of(catalogue: Catalogue, towards: Towards) -> str:
    if towards.decision:
        return f"Towards “{catalogue.decision_by_id[towards.decision].question}”"
    name = catalogue.topic_by_id[towards.topic].name
    return f"Towards {name} ({DEPTH_NAMES[towards.depth]})"


def small_brief(
    catalogue: Catalogue, towards: Towards, *, name: str, zone: str, knows: Knows, today: dt.date
) -> Brief:
    """With as few sittings as it takes, from the next working day on. Solves once, quickly.

    `zone` as IANA names it. Raises KeyError as `steps_towards`.
    """
    minutes = graph.minutes(catalogue, steps_towards(catalogue, towards, knows=knows))
    times = 2 if minutes > LONG else 1
    generous = 2 + minutes // (SITTING * times)
    asked = Brief(
        title=title_of(catalogue, towards)[:200],
        cadence=Cadence(
            start=_next_working_day(today),
            days=WORKING_DAYS,
            at=NOON,
            minutes=SITTING * times,
            meetings=min(generous, MOST_SITTINGS),
            zone=zone,
        ),
        people=(Participant(name=name, knows=knows, reading=7 * READING * times),),
        decisions=(Wanted(decision=towards.decision),) if towards.decision else (),
        depths=((towards.topic, towards.depth),) if towards.topic else (),
        minutes=Minutes(opening=0, recall=0),
    )
    used = _sittings_used(asked, catalogue)
    return replace(asked, cadence=replace(asked.cadence, meetings=used))


def _next_working_day(today: dt.date) -> dt.date:
    day = today + dt.timedelta(days=1)
    while day.isoweekday() not in WORKING_DAYS:
        day += dt.timedelta(days=1)
    return day


def _sittings_used(brief: Brief, catalogue: Catalogue) -> int:
    """Up to the last one with anything in it; where it is too much for all of them, all."""
    meetings = programme_for(brief, catalogue, effort=QUICK).meetings()
    studying = [
        number
        for number, each in enumerate(meetings, start=1)
        if any(line.kind == "study" for line in each.lines)
    ]
    return max(studying, default=1)
