"""The spacing is that of the published algorithm, and credit never shortens it."""

import datetime as dt
from fractions import Fraction

from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from planner.progress import spacing
from planner.progress.credit import MOST_INTERVALS, credited, postponed
from planner.progress.spacing import Answer
from tests.plans.small_catalogues import catalogue, topic

BEGAN = dt.datetime(2027, 1, 4, 9, 0, tzinfo=dt.UTC)
LIBRARY = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
ANSWERS = st.sampled_from(Answer)
WAITS = st.integers(min_value=0, max_value=400 * 24 * 60).map(
    lambda each: dt.timedelta(minutes=each)
)
HISTORIES = st.lists(st.tuples(WAITS, ANSWERS), min_size=1, max_size=12)
SHARES = st.sampled_from([Fraction(1, 2), Fraction(1, 4), Fraction(1, 8)])


def remembered(history):
    """Our memory after these answers, each so long after the one before."""
    at, memory = BEGAN, None
    for wait, answer in history:
        at += wait
        memory = spacing.again(memory, answer, at=at) if memory else spacing.first(answer, at=at)
    return memory


def card_of_the_library(history):
    at, card = BEGAN, Card(card_id=1, due=BEGAN)
    for wait, answer in history:
        at += wait
        card, _ = LIBRARY.review_card(card, Rating(answer), at)
    return card


@given(history=HISTORIES)
def test_intervals_are_the_library_s_own(history):
    ours, theirs = remembered(history), card_of_the_library(history)

    assert (ours.stability, ours.difficulty) == (theirs.stability, theirs.difficulty)
    assert (ours.reviewed_at, ours.due_at) == (theirs.last_review, theirs.due)
    assert dt.timedelta(days=ours.days) == theirs.due - theirs.last_review


@given(history=HISTORIES, wait=WAITS)
def test_a_better_answer_never_comes_back_sooner(history, wait):
    memory = remembered(history)
    at = memory.reviewed_at + wait

    days = [spacing.again(memory, answer, at=at).days for answer in Answer]

    assert days == sorted(days)
    first = [spacing.first(answer, at=at).days for answer in Answer]
    assert first == sorted(first) == [1, 1, 2, 8]


@given(history=HISTORIES)
def test_the_same_answers_always_give_the_same_days(history):
    assert remembered(history) == remembered(history)


def test_a_good_answer_in_time_makes_the_distance_longer():
    memory, days = spacing.first(Answer.GOOD, at=BEGAN), []
    for _ in range(5):
        days.append(memory.days)
        memory = spacing.again(memory, Answer.GOOD, at=memory.due_at)

    assert days == [2, 11, 46, 163, 497]


@given(history=HISTORIES, share=SHARES, wait=WAITS)
def test_credit_never_shortens_an_interval_and_never_counts_as_a_full_review(history, share, wait):
    memory = remembered(history)
    now = memory.reviewed_at + wait

    due = postponed(memory, share, now=now)

    assert due >= memory.due_at
    assert due <= memory.reviewed_at + MOST_INTERVALS * dt.timedelta(days=memory.days)
    assert due - now <= max(memory.due_at - now, dt.timedelta(days=memory.days) * float(share))


ROOMS = catalogue(
    topic("count"),
    topic("add", needs=[("count", 1)]),
    topic("multiply", needs=[("add", 2)], soft=[("draw", 1)]),
    topic("power", needs=[("multiply", 1)]),
    topic("draw"),
)


def test_credit_halves_with_each_hard_prerequisite_and_ends():
    assert credited(ROOMS, ("power", 1), Answer.GOOD) == {
        ("multiply", 1): Fraction(1, 2),
        ("add", 2): Fraction(1, 4),
        ("add", 1): Fraction(1, 8),
    }
    assert credited(ROOMS, ("multiply", 2), Answer.EASY) == {
        ("multiply", 1): Fraction(1, 2),
        ("add", 2): Fraction(1, 4),
        ("add", 1): Fraction(1, 8),
    }


def test_a_doubtful_answer_gives_no_credit():
    assert credited(ROOMS, ("power", 1), Answer.FORGOT) == {}
    assert credited(ROOMS, ("power", 1), Answer.HARD) == {}
    assert credited(ROOMS, ("phlogiston", 1), Answer.GOOD) == {}
