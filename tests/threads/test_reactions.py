"""Saying that a post helped, that one has the same question, which answer is the one."""

import pytest

from planner.threads.models import Helped, SameQuestion, Thread
from planner.threads.reactions import (
    CannotReact,
    accept,
    say_helped,
    say_same,
    take_acceptance_back,
    take_helped_back,
    take_same_back,
)
from tests.groups.people import user
from tests.threads.thread_pages import LATER, answered, as_, asked, at, commented, learners, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return learners()


@pytest.fixture
def thread(made):
    return asked(made)


def numbers(thread):
    thread.refresh_from_db()
    return [post.helped_count for post in thread.posts.order_by("id")], thread.same_count


def test_a_post_helps_each_once_and_it_can_be_taken_back(thread):
    post = answered(thread)
    for name in ("Ben", "Ben", "Eve"):
        say_helped(post=post, by=user(name), now=LATER)
    both = numbers(thread)

    for name in ("Ben", "Ben"):
        take_helped_back(post=post, by=user(name))

    assert (both, numbers(thread)) == (([0, 2], 0), ([0, 1], 0))
    assert [each.user for each in Helped.objects.all()] == [user("Eve")]


def test_others_have_the_same_question(thread):
    for name in ("Ada", "Eve", "Eve"):
        say_same(thread=thread, by=user(name), now=LATER)
    take_same_back(thread=thread, by=user("Ada"))

    assert numbers(thread) == ([0], 1)
    assert [each.user for each in SameQuestion.objects.all()] == [user("Eve")]


def test_one_s_own_post_helps_nobody_and_one_s_own_question_is_not_another_s(made, thread):
    with pytest.raises(CannotReact, match="your own"):
        say_helped(post=thread.posts.get(), by=user("Ben"), now=LATER)
    with pytest.raises(CannotReact, match="your own"):
        say_same(thread=thread, by=user("Ben"), now=LATER)
    with pytest.raises(CannotReact, match="Only a question"):
        say_same(thread=asked(made, kind=Thread.Kind.NOTE), by=user("Eve"), now=LATER)


def test_one_answer_is_accepted_at_a_time(thread):
    first, second = answered(thread), answered(thread)
    for post in (first, second):
        accept(post=post, by=user("Ben"), now=LATER)
    take_acceptance_back(post=first, by=user("Ben"), now=LATER)
    thread.refresh_from_db()

    assert (thread.accepted, thread.accepted_at) == (second, LATER)


def test_only_an_answer_to_a_question_is_accepted(made, thread):
    note = asked(made, kind=Thread.Kind.NOTE)
    for post in (thread.posts.get(), commented(thread.posts.get()), answered(note)):
        with pytest.raises(CannotReact, match="Only an answer"):
            accept(post=post, by=user("Ada"), now=LATER)


def press(client, made, page, *, on="1", **headers):
    return client.post(at(made, page), {"on": on}, headers=headers)


def test_without_script_one_comes_back_to_the_post(client, made, thread):
    post = answered(thread)

    answer = as_(client, "Eve").post(
        at(made, f"posts/{post.pk}/helped/"), {"on": "1", "sort": "oldest"}
    )

    assert answer.url == at(made, f"{thread.pk}/?sort=oldest#post-{post.pk}")
    assert "This helped · 1" in text(client.get(answer.url))


def test_with_htmx_the_post_comes_alone_and_says_what_happened(
    client, made, thread, django_assert_num_queries
):
    post = answered(thread)
    eve = as_(client, "Eve")
    press(eve, made, f"posts/{post.pk}/helped/", on="0")

    # Two of them are the marks of a transaction inside a test's.
    with django_assert_num_queries(8):
        answer = press(eve, made, f"posts/{post.pk}/helped/", hx_request="true")

    content = answer.content.decode()
    assert content.count("<article") == content.count('aria-pressed="true"') == 1
    assert '<p id="said" hx-swap-oob="innerHTML">Noted: this helped you.</p>' in content


def test_the_same_question_is_counted_where_it_is_asked(client, made, thread):
    answer = press(as_(client, "Eve"), made, f"{thread.pk}/same/", hx_request="true")

    assert "Same question here · 1</button>" in answer.content.decode()
    assert press(as_(client, "Ben"), made, f"{thread.pk}/same/").status_code == 409


def test_the_asker_and_a_lead_accept_and_nobody_else(client, made, thread):
    page = f"posts/{answered(thread, by='Eve').pk}/accept/"

    said = [press(as_(client, name), made, page).status_code for name in ("Eve", "Ben", "Ada")]

    assert said == [403, 302, 302]


def test_an_accepted_answer_comes_first_at_once(client, made, thread):
    answered(thread, "one"), answered(thread, "two")
    page = f"posts/{thread.posts.last().pk}/accept/"

    answer = press(as_(client, "Ben"), made, page, hx_request="true")

    content = answer.content.decode()
    assert content.index("two") < content.index("one")
    assert "This is the accepted answer now." in content
