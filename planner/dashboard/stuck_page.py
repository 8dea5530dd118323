"""The page of what somebody is stuck on: what helps first first, and then the others."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from curriculum import graph
from curriculum.pages.learning import AskLine, stuck_page
from curriculum.records import Catalogue, Mode
from planner.accounts.models import User
from planner.dashboard.detours import Detour, cap_of, long_detour
from planner.dashboard.stuck_offers import Below, OtherUnit, below, other_units
from planner.dashboard.stuck_proposals import PlanActs, plan_acts
from planner.dashboard.stuck_subjects import StuckOn, TopicAt, topic_at
from planner.dashboard.stuck_threads import Asked, AskIn, ask_in, asked_before
from planner.groups.models import Group, Membership
from planner.meetings.models import AgendaItem, Meeting
from planner.plans.models import Revision
from planner.plans.modes import counting, is_on_demand, modes_in
from planner.plans.small_plan import Towards, steps_towards
from planner.progress.models import Stuck
from planner.progress.queries import known_to
from planner.threads.models import Thread


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Something else that it may be, at its address."""

    at: TopicAt
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WayThere:
    """What a small plan would hold. `is_off`: breadth and patience instead; `is_long`: longer
    than a detour may be."""

    steps: tuple[TopicAt, ...]
    minutes: int
    is_off: bool
    is_long: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The thread that the moment asks in."""

    title: str
    address: str
    is_answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StuckPage:
    """`moment`: None for who only looks. `address`: where it is read in the catalogue."""

    on: StuckOn
    address: str
    moment: Stuck | None
    group: Group | None
    choices: tuple[Choice, ...]
    below: tuple[tuple[Below, str], ...]
    units: tuple[OtherUnit, ...]
    asked: tuple[Asked, ...]
    questions: tuple[AskLine, ...]
    ask_in: tuple[AskIn, ...]
    way: WayThere | None
    detour: Detour | None
    question: Question | None
    acts: PlanActs


def page_of(
    user: User,
    on: StuckOn,
    catalogue: Catalogue,
    *,
    memberships: Sequence[Membership],
    group: Group | None,
    moment: Stuck | None,
    now: dt.datetime,
) -> StuckPage:
    """`group`: in which they met it; None for all that they belong to."""
    theirs = [group] if group else [each.group for each in memberships]
    revisions = counting(group) if group else []
    modes = modes_in(revisions, catalogue)
    cap = cap_of(group, modes)
    way = _way_there(user, on.at, catalogue, modes, cap) if on.at else None
    items = _agenda_of(theirs, on.at)
    return StuckPage(
        on=on,
        address=catalogue_address(on),
        moment=moment,
        group=group,
        choices=tuple(Choice(at=each, address=_choosing(on, each, group)) for each in on.others),
        below=tuple(
            (each, stuck_address("topic", each.at.topic, each.at, group))
            for each in (below(catalogue, on.at) if on.at else ())
        ),
        units=other_units(catalogue, on, reading=_units_read(items)),
        asked=asked_before(theirs, on, user),
        questions=stuck_page(catalogue).stuck,
        ask_in=ask_in(theirs, on, moment.location if moment else ""),
        way=way,
        detour=long_detour(user, moment, cap=cap, now=now) if moment else None,
        question=_question(moment, theirs) if moment else None,
        acts=_acts(memberships, revisions, on.at, way, items, now)
        if revisions and on.at and way
        else PlanActs(),
    )


def _acts(
    memberships: Sequence[Membership],
    revisions: Sequence[Revision],
    at: TopicAt,
    way: WayThere,
    items: Iterable[AgendaItem],
    now: dt.datetime,
) -> PlanActs:
    """To the newest plan of the group."""
    plan = revisions[0].plan
    own = next(each for each in memberships if each.group_id == plan.group_id)
    return plan_acts(
        plan,
        at,
        way.steps,
        is_lead=own.role == Membership.Role.LEAD,
        is_ahead=any(item.meeting.ends_at > now for item in items),
    )


def catalogue_address(on: StuckOn) -> str:
    if on.kind == "unit":
        return f"{reverse('curriculum:resource', args=[on.parent])}#{on.id}"
    return reverse(f"curriculum:{on.kind}", args=[on.id])


def stuck_address(kind: str, entry: str, at: TopicAt, group: Group | None) -> str:
    """Where whoever is stuck on it looks."""
    asked = {"about": kind, "id": entry, "topic": at.topic, "depth": at.depth_name}
    if group:
        asked["group"] = str(group.pk)
    return f"{reverse('dashboard:stuck')}?{urlencode(asked)}"


def _choosing(on: StuckOn, at: TopicAt, group: Group | None) -> str:
    return stuck_address(on.kind, on.id, at, group)


def _agenda_of(groups: Sequence[Group], at: TopicAt | None) -> list[AgendaItem]:
    """Where the groups' meetings have the topic, at this depth or deeper."""
    if at is None:
        return []
    items = AgendaItem.objects.filter(
        meeting__in=Meeting.objects.taking_place().filter(group__in=groups),
        topic=at.topic,
        depth__gte=at.depth,
    )
    return list(items.select_related("meeting").order_by("id"))


def _units_read(items: Iterable[AgendaItem]) -> set[str]:
    return {reading["unit"] for item in items for reading in item.reading}


def _way_there(
    user: User, at: TopicAt, catalogue: Catalogue, modes: frozenset[Mode], cap: int | None
) -> WayThere:
    towards = Towards(topic=at.topic, depth=at.depth)
    steps = steps_towards(catalogue, towards, knows=known_to(user))
    minutes = graph.minutes(catalogue, steps)
    return WayThere(
        steps=tuple(topic_at(catalogue, step) for step in steps),
        minutes=minutes,
        is_off=not is_on_demand(modes),
        is_long=cap is not None and minutes > cap,
    )


def _question(moment: Stuck, groups: Sequence[Group]) -> Question | None:
    """As long as it is there, and they may read it."""
    if moment.thread is None:
        return None
    present = Thread.objects.present().filter(pk=moment.thread, group__in=groups)
    thread = present.select_related("group").first()
    if thread is None:
        return None
    return Question(
        title=thread.title,
        address=reverse("threads:thread", args=[thread.group_id, thread.group.slug, thread.pk]),
        is_answered=thread.accepted_id is not None,
    )
