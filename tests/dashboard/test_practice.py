"""The page to practise an exercise, and where one can practise."""

import pytest
from django.utils import timezone

from planner.progress import state_actions as states
from planner.progress.models import Attempt
from planner.writing.keeping import keep
from planner.writing.slips import Slip
from tests.groups.people import NOW, user
from tests.meetings.meeting_pages import as_, group_that_meets

pytestmark = pytest.mark.django_db

PAGE = "/practice/exercises/add/"
SAID = {"text": "First $x$.", "work": "print(1)", "link": "", "outcome": "got-it"}


@pytest.fixture(autouse=True)
def made():
    return group_that_meets()


def post(client, name="Ben", **changes):
    return as_(client, name).post(PAGE, SAID | changes)


def test_the_derivation_comes_before_the_box_for_code(client):
    page = as_(client, "Ben").get(PAGE).content.decode()

    places = [page.index(each) for each in ("On paper.", 'name="text"', 'name="work"')]
    assert places == sorted(places)


def test_numbers_are_compared_on_the_page_and_shown_without_script(client):
    page = as_(client, "Ben").get(PAGE).content.decode()

    assert 'data-expected="0.1538" data-within="0.0001"' in page
    assert '<th scope="row">Sum</th><td>0.1538</td><td>± 0.0001</td>' in page
    assert 'name="got' not in page  # what one got is sent nowhere


def test_a_try_is_kept_for_its_member_alone(client):
    answer = post(client)

    assert answer.status_code == 302
    assert answer.url == f"{PAGE}#tries"
    kept = Attempt.objects.get()
    assert (kept.derivation, kept.work, kept.outcome) == ("First $x$.", "print(1)", "got-it")
    assert "print(1)" in as_(client, "Ben").get(PAGE).content.decode()
    assert "print(1)" not in as_(client, "Ada").get(PAGE).content.decode()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"text": ""}, "Derive it first"),
        ({"outcome": ""}, "Say how it went"),
        ({"outcome": "splendid"}, "Select a valid choice"),
        ({"link": "ftp://example.org/x"}, "Enter a valid URL"),
        ({"link": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"work": "x" * 20_001}, "at most 20000 characters"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, changes, words):
    answer = post(client, **changes)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert (SAID | changes)["text"] in answer.content.decode()
    assert Attempt.objects.count() == 0


def test_what_was_typed_is_there_again_and_goes_with_the_try(client):
    ben = user("Ben")
    slip = Slip(user_id=ben.pk, form="attempt at add", page=PAGE)
    keep(slip=slip, fields={"text": ["half a thought"]}, now=timezone.now())

    assert "half a thought" in as_(client, "Ben").get(PAGE).content.decode()
    post(client)
    assert "half a thought" not in as_(client, "Ben").get(PAGE).content.decode()


def test_a_try_can_be_taken_back_and_brought_back(client):
    post(client)
    row = Attempt.objects.get()

    client.post(f"/practice/attempts/{row.pk}/")
    assert "You took back a try" in client.get(PAGE).content.decode()
    assert "print(1)" not in client.get(PAGE).content.decode()
    client.post(f"/practice/attempts/{row.pk}/", {"do": "bring-back"})

    assert "print(1)" in client.get(PAGE).content.decode()


def test_an_exercise_that_is_not_there_is_not_found(client):
    assert as_(client, "Ben").get("/practice/exercises/phlogiston/").status_code == 404


def test_exercises_on_what_one_learns_are_offered(client):
    page = as_(client, "Ben").get("/practice/").content.decode()
    assert "Exercises on what you learn" in page

    states.learn(user=user("Ben"), topic="vectors", depth=1, now=NOW)
    assert PAGE in client.get("/practice/").content.decode()

    post(client)
    page = client.get("/practice/").content.decode()
    assert f'{PAGE}"' not in page  # it is got, and stands among the tries
    assert f'{PAGE}#tries"' in page


def test_a_try_at_what_the_catalogue_has_lost_keeps_its_line(client):
    Attempt.objects.create(
        user=user("Ben"), exercise="gone", is_on_paper=True, outcome="partly", tried_at=NOW
    )

    assert "gone" in as_(client, "Ben").get("/practice/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_take_few_queries(client, django_assert_num_queries, count):
    for number in range(count):
        post(client, text=f"Number {number}")
    client.get(PAGE)  # says that it is kept

    with django_assert_num_queries(5):  # session, person, catalogue, tries, what is kept
        assert client.get(PAGE).status_code == 200
    with django_assert_num_queries(7):
        assert client.get("/practice/").status_code == 200
