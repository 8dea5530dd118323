"""Curators' pages of maturity: all topics, the overdue ones first; one topic to be judged anew."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from curriculum import maturity
from curriculum.maturity import Judgement, Proposal
from curriculum.pages.links import Link, decision_link
from curriculum.pages.maturity import Example, worked_examples
from curriculum.records import Catalogue, Depth, MaturityMeaning, Topic
from curriculum.spoken import spoken


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedLine:
    """`since`: from when on it has been this maturity, judgement after judgement."""

    topic: Topic
    since: dt.date
    due_on: dt.date
    is_overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliberateLine:
    decision: Link
    depth: Depth


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgingPage:
    """`following`: how many needs follow the maturity as it is."""

    line: JudgedLine
    meanings: tuple[MaturityMeaning, ...]
    depth: Depth
    following: int
    deliberate: tuple[DeliberateLine, ...]
    examples: tuple[Example, ...]
    seen: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A proposal, and whether it is taken."""

    proposal: Proposal
    is_accepted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """`saved`: minutes over all decisions by what is accepted; below zero where it adds some."""

    judgement: Judgement
    depth: Depth
    choices: tuple[Choice, ...]
    saved: int

    @property
    def added(self) -> int:
        return -self.saved

    @property
    def asked(self) -> set[str]:
        """Decisions whose need waits for a word."""
        return {each.proposal.decision for each in self.choices}


def judged_lines(catalogue: Catalogue, *, today: dt.date) -> tuple[JudgedLine, ...]:
    """Whatever waits longest first."""
    lines = [_line(topic, today) for topic in catalogue.topics]
    return tuple(sorted(lines, key=lambda line: line.due_on))


def judging_page(catalogue: Catalogue, topic: Topic, *, today: dt.date) -> JudgingPage:
    return JudgingPage(
        line=_line(topic, today),
        meanings=spoken(catalogue).maturities,
        depth=maturity.proposed_depth(catalogue, topic.maturity),
        following=len(maturity.followers(catalogue, topic)),
        deliberate=tuple(
            DeliberateLine(decision=decision_link(catalogue, decision.id), depth=depth)
            for decision, depth in maturity.deliberate(catalogue, topic)
        ),
        examples=tuple(worked_examples(catalogue)),
        seen=maturity.seen(catalogue, topic),
    )


def proposed(
    catalogue: Catalogue, topic: Topic, judgement: Judgement, *, left: Collection[str]
) -> Proposed:
    """`left`: decisions whose need stays as it is."""
    choices = tuple(
        Choice(proposal=each, is_accepted=each.decision not in left)
        for each in maturity.proposals(catalogue, topic, judgement.maturity)
    )
    return Proposed(
        judgement=judgement,
        depth=maturity.proposed_depth(catalogue, judgement.maturity),
        choices=choices,
        saved=sum(each.proposal.saved for each in choices if each.is_accepted),
    )


def _line(topic: Topic, today: dt.date) -> JudgedLine:
    due_on = maturity.due_on(topic)
    return JudgedLine(
        topic=topic, since=maturity.since(topic), due_on=due_on, is_overdue=due_on < today
    )
