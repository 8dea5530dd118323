"""Placement: a question a page, a list at the end, one undo for all of it."""

import re

import pytest

from planner.progress import state_actions as states
from planner.progress.models import Placement, StateBatch, TopicState
from tests.dashboard.test_progress import made, standing
from tests.groups.people import NOW, user
from tests.meetings.meeting_pages import as_, text

__all__ = ["made"]

pytestmark = pytest.mark.django_db


@pytest.fixture
def ben(client, made):
    return as_(client, "Ben")


@pytest.fixture
def there(made):
    return f"/groups/{made.pk}-{made.slug}/placement/"


def press(client, there, do, **more):
    page = client.get(there).content.decode()
    hidden = dict(re.findall(r'name="(after|step)" value="([^"]*)"', page))
    return client.post(there, {**hidden, "do": do, **more})


def question(client, there):
    return re.findall(r"Question .*? of at most \d+ · (\w+) \S+ (\w+)", text(client.get(there)))


def test_an_answer_high_up_proposes_all_below_and_one_undo_takes_it_back(ben, there):
    press(ben, there, "start")
    assert question(ben, there) == [("Numbers", "working")]
    press(ben, there, "yes")
    assert question(ben, there) == [("Vectors", "working")]
    press(ben, there, "yes")

    page = text(ben.get(there))
    assert "2 topics you know." in page
    press(ben, there, "finish", know=["numbers@3", "vectors@2"])
    assert standing() == [("numbers", 3, "known"), ("vectors", 2, "known")]
    press(ben, there, "undo")

    assert standing() == []
    assert StateBatch.objects.get().undone_at is not None


def test_the_tick_that_is_taken_away_is_not_kept_and_what_was_not_asked_can_be_ticked(ben, there):
    press(ben, there, "start")

    assert "Not asked: 5 steps" in text(ben.get(f"{there}?review=1"))
    press(ben, there, "finish", know=["numbers@1", "phlogiston@1", "vectors@3"])

    assert standing() == [("numbers", 1, "known")]


def test_it_can_be_left_and_taken_up_and_an_answer_sent_twice_counts_once(ben, there):
    press(ben, there, "start")
    body = {"do": "no", "after": "0", "step": "numbers@3"}
    for _ in range(2):
        ben.post(there, body)

    assert Placement.objects.get().answers == [["numbers", 3, False]]
    assert "Question 2" in text(ben.get(there))
    press(ben, there, "back")
    assert Placement.objects.get().answers == []


def test_done_again_it_forgets_what_one_cannot_do_after_all(ben, there):
    states.know_before(user=user("Ben"), topic="numbers", depth=3, now=NOW)
    states.understand(user=user("Ben"), topic="vectors", depth=1, now=NOW)
    press(ben, there, "start")
    assert question(ben, there) == [("Vectors", "working")]
    press(ben, there, "finish")
    press(ben, there, "again")
    Placement.objects.filter(finished_at=None).update(answers=[["numbers", 2, False]])

    assert "could not do it now: Numbers (mastery)" in text(ben.get(there + "?review=1"))
    press(ben, there, "finish")

    assert standing() == [("vectors", 1, "understood")]


def test_with_htmx_only_the_question_comes(ben, there):
    press(ben, there, "start")
    headers = {"HX-Request": "true", "HX-Target": "placement"}

    answer = ben.post(there, {"do": "yes", "after": "0", "step": "numbers@3"}, headers=headers)

    assert answer.content.decode().lstrip().startswith('<div id="placement"')


def test_nobody_elses_answers_are_there(client, ben, there):
    press(ben, there, "start")
    press(ben, there, "yes")
    as_(client, "Eve")

    assert "Three minutes" in text(client.get(there))
    assert not TopicState.objects.exists()


def test_strange_steps_are_404(ben, there):
    press(ben, there, "start")

    answer = ben.post(there, {"do": "yes", "after": "0", "step": "phlogiston@1"})

    assert answer.status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_few_queries(ben, there, count, django_assert_num_queries):
    press(ben, there, "start")
    for _ in range(count):
        press(ben, there, "no")

    with django_assert_num_queries(7):
        ben.get(there)
