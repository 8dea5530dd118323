"""What practising shows: an exercise with one's own tries, and where one can practise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from curriculum.pages.learning import ExercisePage, exercise_page
from curriculum.records import Catalogue, Exercise
from planner.accounts.models import User
from planner.groups.models import Group
from planner.meetings.models import AgendaItem, Meeting
from planner.progress.models import Attempt, State, TopicState

MOST_TRIES = 10
MOST_OFFERED = 6
SOON = dt.timedelta(days=14)
AT_WORK = (State.LEARNING, State.STUCK, State.UNDERSTOOD)


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticePage:
    """`tries`: the newest first; `taken_back`: the last one, where it can be brought back."""

    about: ExercisePage
    tries: tuple[Attempt, ...]
    taken_back: Attempt | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TryLine:
    """`title`: of the exercise; its id where the catalogue has lost it, then without a page."""

    attempt: Attempt
    title: str
    is_there: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeHub:
    """`offered`: exercises on what the reader is at; `questions`: how many interview questions
    there are; `tries`: what they did last."""

    offered: tuple[Exercise, ...]
    questions: int
    tries: tuple[TryLine, ...]


def practice_page(user: User, exercise_id: str, catalogue: Catalogue) -> PracticePage | None:
    """None for what the catalogue does not have."""
    about = exercise_page(catalogue, exercise_id)
    if about is None:
        return None
    rows = list(
        Attempt.objects.filter(user=user, exercise=exercise_id).order_by("-tried_at", "-id")
    )
    taken_back = [row for row in rows if row.taken_back_at is not None]
    return PracticePage(
        about=about,
        tries=tuple(row for row in rows if row.taken_back_at is None)[:MOST_TRIES],
        taken_back=max(taken_back, key=lambda row: (row.taken_back_at, row.pk), default=None),
    )


def practice_hub(
    user: User, groups: Sequence[Group], catalogue: Catalogue, *, now: dt.datetime
) -> PracticeHub:
    rows = list(Attempt.objects.kept().filter(user=user).order_by("-tried_at", "-id"))
    titles = {each.id: each.title for each in catalogue.exercises}
    got = {row.exercise for row in rows if row.outcome == Attempt.Outcome.GOT_IT}
    topics = _at(user, groups, now)
    return PracticeHub(
        offered=tuple(_offered(catalogue, topics, got))[:MOST_OFFERED],
        questions=len(catalogue.questions),
        tries=tuple(
            TryLine(
                attempt=row,
                title=titles.get(row.exercise, row.exercise),
                is_there=row.exercise in titles,
            )
            for row in rows[:MOST_TRIES]
        ),
    )


def _at(user: User, groups: Sequence[Group], now: dt.datetime) -> dict[str, int]:
    """Topics that the reader learns, or has soon in a meeting, each at the deepest depth."""
    coming = Meeting.objects.upcoming(now).filter(
        group__in=list(groups), state=Meeting.State.PLANNED, starts_at__lt=now + SOON
    )
    items = AgendaItem.objects.filter(meeting__in=coming, depth__gte=1).exclude(topic="")
    states = TopicState.objects.filter(user=user, state__in=AT_WORK)
    found: dict[str, int] = {}
    for rows in (items, states):
        for topic, depth in rows.values_list("topic", "depth").order_by("id"):
            found[topic] = max(depth, found.get(topic, 0))
    return found


def _offered(catalogue: Catalogue, topics: dict[str, int], got: set[str]) -> Iterator[Exercise]:
    """On these topics, at most one depth further; without what one has got already."""
    for exercise in catalogue.exercises:
        depth = next((each.depth for each in exercise.covers if each.topic == exercise.topic), 1)
        at = topics.get(exercise.topic, 0)
        if at and depth <= at + 1 and exercise.id not in got:
            yield exercise
