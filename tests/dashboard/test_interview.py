"""Interview questions as a deck: think, reveal, tick, say how it went."""

import datetime as dt
import re
from dataclasses import replace

import pytest
import time_machine

from curriculum.actions import load_catalogue
from planner.progress.models import ReviewCard, ReviewLog
from tests.groups.people import NOW, group
from tests.meetings.meeting_pages import CATALOGUE, as_
from tests.plans.kept_plans import drafted, published

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
PAGE = "/practice/interview/"
QUESTION = CATALOGUE.questions[0]
OTHERS = (
    replace(QUESTION, id="angle", question="Which angle?", level="deep"),
    replace(QUESTION, id="sum", question="What sum?", good_answer=("one", "two", "three")),
)
SAID = {"question": "length", "times": "0", "answer": "good", "had": ["1"]}


@pytest.fixture(autouse=True)
def made():
    load_catalogue(catalogue=replace(CATALOGUE, questions=(QUESTION, *OTHERS)))
    with time_machine.travel(NOW, tick=False):
        yield


def page(client, address=PAGE, name="Ben"):
    return as_(client, name).get(address).content.decode()


def shown(client, address=PAGE, name="Ben"):
    return re.findall(r'name="question" value="(\w+)"', page(client, address, name))


def post(client, name="Ben", **changes):
    return as_(client, name).post(PAGE, SAID | changes)


def test_what_a_good_answer_contains_comes_after_thinking(client):
    text = page(client)

    places = [text.index(each) for each in ("How long?", "<details>", "five", "In which norm?")]
    assert places == sorted(places)
    assert "<details open" not in text


def test_one_after_the_other_is_asked_and_each_comes_back(client):
    assert shown(client) == ["length"]
    post(client)
    assert shown(client) == ["angle"]
    for name in ("angle", "sum"):
        post(client, question=name)

    assert shown(client) == []
    assert "All of these are answered" in page(client)
    with time_machine.travel(NOW + 2 * DAY, tick=False):
        assert shown(client) == ["length"]
        assert "comes back now" in page(client)


def test_how_many_points_one_had_is_kept(client):
    post(client, question="sum", had=["1", "3"], answer="hard")

    row = ReviewLog.objects.get()
    assert (row.card.about, row.answer, row.had, row.of) == ("sum", 2, 2, 3)


def test_they_are_filtered_by_decision_and_level(client):
    assert shown(client, f"{PAGE}?level=deep") == ["angle"]
    assert shown(client, f"{PAGE}?decision=which-solver&level=core") == ["length"]
    assert "No question has this decision" in page(client, f"{PAGE}?level=unheard")
    answer = post(client, question="angle", level="deep")
    assert answer.url == f"{PAGE}?level=deep"


def test_any_can_be_chosen(client):
    assert shown(client, f"{PAGE}?q=sum") == ["sum"]
    assert shown(client, f"{PAGE}?q=phlogiston") == ["length"]


def test_nobody_sees_how_others_answer(client):
    post(client)

    assert shown(client, name="Eve") == ["length"]
    assert "comes back" not in page(client, name="Eve")


def test_the_last_answer_is_taken_back(client):
    post(client)
    log = ReviewLog.objects.get()
    assert "How long?" in page(client).partition("You said")[2].partition("</p>")[0]

    client.post(f"/practice/answers/{log.pk}/undo/", {"next": PAGE})

    assert ReviewCard.objects.count() == 0
    assert shown(client) == ["length"]


def test_what_was_said_elsewhere_is_not_said_here(client):
    post(client)

    assert "You said" in page(client)
    assert "You said" not in page(client, "/practice/recall/")


@pytest.mark.parametrize(
    "changes", [{"question": "gone"}, {"answer": ""}, {"had": ["2"]}, {"times": "x"}]
)
def test_what_was_not_asked_is_not_found(client, changes):
    assert post(client, **changes).status_code == 404
    assert ReviewLog.objects.count() == 0


def test_a_second_press_changes_nothing(client):
    post(client)
    post(client)

    assert ReviewLog.objects.count() == 1


def test_a_goal_with_a_date_to_keep_leads_to_the_deck(client):
    goals = tuple(replace(each, mode="deadline") for each in CATALOGUE.goals)
    load_catalogue(catalogue=replace(CATALOGUE, goals=goals))

    assert f'href="{PAGE}"' in client.get("/catalogue/goals/build/").content.decode()


def test_without_questions_the_page_says_so(client):
    load_catalogue(catalogue=replace(CATALOGUE, questions=()))

    assert "Interview questions" in page(client)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_few_queries(client, django_assert_num_queries, count):
    for name in ("length", "angle", "sum")[:count]:
        post(client, question=name)

    with django_assert_num_queries(5):  # session, person, catalogue, cards, last answer
        client.get(PAGE)
    with django_assert_num_queries(9):  # and to answer: two of a savepoint, four of the action
        client.post(PAGE, SAID | {"times": "1"})


def test_a_group_with_such_a_goal_is_led_there(client):
    load_catalogue(catalogue=CATALOGUE)
    made = group("Ben")
    published(drafted(made))
    address = f"/groups/{made.pk}-{made.slug}/"
    before = page(client, address)

    goals = tuple(replace(each, mode="deadline") for each in CATALOGUE.goals)
    load_catalogue(catalogue=replace(CATALOGUE, goals=goals))

    assert PAGE not in before
    assert f'href="{PAGE}"' in page(client, address)
