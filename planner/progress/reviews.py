"""What comes back as a question, and when; read from states and cards, writing nothing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import OuterRef, Subquery

from curriculum.graph import Step
from curriculum.models import CatalogueState
from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.progress.credit import credited
from planner.progress.models import KNOWING, ReviewCard, ReviewLog, State, TopicState
from planner.progress.review_actions import memory_of
from planner.progress.spacing import Answer

AT_A_TIME = 4
"""So many take about two minutes."""
RESTS = dt.timedelta(hours=12)
"""After so many answers nothing is offered for so long, and nothing is asked twice within it."""
TAKEN_BACK_WITHIN = dt.timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRecall:
    """Something that its member knows. `times`: how often it was answered; `answered_at`: last,
    None for never."""

    topic: str
    depth: int
    due_at: dt.datetime
    times: int = 0
    answered_at: dt.datetime | None = None

    @property
    def step(self) -> Step:
        return (self.topic, self.depth)

    def was_answered(self, *, now: dt.datetime) -> bool:
        """So lately that it is not asked again."""
        return self.answered_at is not None and self.answered_at > now - RESTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`parked`: the longest first; `known`: each topic at the deepest depth, as deeper answers
    speak for the shallower ones. `version`: of the catalogue now; nothing where both are empty."""

    parked: tuple[TopicState, ...]
    known: tuple[ToRecall, ...]
    version: str


def standing_of(user: User) -> Standing:
    """With one query, whatever there is."""
    cards = ReviewCard.objects.filter(
        user=user, kind=ReviewCard.Kind.TOPIC, about=OuterRef("topic"), depth=OuterRef("depth")
    )
    rows = TopicState.objects.filter(user=user, state__in=(*KNOWING, State.PARKED)).annotate(
        card_due_at=Subquery(cards.values("due_at")),
        card_reviewed_at=Subquery(cards.values("reviewed_at")),
        card_times=Subquery(cards.values("times")),
        version=Subquery(CatalogueState.objects.filter(id=1).values("version")),
    )
    parked: list[TopicState] = []
    known: dict[str, ToRecall] = {}
    version = ""
    annotated: Iterable[Any] = rows.order_by("since", "id")  # types know no annotations here
    for row in annotated:
        version = row.version or ""
        if row.state == State.PARKED:
            parked.append(row)
        elif row.topic not in known or known[row.topic].depth < row.depth:
            known[row.topic] = ToRecall(
                topic=row.topic,
                depth=row.depth,
                due_at=row.card_due_at or memory_of(row.state, row.since).due_at,
                times=row.card_times or 0,
                answered_at=row.card_reviewed_at if row.card_times else None,
            )
    return Standing(parked=tuple(parked), known=tuple(known.values()), version=version)


def due(known: Sequence[ToRecall], catalogue: Catalogue, *, now: dt.datetime) -> list[ToRecall]:
    """What should be asked now; first what speaks for most of the rest, so that few questions
    do, and then what waits longest."""
    waiting = [each for each in known if each.due_at <= now and each.topic in catalogue.topic_by_id]
    steps = {each.step for each in waiting}
    below = {
        each.step: len(steps & credited(catalogue, each.step, Answer.GOOD).keys())
        for each in waiting
    }
    return sorted(waiting, key=lambda each: (-below[each.step], each.due_at, each.topic))


def offered(known: Sequence[ToRecall], catalogue: Catalogue, *, now: dt.datetime) -> int:
    """How many things the home page offers: two minutes at most, and none soon after as many."""
    if sum(each.was_answered(now=now) for each in known) >= AT_A_TIME:
        return 0
    return min(AT_A_TIME, len(due(known, catalogue, now=now)))


def of_topics(
    known: Sequence[ToRecall], topics: Sequence[str], catalogue: Catalogue, *, now: dt.datetime
) -> list[ToRecall]:
    """Of these topics what the member knows, due or not, in their order."""
    by_topic = {each.topic: each for each in known if each.topic in catalogue.topic_by_id}
    found = [by_topic[topic] for topic in dict.fromkeys(topics) if topic in by_topic]
    return [each for each in found if not each.was_answered(now=now)]


def last_answer(user: User, kind: str, *, now: dt.datetime) -> ReviewLog | None:
    """Which can still be taken back with one tap, if it was about something of this kind."""
    lately = ReviewLog.objects.standing().filter(
        card__user=user, answered_at__gt=now - TAKEN_BACK_WITHIN
    )
    last = lately.select_related("card").order_by("-id").first()
    return last if last and last.card.kind == kind else None
