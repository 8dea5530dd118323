"""Two minutes of recall: on the home page, at meetings, one question at a time."""

import datetime as dt
import re

import pytest
import time_machine

from planner.progress import state_actions as states
from planner.progress.models import ReviewCard, ReviewLog
from tests.groups.people import NOW, user
from tests.meetings.meeting_pages import SECOND, as_, at, group_that_meets

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
PAGE = "/practice/recall/"
SAID = {"topic": "vectors", "depth": "2", "times": "0", "answer": "good", "left": "4"}


@pytest.fixture(autouse=True)
def made():
    return group_that_meets()


@pytest.fixture(autouse=True)
def later():
    with time_machine.travel(NOW + 2 * DAY, tick=False):
        yield


def know(*topics, name="Ben"):
    for topic in topics:
        depth = 2 if topic == "vectors" else 1
        states.understand(user=user(name), topic=topic, depth=depth, now=NOW)


def text(client, address=PAGE, name="Ben"):
    return as_(client, name).get(address).content.decode()


def test_the_home_page_offers_what_is_due_and_nothing_else(client):
    assert "of recall" not in text(client, "/home/")

    know("vectors")
    assert "1 minute of recall: 1 thing<" in text(client, "/home/")

    as_(client, "Ben").post(PAGE, SAID)
    assert "of recall" not in text(client, "/home/")


def test_a_question_is_asked_and_its_answer_kept(client):
    know("vectors")

    page = text(client)
    answer = as_(client, "Ben").post(PAGE, SAID)

    assert re.findall(r'name="answer" value="(\w+)"', page) == ["forgot", "hard", "good", "easy"]
    assert answer.url == f"{PAGE}?left=3"
    assert [(row.card.about, row.answer) for row in ReviewLog.objects.all()] == [("vectors", 3)]
    after = text(client, answer.url)
    assert "That is all for now" in after
    assert "it comes back in 11 days" in after


def test_looking_writes_nothing(client):
    know("vectors")

    text(client)
    text(client, "/home/")

    assert ReviewCard.objects.count() == 0


def test_the_last_answer_is_taken_back_and_the_question_is_there_again(client):
    know("vectors")
    before = text(client)
    as_(client, "Ben").post(PAGE, SAID)
    log = ReviewLog.objects.get()

    answer = client.post(f"/practice/answers/{log.pk}/undo/", {"next": PAGE})

    assert answer.url == PAGE
    assert 'value="vectors"' in before
    assert 'value="vectors"' in text(client)


def test_an_answer_that_was_taken_back_does_not_count_in_the_sitting(client):
    know("numbers", "vectors")
    address = as_(client, "Ben").post(PAGE, SAID | {"left": "1"}).url
    assert address == f"{PAGE}?left=0"

    page = text(client, address)

    assert f'name="next" value="{PAGE}?left=1"' in page
    assert 'name="answer"' not in page


def test_nobody_takes_back_another_s_answer(client):
    know("vectors")
    as_(client, "Ben").post(PAGE, SAID)
    log = ReviewLog.objects.get()

    assert as_(client, "Eve").post(f"/practice/answers/{log.pk}/undo/").status_code == 404


@pytest.mark.parametrize("address", ["https://evil.test/", "//evil.test", "javascript:alert(1)"])
def test_nobody_is_led_elsewhere(client, address):
    know("vectors")
    answer = as_(client, "Ben").post(PAGE, SAID | {"back": address})
    log = ReviewLog.objects.get()

    undone = client.post(f"/practice/answers/{log.pk}/undo/", {"next": address})

    assert (answer.url, undone.url) == (f"{PAGE}?left=3", PAGE)
    assert address not in text(client, f"{PAGE}?back={address}")


def test_a_second_press_changes_nothing(client):
    know("vectors")
    as_(client, "Ben").post(PAGE, SAID)

    answer = client.post(PAGE, SAID)

    assert answer.url == f"{PAGE}?left=4"
    assert ReviewLog.objects.count() == 1


@pytest.mark.parametrize(
    "changes", [{"answer": "splendid"}, {"depth": "4"}, {"topic": ""}, {"times": "-1"}]
)
def test_what_was_not_asked_is_not_found(client, changes):
    know("vectors")

    assert as_(client, "Ben").post(PAGE, SAID | changes).status_code == 404


def test_what_one_does_not_know_is_said_and_not_kept(client):
    answer = as_(client, "Ben").post(PAGE, SAID, follow=True)

    assert "You have not said that you know this" in answer.content.decode()
    assert ReviewLog.objects.count() == 0


def test_a_sitting_ends_and_another_is_offered(client):
    know("numbers", "vectors")

    page = text(client, f"{PAGE}?left=0")

    assert 'name="answer"' not in page
    assert "Another two minutes" in page
    assert "this one and 1 more" in text(client)
    assert "this one and" not in text(client, f"{PAGE}?left=1")


def test_the_questions_of_a_meeting_can_be_answered_for_oneself(client, made):
    know("numbers")
    page = text(client, at(made, key=SECOND))

    (address,) = re.findall(r'href="(/practice/recall/[^"]+)"', page)
    asked = text(client, address.replace("&amp;", "&"))

    assert 'name="topic" value="numbers"' in asked
    assert f'href="{at(made, key=SECOND)}"' in asked
    assert "/practice/recall/" not in text(client, f"{at(made, key=SECOND)}sheet/")


def test_whoever_knows_nothing_of_a_meeting_is_told_so(client):
    page = text(client, f"{PAGE}?topics=vectors&back=/home/")

    assert "Nothing to recall now" in page


@pytest.mark.parametrize("count", [1, 2])
def test_the_pages_take_few_queries(client, django_assert_num_queries, count):
    know(*("numbers", "vectors")[-count:])
    as_(client, "Ben")

    with django_assert_num_queries(5):  # session, person, catalogue, what is known, last answer
        client.get(PAGE)
    with django_assert_num_queries(10):  # session, person, catalogue and the seven of the action
        client.post(PAGE, SAID)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_the_home_page_takes_no_more_queries_for_it(client, django_assert_num_queries, count):
    know(*("numbers", "vectors")[:count])
    as_(client, "Ben")

    with django_assert_num_queries(10):
        client.get("/home/")
