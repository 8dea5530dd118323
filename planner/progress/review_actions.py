"""Answering what comes back as a question, and taking the last answer back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from curriculum.graph import Step
from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.progress import spacing
from planner.progress.credit import credited, postponed
from planner.progress.models import ReviewCard, ReviewLog, State, TopicState
from planner.progress.spacing import Answer, Memory

MEMORY = ("stability", "difficulty", "reviewed_at", "days", "due_at", "times")


class CannotReview(Exception):
    """It does not come back as a question; the text says why."""


class CannotTakeBack(Exception):
    """Another answer came after it; the text says so."""


@transaction.atomic
def answer_topic(
    *,
    user: User,
    topic: str,
    depth: int,
    answer: Answer,
    times: int,
    catalogue: Catalogue,
    now: dt.datetime,
) -> ReviewLog | None:
    """What the member knows of a topic at a depth, with credit for what it stands on.

    Its card is made from their state, as answered on the day since when they know it: understood
    was a first "good", known before a first "easy". `times`: how often the card had been answered
    when it was shown; None is given where that is no longer so, as when a button is pressed
    twice. Raises CannotReview for what they do not know, such as parked or not started.
    """
    _lock(user)
    shares = credited(catalogue, (topic, depth), answer)
    topics = {topic, *(each for each, _ in shares)}
    cards = _cards(user, topics)
    asked = cards.get((topic, depth))
    if asked is None:
        raise CannotReview(_("You have not said that you know this, so it does not come back."))
    if asked.times != times:
        return None
    was = _as_was(asked)
    _remember(asked, spacing.again(asked.memory, answer, at=now))
    put_off, credits_given = _put_off(cards, shares, now)
    saved = _save([asked, *put_off])
    return ReviewLog.objects.create(
        card=saved[0], answer=answer, answered_at=now, was=was, credits=credits_given
    )


@transaction.atomic
def answer_question(
    *,
    user: User,
    question: str,
    answer: Answer,
    times: int,
    had: int,
    of: int,
    now: dt.datetime,
) -> ReviewLog | None:
    """An interview question, by its id; `had` of the `of` points of a good answer. As above, None
    where it was answered since it was shown."""
    _lock(user)
    card = ReviewCard.objects.filter(
        user=user, kind=ReviewCard.Kind.QUESTION, about=question
    ).first()
    if (card.times if card else 0) != times:
        return None
    was = _as_was(card) if card else None
    if card is None:
        memory = spacing.first(answer, at=now)
        card = ReviewCard(user=user, kind=ReviewCard.Kind.QUESTION, about=question)
    else:
        memory = spacing.again(card.memory, answer, at=now)
    _remember(card, memory)
    card.save()
    return ReviewLog.objects.create(
        card=card, answer=answer, answered_at=now, was=was, had=min(had, of), of=of
    )


@transaction.atomic
def take_back_answer(*, log: ReviewLog, by: User, now: dt.datetime) -> None:
    """As if the last answer had not been given: its card and every card that it put off. A
    question that was answered for the first time is new again. Twice changes nothing.

    Raises CannotTakeBack where another answer came after it.
    """
    _lock(by)
    own = ReviewLog.objects.standing().filter(card__user=by)
    row = own.filter(pk=log.pk).select_related("card").first()
    if row is None:
        return
    if own.filter(pk__gt=row.pk).exists():
        raise CannotTakeBack(_("You have answered something since; take that back first."))
    _put_back(row)
    if row.was is None:
        row.card.delete()
        return
    row.undone_at = now
    row.save(update_fields=["undone_at"])


def _lock(user: User) -> None:
    """Two answers of one person wait for each other."""
    User.objects.select_for_update(no_key=True).get(pk=user.pk)


def _cards(user: User, topics: set[str]) -> dict[Step, ReviewCard]:
    """Of what they know of these topics, as stored or made from their states and not saved."""
    states = TopicState.objects.knowing().filter(user=user, topic__in=topics)
    stored = {
        (card.about, card.depth): card
        for card in ReviewCard.objects.filter(
            user=user, kind=ReviewCard.Kind.TOPIC, about__in=topics
        )
    }
    return {
        (state.topic, state.depth): stored.get((state.topic, state.depth)) or _made_from(state)
        for state in states
    }


def memory_of(state: str, since: dt.datetime) -> Memory:
    """What somebody remembers who has said since when they know something, and nothing else."""
    return spacing.first(Answer.EASY if state == State.KNOWN else Answer.GOOD, at=since)


def _made_from(state: TopicState) -> ReviewCard:
    memory = memory_of(state.state, state.since)
    return ReviewCard(
        user_id=state.user_id,
        kind=ReviewCard.Kind.TOPIC,
        about=state.topic,
        depth=state.depth,
        stability=memory.stability,
        difficulty=memory.difficulty,
        reviewed_at=memory.reviewed_at,
        days=memory.days,
        due_at=memory.due_at,
    )


def _remember(card: ReviewCard, memory: Memory) -> None:
    card.stability, card.difficulty = memory.stability, memory.difficulty
    card.reviewed_at, card.days, card.due_at = memory.reviewed_at, memory.days, memory.due_at
    card.times += 1


def _put_off(
    cards: Mapping[Step, ReviewCard], shares: Mapping[Step, Fraction], now: dt.datetime
) -> tuple[list[ReviewCard], dict[str, list[str]]]:
    """The cards that credit puts off, and from when to when, as a log keeps it."""
    found, noted = [], {}
    for step, share in shares.items():
        card = cards.get(step)
        due = postponed(card.memory, share, now=now) if card else None
        if card and due and due > card.due_at:
            noted[named(step)] = [card.due_at.isoformat(), due.isoformat()]
            card.due_at = due
            found.append(card)
    return found, noted


def named(step: Step) -> str:
    return f"{step[0]}@{step[1]}"


def _save(cards: list[ReviewCard]) -> list[ReviewCard]:
    """New ones and old ones with one query; their numbers come back."""
    columns = ("user_id", "kind", "about", "depth", *MEMORY)
    return ReviewCard.objects.bulk_create(
        [ReviewCard(**{name: getattr(card, name) for name in columns}) for card in cards],
        update_conflicts=True,
        unique_fields=["user", "kind", "about", "depth"],
        update_fields=MEMORY,
    )


def _as_was(card: ReviewCard) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, dt.datetime) else value
        for name in MEMORY
        for value in (getattr(card, name),)
    }


def _put_back(row: ReviewLog) -> None:
    _put_forward(row)
    if row.was is not None:
        for name, value in row.was.items():
            is_time = name.endswith("_at")
            setattr(row.card, name, dt.datetime.fromisoformat(value) if is_time else value)
        row.card.save()


def _put_forward(row: ReviewLog) -> None:
    """Cards that the answer put off are due when they had been."""
    topics = [name.partition("@")[0] for name in row.credits]
    cards = ReviewCard.objects.filter(
        user=row.card.user_id, kind=ReviewCard.Kind.TOPIC, about__in=topics
    )
    for card in cards:
        before, since = row.credits.get(named((card.about, card.depth)), ("", ""))
        if since == card.due_at.isoformat():
            card.due_at = dt.datetime.fromisoformat(before)
            card.save(update_fields=["due_at"])
