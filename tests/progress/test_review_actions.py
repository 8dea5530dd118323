"""Answering what comes back, credit for what it stands on, and taking an answer back."""

import datetime as dt

import pytest

from planner.accounts.own_data import own_data
from planner.progress import review_actions as reviews
from planner.progress import spacing
from planner.progress import state_actions as states
from planner.progress.farewell import forget_progress
from planner.progress.models import ReviewCard, ReviewLog
from planner.progress.spacing import Answer
from tests.groups.people import NOW, user
from tests.plans.small_catalogues import catalogue, topic

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
CATALOGUE = catalogue(
    topic("count"), topic("add", needs=[("count", 1)]), topic("multiply", needs=[("add", 1)])
)


def know(*names, name="Ben", at=NOW, before=False):
    say = states.know_before if before else states.understand
    for each in names:
        say(user=user(name), topic=each, depth=1, now=at)


def answer(topic, said=Answer.GOOD, *, times=0, at, name="Ben", depth=1):
    return reviews.answer_topic(
        user=user(name),
        topic=topic,
        depth=depth,
        answer=said,
        times=times,
        catalogue=CATALOGUE,
        now=at,
    )


def due(name="Ben"):
    rows = ReviewCard.objects.filter(user=user(name)).order_by("about")
    return {row.about: (row.due_at - NOW).days for row in rows}


def contents():
    return list(ReviewCard.objects.order_by("kind", "about", "depth").values())


def test_a_card_begins_with_what_the_member_has_said():
    know("add")
    know("count", before=True)

    answer("add", at=NOW + 2 * DAY)
    answer("count", at=NOW + 8 * DAY)

    good = spacing.first(Answer.GOOD, at=NOW)
    easy = spacing.first(Answer.EASY, at=NOW)
    expected = {
        "add": spacing.again(good, Answer.GOOD, at=NOW + 2 * DAY),
        "count": spacing.again(easy, Answer.GOOD, at=NOW + 8 * DAY),
    }
    assert {row.about: row.memory for row in ReviewCard.objects.all()} == expected


@pytest.mark.parametrize("say", [states.park, states.start_over, states.learn])
def test_what_is_parked_or_not_known_is_not_asked(say):
    know("add")
    say(user=user("Ben"), topic="add", depth=1, now=NOW + DAY)

    with pytest.raises(reviews.CannotReview):
        answer("add", at=NOW + 2 * DAY)

    assert ReviewLog.objects.count() == 0


def test_a_good_answer_puts_off_what_it_stands_on():
    know("count", "add", "multiply")

    answer("multiply", at=NOW + 2 * DAY)

    # add waits half of its two days from now on; count, at a quarter, half a day.
    assert due() == {"add": 3, "count": 2, "multiply": 13}
    add = ReviewCard.objects.get(about="add")
    assert (add.memory.stability, add.reviewed_at, add.times) == (
        spacing.first(Answer.GOOD, at=NOW).stability,
        NOW,
        0,
    )


@pytest.mark.parametrize("said", [Answer.FORGOT, Answer.HARD])
def test_forgetting_never_touches_what_it_stands_on(said):
    know("count", "add", "multiply")

    answer("multiply", said, at=NOW + 2 * DAY)

    assert list(due()) == ["multiply"]
    assert ReviewLog.objects.get().credits == {}


def test_answering_twice_what_was_shown_once_counts_once():
    know("add")
    first = answer("add", at=NOW + 2 * DAY)

    assert answer("add", times=0, at=NOW + 2 * DAY) is None
    assert list(ReviewLog.objects.all()) == [first]
    assert answer("add", times=1, at=NOW + 13 * DAY) is not None


def test_the_last_answer_is_taken_back_exactly():
    know("count", "add", "multiply")
    answer("add", at=NOW + 2 * DAY)
    before = contents()
    log = answer("multiply", at=NOW + 3 * DAY)
    assert contents() != before

    for _ in range(2):
        reviews.take_back_answer(log=log, by=user("Ben"), now=NOW + 3 * DAY)

    kept = [row for row in contents() if row["about"] != "multiply"]
    assert kept == before
    multiply = ReviewCard.objects.get(about="multiply")
    assert multiply.memory == spacing.first(Answer.GOOD, at=NOW)
    assert ReviewLog.objects.standing().count() == 1


def test_answers_are_taken_back_from_the_last():
    know("add", "count")
    first = answer("add", at=NOW + 2 * DAY)
    second = answer("count", at=NOW + 3 * DAY)

    with pytest.raises(reviews.CannotTakeBack):
        reviews.take_back_answer(log=first, by=user("Ben"), now=NOW + 4 * DAY)

    for log in (second, first):
        reviews.take_back_answer(log=log, by=user("Ben"), now=NOW + 4 * DAY)
    assert ReviewLog.objects.standing().count() == 0


def test_nobody_takes_back_another_s_answer():
    know("add")
    log = answer("add", at=NOW + 2 * DAY)

    reviews.take_back_answer(log=log, by=user("Eve"), now=NOW + 3 * DAY)

    assert ReviewLog.objects.standing().count() == 1


def asked(said=Answer.GOOD, *, times=0, at=NOW):
    return reviews.answer_question(
        user=user("Ben"), question="length", answer=said, times=times, had=2, of=3, now=at
    )


def test_interview_questions_are_spaced_alike():
    asked()
    asked(Answer.EASY, times=1, at=NOW + 2 * DAY)

    assert asked(times=1, at=NOW + 3 * DAY) is None
    first = spacing.first(Answer.GOOD, at=NOW)
    assert ReviewCard.objects.get().memory == spacing.again(first, Answer.EASY, at=NOW + 2 * DAY)
    assert [(row.had, row.of) for row in ReviewLog.objects.all()] == [(2, 3)] * 2


def test_a_question_whose_only_answer_is_taken_back_is_new():
    log = asked()

    reviews.take_back_answer(log=log, by=user("Ben"), now=NOW)

    assert ReviewCard.objects.count() == 0
    assert asked() is not None


@pytest.mark.parametrize("count", [1, 3])
def test_answering_takes_six_queries(django_assert_num_queries, count):
    know(*("count", "add", "multiply")[-count:])
    ben = user("Ben")

    # a savepoint and its end, who answers, states, cards, cards anew, the answer
    with django_assert_num_queries(7):
        reviews.answer_topic(
            user=ben,
            topic="multiply",
            depth=1,
            answer=Answer.GOOD,
            times=0,
            catalogue=CATALOGUE,
            now=NOW + 2 * DAY,
        )


def test_what_one_answered_is_in_one_s_data_and_goes_with_the_account():
    know("add")
    answer("add", at=NOW + 2 * DAY)

    found = own_data(user("Ben"))
    forget_progress(user=user("Ben"), now=NOW)

    assert [row["about"] for row in found["progress.ReviewCard.user"]] == ["add"]
    assert [row["answer"] for row in found["progress.ReviewLog.card"]] == [3]
    assert ReviewLog.objects.count() == 0
