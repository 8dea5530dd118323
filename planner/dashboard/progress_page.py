"""My progress: all that a group's plan needs, topic by topic, with what one did beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from curriculum import graph
from curriculum.graph import Step
from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.dashboard.evidence import Evidence, evidence_of
from planner.dashboard.ready import MOST, WAITING, OwnSteps, ReadyStep, ready_steps
from planner.dashboard.standing import Standing, standings
from planner.groups.models import Group
from planner.plans.needed import Needed, Wished, needed_in
from planner.progress.models import TopicState


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicRow:
    """`can`: one thing one can do then, a depth each."""

    topic: str
    name: str
    area: str
    is_gone: bool
    depths: tuple[tuple[Standing, str], ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """How far somebody is with a decision. `is_chosen`: the page shows only what it needs."""

    id: str
    title: str
    known: int
    total: int
    is_chosen: bool

    @property
    def is_ready(self) -> bool:
        return self.known == self.total


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPage:
    """`beside`: what they said of topics that the plan does not need."""

    group: Group
    decisions: tuple[DecisionRow, ...]
    chosen: Wished | None
    ready: tuple[ReadyStep, ...]
    topics: tuple[TopicRow, ...]
    beside: tuple[TopicRow, ...]
    known: int
    total: int


def progress_page(
    user: User, group: Group, catalogue: Catalogue, *, decision: str, for_lead: bool
) -> ProgressPage:
    """`decision`: only what this one stands on; what is none of the plan's is not listened to."""
    needed = needed_in(group, catalogue, with_drafts=for_lead)
    beside = _beside(user, needed)
    found = standings(user, (*needed.steps, *beside), catalogue)
    decisions = needed.decisions(catalogue)
    chosen = next((each for each in decisions if each.id == decision), None)
    shown = chosen.steps if chosen else needed.steps
    evidence = evidence_of(user, {topic for topic, _ in found}, catalogue)
    return ProgressPage(
        group=group,
        decisions=tuple(_decision(each, found, chosen) for each in decisions),
        chosen=chosen,
        ready=ready_steps(needed, _own(found), catalogue)[:MOST],
        topics=topic_rows(shown, found, evidence, catalogue),
        beside=() if chosen else topic_rows(beside, found, evidence, catalogue),
        known=_known(needed.steps, found),
        total=len(needed.steps),
    )


def topic_rows(
    steps: Sequence[Step],
    found: Mapping[Step, Standing],
    evidence: Mapping[str, tuple[Evidence, ...]],
    catalogue: Catalogue,
) -> tuple[TopicRow, ...]:
    """Each topic once, where its first step comes, with its depths from the shallowest on."""
    of_topic: dict[str, list[int]] = {}
    for topic, depth in steps:
        of_topic.setdefault(topic, []).append(depth)
    return tuple(
        TopicRow(
            topic=topic,
            name=found[topic, depths[0]].name,
            area=catalogue.topic_by_id[topic].area if topic in catalogue.topic_by_id else "",
            is_gone=topic not in catalogue.topic_by_id,
            depths=tuple(_depths(topic, sorted(depths), found, catalogue)),
            evidence=evidence.get(topic, ()),
        )
        for topic, depths in of_topic.items()
    )


def _depths(
    topic: str, depths: Sequence[int], found: Mapping[Step, Standing], catalogue: Catalogue
) -> Iterator[tuple[Standing, str]]:
    record = catalogue.topic_by_id.get(topic)
    for depth in depths:
        rungs = record.rungs if record else ()
        can = rungs[depth - 1].you_can if depth <= len(rungs) else ()
        yield found[topic, depth], can[0] if can else ""


def _decision(wished: Wished, found: Mapping[Step, Standing], chosen: Wished | None) -> DecisionRow:
    return DecisionRow(
        id=wished.id,
        title=wished.title,
        known=_known(wished.steps, found),
        total=len(wished.steps),
        is_chosen=wished == chosen,
    )


def _own(found: Mapping[Step, Standing]) -> OwnSteps:
    waiting = (step for step, each in found.items() if each.state in WAITING)
    known = (step for step, each in found.items() if each.is_known)
    return OwnSteps(known=frozenset(graph.with_shallower(known)), waiting=frozenset(waiting))


def _known(steps: Sequence[Step], found: Mapping[Step, Standing]) -> int:
    return sum(found[step].is_known for step in steps)


def _beside(user: User, needed: Needed) -> tuple[Step, ...]:
    rows = TopicState.objects.filter(user=user).order_by("topic", "depth")
    there = set(needed.steps)
    return tuple(step for step in rows.values_list("topic", "depth") if step not in there)
