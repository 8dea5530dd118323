"""Pure: taking out of a plan what all its people know, and who of how many lacks what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from curriculum.records import DEPTH_NAMES, Catalogue
from planner.plans.brief import Brief
from planner.plans.edit_rules import Around, CannotEdit, Edited, require_topic
from planner.solver import Key

Counts = Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """So many of the people counted do not know the step; never all of them, and never none."""

    key: Key
    name: str
    people: int
    of: int

    def __str__(self) -> str:
        verb = "lacks" if self.people == 1 else "lack"
        return f"{self.people} of {self.of} {verb} {self.name} ({DEPTH_NAMES[self.key[1]]})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Skippable:
    """A step that all who were counted know, and the plan still has."""

    key: Key
    name: str

    @property
    def value(self) -> str:
        return f"{self.key[0]}:{self.key[1]}"

    def __str__(self) -> str:
        return f"{self.name} ({DEPTH_NAMES[self.key[1]]})"


def taken_as_known(plan: Edited, steps: Iterable[Key], around: Around) -> Edited:
    """Raises CannotEdit where the plan takes them as known already."""
    known = dict(plan.brief.known)
    for topic, depth in steps:
        require_topic(topic, depth, around)
        known[topic] = max(depth, known.get(topic, 0))
    if known == dict(plan.brief.known):
        raise CannotEdit("Choose what all know and the plan does not take as known yet.")
    return replace(plan, brief=replace(plan.brief, known=tuple(known.items())))


def skippable(
    brief: Brief, needed: Iterable[Key], counts: Counts, people: int, catalogue: Catalogue
) -> tuple[Skippable, ...]:
    """Each topic once, as deep as the plan goes and all know it."""
    known, found = dict(brief.known), dict[str, int]()
    for topic, depth in needed:
        if knowing(counts, (topic, depth)) == people and depth > known.get(topic, 0):
            found[topic] = max(depth, found.get(topic, 0))
    names = catalogue.topic_by_id
    return tuple(Skippable(key=key, name=names[key[0]].name) for key in found.items())


def lacking(
    needed: Iterable[Key], counts: Counts, people: int, catalogue: Catalogue
) -> tuple[Lacking, ...]:
    """Where some know the step and others do not; what fewest lack comes first."""
    rows = [
        Lacking(key=key, name=catalogue.topic_by_id[key[0]].name, people=people - some, of=people)
        for key in needed
        if 0 < (some := knowing(counts, key)) < people
    ]
    return tuple(sorted(rows, key=lambda each: each.people))


def knowing(counts: Counts, key: Key) -> int:
    of_topic = counts.get(key[0], ())
    return of_topic[key[1] - 1] if len(of_topic) >= key[1] else 0
