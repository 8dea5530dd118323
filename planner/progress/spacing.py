"""Pure: when something that was learnt should come back, by FSRS. The one door to its library.

The algorithm is FSRS-6 with its published default parameters (J. Ye, J. Su, Y. Cao, "A Stochastic
Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling", KDD 2022; open-spaced-
repetition/free-spaced-repetition-scheduler): something is asked again when the chance to recall
it has fallen to 90 percent. The library's steps of minutes are left out, as two minutes of recall
are no cramming: every distance is whole days. Its random fuzz is off, so that the same answers
always give the same days; time is passed in.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import IntEnum

from fsrs import Card, Rating, Scheduler, State

RETENTION = 0.9
_scheduler = Scheduler(
    desired_retention=RETENTION, learning_steps=(), relearning_steps=(), enable_fuzzing=False
)


class Answer(IntEnum):
    """How it went, in plain words; the numbers are the library's."""

    FORGOT = Rating.Again
    HARD = Rating.Hard
    GOOD = Rating.Good
    EASY = Rating.Easy


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """`stability`: days until the chance to recall it has fallen to 90 percent; `difficulty`:
    from 1 to 10. `days`: what the algorithm gave it at its last answer; `due_at` may be later."""

    stability: float
    difficulty: float
    reviewed_at: dt.datetime
    days: int
    due_at: dt.datetime


def first(answer: Answer, *, at: dt.datetime) -> Memory:
    """After the first answer ever."""
    return _answered(Card(card_id=0, due=at), answer, at)


def again(memory: Memory, answer: Answer, *, at: dt.datetime) -> Memory:
    """After one more answer; one before the last is taken for one at the same time."""
    card = Card(
        card_id=0,
        state=State.Review,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due_at,
        last_review=memory.reviewed_at,
    )
    return _answered(card, answer, max(at, memory.reviewed_at))


def _answered(card: Card, answer: Answer, at: dt.datetime) -> Memory:
    after, _ = _scheduler.review_card(card, Rating(answer), at.astimezone(dt.UTC))
    if after.stability is None or after.difficulty is None or after.last_review is None:
        raise AssertionError("an answered card has a memory")
    return Memory(
        stability=after.stability,
        difficulty=after.difficulty,
        reviewed_at=after.last_review,
        days=(after.due - after.last_review).days,
        due_at=after.due,
    )
