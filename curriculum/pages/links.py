"""What pages link to: topics at a depth, decisions, exercises, and the texts behind an idea."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from curriculum.names import Name, NamedKind
from curriculum.records import DEPTH_NAMES, DEPTHS, Catalogue, Depth, Resource, Source

# The resource in the catalogue that is the text itself, by the name of the seed.
TEXTS = {
    "000_9d6047705773e518.txt": "batch-letter-how-much",
    "001_62e4ac698abdd493.txt": "batch-letter-how-much",
    "002_bafa8e1a823a8308.txt": "batch-letter-math-course",
    "003_f99422604a5d3048.txt": "batch-letter-how-much",
    "004_42328369c350bd37.txt": "yc-essay",
}


@dataclass(frozen=True, slots=True)
class Link:
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class TopicLink:
    """`depth` is 0 where none is meant."""

    id: str
    name: str
    area: str
    depth: Depth = 0


@dataclass(frozen=True, slots=True)
class SourceLine:
    """`text` is nothing for a seed that the catalogue does not hold as a resource."""

    seed: str
    paraphrase: str
    text: Link | None


def topic_link(catalogue: Catalogue, topic_id: str, depth: Depth = 0) -> TopicLink:
    topic = catalogue.topic_by_id[topic_id]
    return TopicLink(topic.id, topic.name, topic.area, depth)


def decision_link(catalogue: Catalogue, decision_id: str) -> Link:
    return Link(decision_id, catalogue.decision_by_id[decision_id].question)


def goal_links(catalogue: Catalogue, goal_ids: Iterable[str]) -> tuple[Link, ...]:
    return tuple(Link(each, catalogue.goal_by_id[each].title) for each in goal_ids)


def resource_of(catalogue: Catalogue, resource_id: str) -> Resource | None:
    return next((each for each in catalogue.resources if each.id == resource_id), None)


def source_lines(catalogue: Catalogue, sources: Iterable[Source]) -> tuple[SourceLine, ...]:
    """What a text says again in another edition is not said twice."""
    found = [
        SourceLine(each.seed, each.paraphrase, text_of(catalogue, each.seed)) for each in sources
    ]
    return tuple(line for line in found if not line.paraphrase.startswith("Same"))


def text_of(catalogue: Catalogue, seed: str) -> Link | None:
    found = resource_of(catalogue, TEXTS.get(seed, ""))
    return Link(found.id, found.title) if found else None


def names_of(catalogue: Catalogue, kind: NamedKind, entry_id: str) -> tuple[Name, ...]:
    return tuple(each for each in catalogue.names if (each.kind, each.id) == (kind, entry_id))


def step_name(topic_id: str, depth: Depth) -> str:
    """A step as addresses hold it: "pca@working"."""
    return f"{topic_id}@{DEPTH_NAMES[depth]}"


def steps_named(catalogue: Catalogue, names: Iterable[str]) -> tuple[tuple[str, Depth], ...]:
    """The steps that are meant; what names none is passed over, as addresses get old."""
    parted = (name.rpartition("@") for name in names)
    found = ((topic, DEPTHS[depth]) for topic, _, depth in parted if depth in DEPTHS)
    return tuple(dict.fromkeys(step for step in found if step[0] in catalogue.topic_by_id))
