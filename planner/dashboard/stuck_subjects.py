"""Pure: what somebody can be stuck on, and which topic at which depth it comes down to."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from curriculum.graph import Step
from curriculum.records import DEPTH_NAMES, DEPTHS, WORKING, Catalogue, Depth, Resource, Unit
from planner.language.depth_words import depth_word
from planner.meetings.wording import dots
from planner.progress.stuck_actions import On


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicAt:
    """A topic at a depth, in words."""

    topic: str
    depth: int
    name: str

    @property
    def depth_name(self) -> str:
        return DEPTH_NAMES[self.depth]

    @property
    def dots(self) -> str:
        return dots(self.depth)

    @property
    def step(self) -> Step:
        return (self.topic, self.depth)

    def __str__(self) -> str:
        return _("%(topic)s (%(depth)s)") % {"topic": self.name, "depth": depth_word(self.depth)}


@dataclass(frozen=True, slots=True, kw_only=True)
class StuckOn:
    """`kind` is topic, unit or exercise, `of` the resource of a unit. `at`: what it comes down to,
    None where the catalogue does not say. `others`: what else it may be."""

    kind: str
    id: str
    name: str
    of: str = ""
    parent: str = ""
    at: TopicAt | None = None
    others: tuple[TopicAt, ...] = ()

    def on(self, location: str = "") -> On:
        """As a moment keeps it."""
        return On(
            kind=self.kind,
            id=self.id,
            topic=self.at.topic if self.at else "",
            depth=self.at.depth if self.at else 0,
            location=location,
        )


def stuck_on(
    catalogue: Catalogue, kind: str, entry: str, *, topic: str = "", depth: str = ""
) -> StuckOn | None:
    """None for what the catalogue does not have; `entry` is its id. `topic` and `depth`, a name
    or a number, say which of what a unit or an exercise covers; others are not listened to."""
    if kind == "topic":
        return _topic(catalogue, entry, depth_of(depth))
    if kind == "unit":
        return _unit(catalogue, entry, topic, depth)
    if kind == "exercise":
        return _exercise(catalogue, entry, topic, depth)
    return None


def unit_of(catalogue: Catalogue, entry: str) -> tuple[Resource, Unit] | None:
    return next((each for each in catalogue.units() if each[1].id == entry), None)


def topic_at(catalogue: Catalogue, step: Step) -> TopicAt:
    return TopicAt(topic=step[0], depth=step[1], name=catalogue.topic_by_id[step[0]].name)


def depth_of(text: str) -> Depth | None:
    """ "working" and "2" are the same; None for anything else."""
    return DEPTHS.get(text) or next((each for each in DEPTH_NAMES if str(each) == text), None)


def _topic(catalogue: Catalogue, topic: str, depth: Depth | None) -> StuckOn | None:
    record = catalogue.topic_by_id.get(topic)
    if record is None:
        return None
    depths = [rung.depth for rung in record.rungs]
    chosen = depth if depth in depths else min(WORKING, len(depths))
    steps = tuple((topic, each) for each in depths)
    return _on(catalogue, StuckOn(kind="topic", id=topic, name=record.name), steps, topic, chosen)


def _unit(catalogue: Catalogue, entry: str, topic: str, depth: str) -> StuckOn | None:
    found = unit_of(catalogue, entry)
    if found is None:
        return None
    resource, unit = found
    on = StuckOn(kind="unit", id=entry, name=unit.title, of=resource.title, parent=resource.id)
    steps = tuple((each.topic, each.depth) for each in unit.covers)
    return _on(catalogue, on, steps, topic, depth_of(depth))


def _exercise(catalogue: Catalogue, entry: str, topic: str, depth: str) -> StuckOn | None:
    found = next((each for each in catalogue.exercises if each.id == entry), None)
    if found is None:
        return None
    on = StuckOn(kind="exercise", id=entry, name=found.title)
    covers = [(each.topic, each.depth) for each in found.covers]
    own_first = sorted(covers, key=lambda step: step[0] != found.topic)
    return _on(catalogue, on, tuple(own_first), topic, depth_of(depth))


def _on(
    catalogue: Catalogue, on: StuckOn, steps: tuple[Step, ...], topic: str, depth: Depth | None
) -> StuckOn:
    """The step that was named, or else the first of the topic named, or else the first."""
    named = [step for step in steps if step[0] == topic]
    exact = [step for step in named if step[1] == depth]
    chosen = next(iter((*exact, *named, *steps)), None)
    return replace(
        on,
        at=topic_at(catalogue, chosen) if chosen else None,
        others=tuple(topic_at(catalogue, step) for step in steps if step != chosen),
    )
