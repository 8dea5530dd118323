"""Where somebody is stuck, what they left for now, and what lies behind them: theirs alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Count, Sum

from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.dashboard.standing import NOT_STARTED
from planner.dashboard.stuck_subjects import StuckOn, TopicAt, stuck_on, topic_at
from planner.groups.models import Group
from planner.meetings.models import AgendaItem, Meeting
from planner.progress.models import HelpOffer, State, StateChange, Stuck, TopicState
from planner.progress.queries import moments_of, parked_by
from planner.threads.models import Thread

MOST_BEHIND = 5
MOST_CHANGES = 5
JUST_BEFORE = dt.timedelta(days=7)
SOON = dt.timedelta(days=14)
REMEMBERED = dt.timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class MomentLine:
    """`name`: of what it is about. `is_answered`: the thread that asks has an accepted answer."""

    moment: Stuck
    name: str
    at: TopicAt | None
    is_answered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    change: StateChange
    name: str
    became: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """`near`: what the groups read these days. `count` and `minutes` of all that is behind."""

    open: tuple[MomentLine, ...]
    near: tuple[StuckOn, ...]
    parked: tuple[tuple[TopicState, TopicAt], ...]
    behind: tuple[MomentLine, ...]
    count: int
    minutes: int
    changes: tuple[ChangeLine, ...]
    offers_help: bool


def hub(user: User, groups: Sequence[Group], catalogue: Catalogue, *, now: dt.datetime) -> Hub:
    own = moments_of(user)
    over = own.exclude(ended_at=None)
    ended = over.order_by("-ended_at", "-id")
    spent = over.aggregate(minutes=Sum("minutes"), count=Count("pk"))
    return Hub(
        open=moment_lines(own.filter(ended_at=None), catalogue),
        near=tuple(_near(groups, catalogue, now)),
        parked=tuple(_parked(user, catalogue)),
        behind=moment_lines(ended[:MOST_BEHIND], catalogue),
        count=spent["count"],
        minutes=spent["minutes"] or 0,
        changes=tuple(_changes(user, catalogue, now)),
        offers_help=HelpOffer.objects.filter(user=user).exists(),
    )


def moment_lines(moments: Iterable[Stuck], catalogue: Catalogue) -> tuple[MomentLine, ...]:
    rows = list(moments)
    asked = [row.thread for row in rows if row.thread is not None]
    answered = Thread.objects.filter(pk__in=asked, accepted__isnull=False)
    numbers = set(answered.values_list("pk", flat=True)) if asked else set()
    return tuple(_line(row, catalogue, numbers) for row in rows)


def subject_of(moment: Stuck, catalogue: Catalogue) -> StuckOn | None:
    """As the catalogue has it now; None where it has lost it."""
    return stuck_on(
        catalogue,
        moment.about_kind,
        moment.about_id,
        topic=moment.topic,
        depth=str(moment.depth),
    )


def _line(moment: Stuck, catalogue: Catalogue, answered: set[int]) -> MomentLine:
    on = subject_of(moment, catalogue)
    return MomentLine(
        moment=moment,
        name=on.name if on else moment.about_id,
        at=on.at if on else None,
        is_answered=moment.thread in answered,
    )


def _near(groups: Sequence[Group], catalogue: Catalogue, now: dt.datetime) -> Iterator[StuckOn]:
    """Topics of their last and next meetings, and what is read for these, each once."""
    meetings = Meeting.objects.taking_place().filter(
        group__in=groups, starts_at__gt=now - JUST_BEFORE, starts_at__lt=now + SOON
    )
    items = AgendaItem.objects.filter(meeting__in=meetings).exclude(topic="")
    seen: set[tuple[str, str]] = set()
    for item in items.order_by("meeting__starts_at", "position", "id"):
        units = [("unit", reading["unit"]) for reading in item.reading]
        for kind, entry in (("topic", item.topic), *units):
            depth = str(item.depth)
            on = stuck_on(catalogue, kind, entry, topic=item.topic, depth=depth)
            if on and (kind, entry) not in seen:
                seen.add((kind, entry))
                yield on


def _parked(user: User, catalogue: Catalogue) -> Iterator[tuple[TopicState, TopicAt]]:
    for row in parked_by(user):
        if row.topic in catalogue.topic_by_id:
            yield row, topic_at(catalogue, (row.topic, row.depth))


def _changes(user: User, catalogue: Catalogue, now: dt.datetime) -> Iterator[ChangeLine]:
    """The newest of each topic at its depth, as only these can be undone."""
    rows = StateChange.objects.filter(
        user=user, undone_at=None, changed_at__gt=now - REMEMBERED
    ).order_by("-id")
    seen: set[tuple[str, int]] = set()
    for row in rows:
        step = (row.topic, row.depth)
        if step in seen or row.topic not in catalogue.topic_by_id:
            continue
        seen.add(step)
        became = str(State(row.became).label if row.became else NOT_STARTED)
        yield ChangeLine(change=row, name=str(topic_at(catalogue, step)), became=became)
        if len(seen) == MOST_CHANGES:
            return
