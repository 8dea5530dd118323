"""What is allowed in a catalogue but worth a curator's look. Plain values; `today` is passed in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from curriculum import graph
from curriculum.maturity import due_on
from curriculum.records import DEPTH_NAMES, Catalogue

SmellKind = Literal[
    "not needed",
    "no unit",
    "out of reach",
    "no estimate",
    "old maturity",
    "long unit",
    "covers nothing",
    "no units",
    "no decisions",
    "unreachable",
]
LONG_UNIT_MINUTES = 8 * 60


@dataclass(frozen=True, slots=True)
class Smell:
    """`subject` is the id of the entry; `text` says what is odd and what would mend it."""

    kind: SmellKind
    subject: str
    text: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.subject}: {self.text}"


def smells(catalogue: Catalogue, *, today: dt.date) -> tuple[Smell, ...]:
    """Every smell of a catalogue without problems, in the order of the catalogue."""
    return (
        *_not_needed(catalogue),
        *_without_unit(catalogue),
        *_out_of_reach(catalogue),
        *_without_estimate(catalogue),
        *_old_maturity(catalogue, today),
        *_unreachable(catalogue),
        *_odd_units(catalogue),
        *_empty(catalogue),
    )


def _not_needed(catalogue: Catalogue) -> Iterator[Smell]:
    reached = graph.decisions_reached(catalogue)
    for topic in catalogue.topics:
        if not reached[topic.id] and not topic.for_curiosity:
            yield Smell(
                "not needed",
                topic.id,
                "no decision needs it, directly or through others: "
                "name a decision, or mark it for curiosity",
            )


def _without_unit(catalogue: Catalogue) -> Iterator[Smell]:
    covered = {(each.topic, each.depth) for _, unit in catalogue.units() for each in unit.covers}
    needed_by: dict[graph.Step, list[str]] = {}
    for decision in catalogue.decisions:
        for need in decision.needs:
            needed_by.setdefault((need.topic, need.depth), []).append(decision.id)
    for (topic, depth), decisions in needed_by.items():
        if (topic, depth) not in covered:
            yield Smell(
                "no unit",
                f"{topic}@{DEPTH_NAMES[depth]}",
                f"needed for {', '.join(decisions)}, but no unit covers it: add one",
            )


def _out_of_reach(catalogue: Catalogue) -> Iterator[Smell]:
    level = graph.levels(catalogue)
    for topic in catalogue.topics:
        for rung in topic.rungs:
            if (topic.id, rung.depth) not in level:
                yield Smell(
                    "out of reach",
                    f"{topic.id}@{DEPTH_NAMES[rung.depth]}",
                    "its prerequisites lead back to it: open the circle",
                )


def _without_estimate(catalogue: Catalogue) -> Iterator[Smell]:
    for topic in catalogue.topics:
        estimated = {rung.depth for rung in topic.rungs if rung.minutes > 0}
        guessed = {rung.depth for rung in topic.rungs if rung.is_guess}
        for depth, name in DEPTH_NAMES.items():
            if depth not in estimated:
                yield Smell("no estimate", f"{topic.id}@{name}", "nobody said how long it takes")
            elif depth in guessed:
                text = "its minutes are a guess: estimate them, or confirm them"
                yield Smell("no estimate", f"{topic.id}@{name}", text)


def _old_maturity(catalogue: Catalogue, today: dt.date) -> Iterator[Smell]:
    for topic in catalogue.topics:
        if due_on(topic) < today:
            yield Smell(
                "old maturity",
                topic.id,
                f"{topic.maturity!r} was judged on {topic.maturity_on}: judge it again",
            )


def _unreachable(catalogue: Catalogue) -> Iterator[Smell]:
    """Decisions of no goal, or that need what nobody can come to."""
    level = graph.levels(catalogue)
    for decision in catalogue.decisions:
        if not decision.goals:
            yield Smell("unreachable", decision.id, "it belongs to no goal: name one")
        for need in decision.needs:
            if (need.topic, need.depth) not in level:
                step = f"{need.topic}@{DEPTH_NAMES[need.depth]}"
                text = f"it needs {step}, which nobody can reach: open the circle before it"
                yield Smell("unreachable", decision.id, text)


def _odd_units(catalogue: Catalogue) -> Iterator[Smell]:
    for _, unit in catalogue.units():
        if unit.minutes > LONG_UNIT_MINUTES:
            hours = unit.minutes / 60
            yield Smell("long unit", unit.id, f"{hours:.0f} hours in one unit: split it")
        if not unit.covers and not unit.is_optional:
            yield Smell("covers nothing", unit.id, "it teaches no topic: say which, or remove it")


def _empty(catalogue: Catalogue) -> Iterator[Smell]:
    for resource in catalogue.resources:
        if not resource.units:
            yield Smell("no units", resource.id, "nothing in it can be planned: add its units")
    for goal in catalogue.goals:
        if not catalogue.decisions_of(goal.id) and not goal.needs_no_reason:
            yield Smell("no decisions", goal.id, "no decision belongs to it: add one")
