"""Pure: how settled topics are, when that is judged again, and what another judgement proposes.

A maturity proposes a depth. A need that asks for just that depth follows it; one that asks for
another is deliberate, and nothing is proposed for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256

from curriculum import graph
from curriculum.documents import with_entries
from curriculum.judged import PastMaturity
from curriculum.records import Catalogue, Decision, Depth, Topic

LASTS_YEARS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    maturity: str
    reason: str
    judged_by: str
    judged_on: dt.date
    next_on: dt.date


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """For one need that follows: its depth now and then, and whole minutes of its decision from
    zero, now and if only this need changed."""

    decision: str
    question: str
    depth: Depth
    proposed: Depth
    before: int
    after: int

    @property
    def saved(self) -> int:
        """Minutes; below zero where it takes longer."""
        return self.before - self.after

    @property
    def added(self) -> int:
        return -self.saved


def due_on(topic: Topic) -> dt.date:
    """When it is to be judged again; two years after the last time where nobody said when. The
    29th of February counts as the 28th in other years."""
    day = topic.maturity_on
    is_leap_day = (day.month, day.day) == (2, 29)
    usual = day.replace(year=day.year + LASTS_YEARS, day=28 if is_leap_day else day.day)
    return topic.maturity_next_on or usual


def since(topic: Topic) -> dt.date:
    """The first day of the judgements in a row that say what the last one says."""
    found = topic.maturity_on
    for past in reversed(topic.maturity_past):
        if past.maturity != topic.maturity:
            break
        found = past.judged_on
    return found


def proposed_depth(catalogue: Catalogue, maturity: str) -> Depth:
    return next(each.default_depth for each in catalogue.maturities if each.id == maturity)


def followers(catalogue: Catalogue, topic: Topic) -> tuple[Decision, ...]:
    """Decisions that ask for the depth that the topic's maturity proposes."""
    depth = proposed_depth(catalogue, topic.maturity)
    return tuple(decision for decision, asked in _uses(catalogue, topic) if asked == depth)


def deliberate(catalogue: Catalogue, topic: Topic) -> tuple[tuple[Decision, Depth], ...]:
    """Decisions that ask for another depth, and for which."""
    depth = proposed_depth(catalogue, topic.maturity)
    return tuple((decision, asked) for decision, asked in _uses(catalogue, topic) if asked != depth)


def proposals(catalogue: Catalogue, topic: Topic, maturity: str) -> tuple[Proposal, ...]:
    """What the topic being of this maturity would ask of each need that follows."""
    depth = proposed_depth(catalogue, topic.maturity)
    wanted = proposed_depth(catalogue, maturity)
    if wanted == depth:
        return ()
    return tuple(
        Proposal(
            decision=each.id,
            question=each.question,
            depth=depth,
            proposed=wanted,
            before=minutes(catalogue, each),
            after=minutes(catalogue, at_depth(each, topic.id, wanted)),
        )
        for each in followers(catalogue, topic)
    )


def judged(
    catalogue: Catalogue, topic: Topic, judgement: Judgement, *, accepted: Collection[str]
) -> Catalogue:
    """The catalogue after it: the topic as judged, and the accepted decisions, of those that
    follow, at the new depth."""
    wanted = proposed_depth(catalogue, judgement.maturity)
    past = PastMaturity(
        maturity=topic.maturity,
        depth=proposed_depth(catalogue, topic.maturity),
        judged_on=topic.maturity_on,
        judged_by=topic.maturity_by,
        reason=topic.maturity_note,
    )
    changed = replace(
        topic,
        maturity=judgement.maturity,
        maturity_on=judgement.judged_on,
        maturity_note=judgement.reason,
        maturity_by=judgement.judged_by,
        maturity_next_on=judgement.next_on,
        maturity_past=(*topic.maturity_past, past),
    )
    decisions = {
        ("decisions", each.id): at_depth(each, topic.id, wanted)
        for each in followers(catalogue, topic)
        if each.id in accepted
    }
    return with_entries(catalogue, {("topics", topic.id): changed, **decisions})


def seen(catalogue: Catalogue, topic: Topic) -> str:
    """Stands for all that a judgement of the topic is built on, to tell whether it is the same."""
    depths = {each.id: each.default_depth for each in catalogue.maturities}
    uses = [(decision.id, depth) for decision, depth in _uses(catalogue, topic)]
    held = (topic.maturity, topic.maturity_on, topic.maturity_note, topic.maturity_by)
    found = repr((held, topic.maturity_next_on, topic.maturity_past, depths, uses))
    return sha256(found.encode()).hexdigest()[:32]


def minutes(catalogue: Catalogue, decision: Decision) -> int:
    """From zero, with everything that it stands on."""
    needs = [(each.topic, each.depth) for each in decision.needs]
    return graph.minutes(catalogue, graph.closure(catalogue, needs))


def at_depth(decision: Decision, topic: str, depth: Depth) -> Decision:
    needs = (replace(each, depth=depth) if each.topic == topic else each for each in decision.needs)
    return replace(decision, needs=tuple(needs))


def _uses(catalogue: Catalogue, topic: Topic) -> Iterator[tuple[Decision, Depth]]:
    for decision in catalogue.decisions:
        for need in decision.needs:
            if need.topic == topic.id:
                yield decision, need.depth
