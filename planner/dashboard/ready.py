"""Ready next: what one can begin now, by how many of one's decisions stand on it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from curriculum import graph
from curriculum.current import current, version
from curriculum.graph import Step
from curriculum.records import Catalogue
from curriculum.spoken import spoken
from planner.accounts.models import User
from planner.dashboard.reader import groups_of, reader_of
from planner.dashboard.stuck_subjects import TopicAt, topic_at
from planner.groups.models import Group
from planner.plans.needed import Needed, needed_in_all
from planner.progress.models import KNOWING, State, TopicState

MOST = 5
WAITING = (State.PARKED, State.STUCK)
"""What is left for now, or has a page of its own, is not suggested."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyStep:
    """`opens`: the decisions that stand on it and are not reached; `last_of`: those of them for
    which nothing else is missing."""

    at: TopicAt
    minutes: int
    opens: tuple[str, ...]
    last_of: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSteps:
    """What somebody knows, with all that is shallower, and what waits."""

    known: frozenset[Step]
    waiting: frozenset[Step]


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Over all one's groups; asked by htmx from the home page, only the list."""
    user, catalogue = reader_of(request), spoken(current(version()))
    found = ready_in(user, groups_of(user), catalogue)
    is_part = request.headers.get("HX-Target") == "ready"
    template = "dashboard/_ready.html" if is_part else "dashboard/ready.html"
    return render(request, template, {"ready": found[:MOST] if is_part else found})


def ready_in(user: User, groups: Collection[Group], catalogue: Catalogue) -> tuple[ReadyStep, ...]:
    return ready_steps(needed_in_all(groups, catalogue), own_steps(user), catalogue)


def own_steps(user: User) -> OwnSteps:
    rows = TopicState.objects.filter(user=user).values_list("topic", "depth", "state")
    states = list(rows.order_by("topic", "depth"))
    known = [(topic, depth) for topic, depth, state in states if state in KNOWING]
    waiting = ((topic, depth) for topic, depth, state in states if state in WAITING)
    return OwnSteps(known=frozenset(graph.with_shallower(known)), waiting=frozenset(waiting))


def ready_steps(needed: Needed, own: OwnSteps, catalogue: Catalogue) -> tuple[ReadyStep, ...]:
    """Those that most decisions stand on come first, then the shortest."""
    decisions = needed.decisions(catalogue)
    missing = {each: set(each.steps) - own.known for each in decisions}
    found = []
    for step in needed.steps:
        if step in own.known or step in own.waiting or not _is_open(step, own, catalogue):
            continue
        opens = [each for each in decisions if step in missing[each]]
        found.append(
            ReadyStep(
                at=topic_at(catalogue, step),
                minutes=graph.minutes(catalogue, [step]),
                opens=tuple(each.title for each in opens),
                last_of=tuple(each.title for each in opens if missing[each] == {step}),
            )
        )
    return tuple(sorted(found, key=lambda each: (-len(each.opens), each.minutes)))


def _is_open(step: Step, own: OwnSteps, catalogue: Catalogue) -> bool:
    return set(graph.direct_needs(catalogue, step)) <= own.known


def opened_by(topic: str, needed: Needed, own: OwnSteps, catalogue: Catalogue) -> tuple[str, ...]:
    """The reader's decisions that a topic still keeps closed."""
    return tuple(
        each.title
        for each in needed.decisions(catalogue)
        if any(step[0] == topic and step not in own.known for step in each.steps)
    )
