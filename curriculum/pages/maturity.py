"""How settled mathematics is, and how deep that is why one goes: the measure and an example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from curriculum.maturity import at_depth, minutes
from curriculum.pages.links import Link, TopicLink, topic_link
from curriculum.records import Catalogue, Decision, Depth, MaturityMeaning


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleLine:
    """A topic that both decisions need; its maturity now."""

    topic: TopicLink
    maturity: str
    here: Depth
    there: Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """`minutes` of the decision from zero, and `deeper` with the topics as deep as its contrast
    needs them."""

    decision: Link
    contrast: Link
    lesson: str
    lines: tuple[ExampleLine, ...]
    minutes: int
    deeper: int

    @property
    def saved(self) -> int:
        return self.deeper - self.minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class MaturityLine:
    meaning: MaturityMeaning
    topics: tuple[TopicLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MaturityPage:
    lines: tuple[MaturityLine, ...]
    examples: tuple[Example, ...]


def maturity_page(catalogue: Catalogue) -> MaturityPage:
    return MaturityPage(
        lines=tuple(
            MaturityLine(
                meaning=meaning,
                topics=tuple(
                    topic_link(catalogue, topic.id)
                    for topic in catalogue.topics
                    if topic.maturity == meaning.id
                ),
            )
            for meaning in catalogue.maturities
        ),
        examples=tuple(worked_examples(catalogue)),
    )


def worked_examples(catalogue: Catalogue) -> Iterator[Example]:
    """Of decisions whose lesson names its contrast."""
    for decision in catalogue.decisions:
        if decision.maturity_lesson and decision.maturity_contrast:
            contrast = catalogue.decision_by_id[decision.maturity_contrast]
            lines = _lines(catalogue, decision, contrast)
            deeper = decision
            for line in lines:
                deeper = at_depth(deeper, line.topic.id, max(line.here, line.there))
            yield Example(
                decision=Link(decision.id, decision.question),
                contrast=Link(contrast.id, contrast.question),
                lesson=decision.maturity_lesson,
                lines=lines,
                minutes=minutes(catalogue, decision),
                deeper=minutes(catalogue, deeper),
            )


def _lines(catalogue: Catalogue, decision: Decision, contrast: Decision) -> tuple[ExampleLine, ...]:
    there = {need.topic: need.depth for need in contrast.needs}
    return tuple(
        ExampleLine(
            topic=topic_link(catalogue, need.topic),
            maturity=catalogue.topic_by_id[need.topic].maturity,
            here=need.depth,
            there=there[need.topic],
        )
        for need in decision.needs
        if need.topic in there
    )
