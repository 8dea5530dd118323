"""What the home page says of being stuck: open moments, and parked topics that come back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curriculum import graph
from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.dashboard.stuck_hub import MomentLine, moment_lines
from planner.dashboard.stuck_subjects import TopicAt, topic_at
from planner.groups.models import Group
from planner.language.dates import full_day
from planner.meetings.models import AgendaItem, Meeting
from planner.meetings.zones import zone_named
from planner.progress.models import Stuck, TopicState
from planner.progress.queries import to_take_up

SOON = 2
"""So many meetings of each group are looked at for what is parked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ComingBack:
    """A parked topic. `for_title` and `day`: of the meeting that needs it soon; empty where it is
    this month's suggestion. `why`: for which decision, in the words of the agenda."""

    state: TopicState
    at: TopicAt
    for_title: str = ""
    day: str = ""
    meeting: Meeting | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeStuck:
    """`needed`: before meetings to come, soonest first; `suggested`: one a month."""

    open: tuple[MomentLine, ...]
    needed: tuple[ComingBack, ...]
    suggested: ComingBack | None


def home_stuck(
    user: User,
    groups: Sequence[Group],
    catalogue: Catalogue,
    *,
    rows: Sequence[TopicState],
    now: dt.datetime,
) -> HomeStuck:
    """`rows`: what the user has parked. Most people are neither stuck nor have parked anything:
    then it takes one query, and looks at no catalogue."""
    moments = list(Stuck.objects.open().filter(user=user).order_by("-began_at", "-id"))
    if not rows and not moments:
        return HomeStuck(open=(), needed=(), suggested=None)
    parked = [row for row in rows if row.topic in catalogue.topic_by_id]
    needed = tuple(_needed(parked, groups, catalogue, now)) if parked else ()
    suggestion = to_take_up(user, now=now) if parked and not needed else None
    return HomeStuck(
        open=moment_lines(moments, catalogue),
        needed=needed,
        suggested=_coming_back(suggestion, catalogue) if suggestion in parked else None,
    )


def _needed(
    parked: Sequence[TopicState], groups: Sequence[Group], catalogue: Catalogue, now: dt.datetime
) -> Iterator[ComingBack]:
    """Each once, for the first meeting whose agenda stands on it."""
    waiting = {(row.topic, row.depth): row for row in parked}
    for item in _coming_items(groups, now):
        if item.topic not in catalogue.topic_by_id:
            continue
        for step in graph.closure(catalogue, [(item.topic, item.depth)]):
            if step in waiting:
                yield _for(waiting.pop(step), item, catalogue)


def _coming_items(groups: Sequence[Group], now: dt.datetime) -> Iterator[AgendaItem]:
    coming = Meeting.objects.upcoming(now).filter(
        group__in=list(groups), state=Meeting.State.PLANNED
    )
    seen: dict[int, int] = {}
    wanted = []
    for pk, group in coming.order_by("starts_at", "id").values_list("pk", "group"):
        seen[group] = seen.get(group, 0) + 1
        if seen[group] <= SOON:
            wanted.append(pk)
    items = AgendaItem.objects.filter(meeting__in=wanted, depth__gte=1).exclude(topic="")
    ordered = items.order_by("meeting__starts_at", "position", "id")
    yield from ordered.select_related("meeting__group")


def _for(state: TopicState, item: AgendaItem, catalogue: Catalogue) -> ComingBack:
    meeting = item.meeting
    on = meeting.starts_at.astimezone(zone_named(meeting.group.zone)).date()
    return ComingBack(
        state=state,
        at=topic_at(catalogue, (state.topic, state.depth)),
        for_title=item.title,
        day=full_day(on),
        meeting=meeting,
        why=item.why,
    )


def _coming_back(state: TopicState, catalogue: Catalogue) -> ComingBack:
    return ComingBack(state=state, at=topic_at(catalogue, (state.topic, state.depth)))
