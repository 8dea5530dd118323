"""Placement: the question that comes next, and at the end what the answers come to, as a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from curriculum.graph import Step
from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.dashboard.stuck_subjects import TopicAt, topic_at
from planner.groups.models import Group
from planner.plans.needed import needed_in
from planner.progress.models import KNOWING, Placement, State, TopicState
from planner.progress.placing import MOST, Placed, ground, placed


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    at: TopicAt
    can: tuple[str, ...]
    number: int
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A step to be ticked. `can`: one thing one can do then."""

    at: TopicAt
    can: str

    @property
    def value(self) -> str:
        return f"{self.at.topic}@{self.at.depth}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementPage:
    """`total`: steps of the plan. `question`: None at the end, before the start, and where nothing
    is left. `proposed`: each topic as deep as the answers go; `open`: what was not asked;
    `contradicted`: of what they said to know before, `known_before`, what they cannot do now."""

    placement: Placement | None
    last: Placement | None
    total: int
    question: Question | None
    proposed: tuple[Proposal, ...]
    open: tuple[Proposal, ...]
    contradicted: tuple[TopicAt, ...]
    known_before: frozenset[Step]

    @property
    def answered(self) -> int:
        return len(self.placement.answers) if self.placement else 0


def placement_page(
    user: User, group: Group, catalogue: Catalogue, *, for_lead: bool, is_review: bool = False
) -> PlacementPage:
    rows = Placement.objects.filter(user=user, group=group).select_related("batch")
    newest = list(rows.order_by("-id")[:2])
    current = next((each for each in newest if each.finished_at is None), None)
    last = next((each for each in newest if each.finished_at is not None), None)
    steps = needed_in(group, catalogue, with_drafts=for_lead).steps
    if current is None:
        return PlacementPage(
            placement=None, last=last, total=len(steps), question=None, proposed=(), open=(),
            contradicted=(), known_before=frozenset(),
        )  # fmt: skip
    states = _states(user, steps)
    found = _placed(current, steps, states, catalogue)
    before = [step for step, state in states.items() if state == State.KNOWN]
    question = None if is_review else _question(found, current, catalogue)
    return PlacementPage(
        placement=current,
        last=last,
        total=len(steps),
        question=question,
        proposed=tuple(_proposed(found, current, states, catalogue)),
        open=tuple(_proposal(step, catalogue) for step in found.open),
        contradicted=tuple(topic_at(catalogue, step) for step in before if step in found.cannot),
        known_before=frozenset(before),
    )


def _states(user: User, steps: tuple[Step, ...]) -> dict[Step, str]:
    topics = {topic for topic, _ in steps}
    rows = TopicState.objects.filter(user=user, topic__in=topics).order_by("topic", "depth")
    return {(topic, depth): state for topic, depth, state in rows.values_list(
        "topic", "depth", "state"
    )}  # fmt: skip


def _placed(
    current: Placement, steps: tuple[Step, ...], states: Mapping[Step, str], catalogue: Catalogue
) -> Placed:
    counts = {State.UNDERSTOOD.value} if current.is_again else {each.value for each in KNOWING}
    answers = [((topic, depth), can) for topic, depth, can in current.answers]
    known = [step for step, state in states.items() if state in counts]
    unsure = [step for step, state in states.items() if state not in KNOWING]
    deeper = [(topic, below) for topic, depth in known for below in range(1, depth + 1)]
    return placed(ground(catalogue, steps), answers, known=deeper, unsure=unsure)


def _question(found: Placed, current: Placement, catalogue: Catalogue) -> Question | None:
    if found.question is None:
        return None
    topic, depth = found.question
    return Question(
        at=topic_at(catalogue, found.question),
        can=catalogue.topic_by_id[topic].rung(depth).you_can,
        number=len(current.answers) + 1,
        most=min(MOST, len(current.answers) + len(found.open)),
    )


def _proposed(
    found: Placed, current: Placement, states: Mapping[Step, str], catalogue: Catalogue
) -> Iterator[Proposal]:
    """Without what is said to be known as deep already, unless all was asked anew."""
    deepest: dict[str, int] = {}
    for topic, depth in found.can:
        deepest[topic] = max(depth, deepest.get(topic, 0))
    counts = {State.UNDERSTOOD.value} if current.is_again else {each.value for each in KNOWING}
    for topic in catalogue.topic_by_id:
        depth = deepest.get(topic, 0)
        said = max((d for (t, d), s in states.items() if t == topic and s in counts), default=0)
        if depth > said:
            yield _proposal((topic, depth), catalogue)


def _proposal(step: Step, catalogue: Catalogue) -> Proposal:
    can = catalogue.topic_by_id[step[0]].rung(step[1]).you_can
    return Proposal(at=topic_at(catalogue, step), can=can[0] if can else "")
