"""What comes back follows its topic through renames, merges and splits."""

import datetime as dt

import pytest

from planner.progress import state_actions as states
from planner.progress.carry import carry
from planner.progress.models import ReviewCard, ReviewLog
from planner.progress.review_actions import answer_topic
from planner.progress.reviews import standing_of
from planner.progress.spacing import Answer
from tests.groups.people import NOW, user
from tests.plans.small_catalogues import catalogue, topic

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
CATALOGUE = catalogue(topic("add"), topic("sum"))


def answered(topic, answer=Answer.GOOD):
    states.understand(user=user("Ben"), topic=topic, depth=1, now=NOW)
    return answer_topic(
        user=user("Ben"),
        topic=topic,
        depth=1,
        answer=answer,
        times=0,
        catalogue=CATALOGUE,
        now=NOW + 2 * DAY,
    )


def known():
    return [(each.topic, each.times, each.due_at) for each in standing_of(user("Ben")).known]


def test_a_rename_keeps_when_it_comes_back_and_what_was_answered():
    log = answered("add")
    before = known()

    for _ in range(2):
        carry(kind="topic", moves={"add": ["plus"]}, now=NOW + 3 * DAY)

    assert known() == [("plus", 1, due) for _, _, due in before]
    assert ReviewLog.objects.get().pk == log.pk


@pytest.mark.parametrize(("first", "second"), [("add", "sum"), ("sum", "add")])
def test_of_two_that_are_one_what_is_remembered_longer_stays(first, second):
    answered(first, Answer.EASY)
    answered(second, Answer.FORGOT)
    easy = ReviewCard.objects.get(about=first).memory

    carry(kind="topic", moves={first: [second]}, now=NOW + 3 * DAY)

    assert [card.memory for card in ReviewCard.objects.all()] == [easy]
    assert [log.answer for log in ReviewLog.objects.all()] == [Answer.EASY]


def test_each_part_of_a_split_comes_back_as_the_whole_did():
    answered("add")
    memory = ReviewCard.objects.get().memory

    carry(kind="topic", moves={"add": ["plus", "carrying"]}, now=NOW + 3 * DAY)

    cards = {card.about: card.memory for card in ReviewCard.objects.all()}
    assert cards == {"plus": memory, "carrying": memory}
