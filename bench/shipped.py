"""Questions on the shipped catalogue, from people who start from zero."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from curriculum.exchange import SHIPPED, read
from planner.plans.brief import Brief, Cadence, Participant
from planner.plans.problem import question
from planner.solver import Problem

PEOPLE = ("Ada", "Ben", "Cleo", "Dan", "Eve", "Finn")
CASES = (
    ("build-product", 12, 60),
    ("build-product", 26, 60),
    ("build-product", 26, 90),
    ("architect", 12, 60),
    ("architect", 26, 60),
    ("interview", 12, 60),
    ("interview", 26, 60),
    ("research", 26, 60),
    ("research", 52, 60),
)


def problems() -> Iterator[tuple[str, Problem]]:
    catalogue = read(SHIPPED)
    for goal, meetings, minutes in CASES:
        cadence = Cadence(start=dt.date(2027, 1, 14), meetings=meetings, minutes=minutes)
        people = tuple(Participant(name=name) for name in PEOPLE)
        brief = Brief(goals=(goal,), cadence=cadence, people=people)
        yield f"{goal}, {meetings} x {minutes} min", question(brief, catalogue).problem
