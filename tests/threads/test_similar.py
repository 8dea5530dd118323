"""What comes close, while a question is being asked."""

import pytest
from django.urls import reverse

from planner.groups.models import Group
from planner.threads.models import Thread
from planner.threads.reactions import say_same
from tests.groups.people import NOW, group, user
from tests.threads.thread_pages import answered, as_, asked, at, learners

pytestmark = pytest.mark.django_db

PART = {"HX-Request": "true", "HX-Target": "similar"}


@pytest.fixture
def made() -> Group:
    return learners()


def similar(client, made: Group, title: str, **headers: str) -> str:
    return client.get(at(made, "similar/"), {"title": title}, headers=headers).content.decode()


def test_what_was_asked_before_is_shown_with_one_press_to_join(client, made):
    thread = asked(made, title="Why does softmax overflow?")

    part = similar(as_(client, "Eve"), made, "softmax overflow", **PART)

    assert part.startswith('<div id="similar">')
    assert f'href="{at(made, f"{thread.pk}/")}"' in part
    assert f'formaction="{at(made, f"{thread.pk}/same/")}">Same question here' in part
    assert '<p id="similar-said" hx-swap-oob="innerHTML">1 asked before</p>' in part


@pytest.mark.parametrize(
    ("reader", "note"), [("Ben", "you asked this"), ("Eve", "you have this question too")]
)
def test_nobody_is_asked_what_they_have_said(client, made, reader, note):
    thread = asked(made, title="Why does softmax overflow?")
    say_same(thread=thread, by=user("Eve"), now=NOW)

    part = similar(as_(client, reader), made, "softmax overflow", **PART)

    assert (note in part, "Same question here" in part) == (True, False)


def test_an_answered_one_says_so_and_the_catalogue_stands_below(client, made):
    answered(asked(made, title="What spans the vectors?"), "Vectors that span it.")
    Thread.objects.update(accepted=Thread.objects.get().posts.get(kind="answer"))

    part = similar(as_(client, "Eve"), made, "vectors", **PART)

    assert "question · answered" in part
    assert f'href="{reverse("curriculum:topic", args=["vectors"])}"' in part


@pytest.mark.parametrize("title", ["", "a", "Who brings lunch?", "梯"])
def test_nothing_is_shown_where_nothing_is_close(client, made, title):
    asked(made, title="Why does softmax overflow?")

    part = similar(as_(client, "Eve"), made, title, **PART)

    assert ("<section" in part, "<p" in part.replace('<p id="similar-said"', "")) == (False, False)


def test_the_same_address_is_a_page(client, made):
    asked(made, title="Why does softmax overflow?")

    page = similar(as_(client, "Eve"), made, "softmax overflow")

    assert ("<h1>Similar questions</h1>" in page, "Asked before" in page) == (True, True)


def test_without_script_a_button_looks_and_keeps_what_was_typed(client, made):
    asked(made, title="Why does softmax overflow?")
    typed = {"kind": "question", "title": "Softmax overflow", "text": "Mine **too**", "about": ""}

    response = as_(client, "Eve").post(at(made, "ask/"), {**typed, "look": "similar"})

    page = response.content.decode()
    assert (response.status_code, Thread.objects.count()) == (200, 1)
    assert ("Asked before" in page, "Mine **too**" in page) == (True, True)
    assert 'value="Softmax overflow"' in page


def test_a_question_that_comes_with_its_title_shows_them_at_once(client, made):
    asked(made, title="Why does softmax overflow?")

    page = as_(client, "Eve").get(at(made, "ask/"), {"title": "softmax overflow"})

    assert "Asked before" in page.content.decode()


@pytest.mark.parametrize("title", ["canarybird seed", "canarybrid seed"])
def test_what_other_groups_asked_is_never_close(client, made, title):
    asked(made, title="Canarybird seed")

    part = similar(as_(client, "Eve"), group("Eve", name="Others"), title, **PART)

    assert ("<section" in part, "Canarybird" in part) == (False, False)


@pytest.mark.parametrize("count", [1, 3, 50])
def test_it_takes_few_queries(client, made, count, django_assert_num_queries):
    for number in range(count):
        answered(asked(made, title=f"Softmax overflow {number}"), "softmax overflow")
    as_(client, "Eve")

    with django_assert_num_queries(6):
        similar(client, made, "softmax overflow", **PART)
    with django_assert_num_queries(7):
        similar(client, made, "sofmax overflow", **PART)
