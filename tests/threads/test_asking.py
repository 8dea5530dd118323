"""Asking, answering, commenting."""

import pytest

from planner.threads.asking import answer, ask, comment
from planner.threads.models import Post, Thread
from planner.threads.writing import CannotPost
from tests.threads.group_of_two import LATER, NOW

pytestmark = pytest.mark.django_db


def test_a_question_has_an_opening_and_is_followed_by_whoever_asks(thread, ben):
    opening = thread.posts.get()

    assert (opening.kind, opening.author, opening.text) == ("opening", ben, "What is $|x|$?")
    assert '<math alttext="|x|"' in opening.html
    assert [follow.user for follow in thread.follows.all()] == [ben]


def test_an_answer_is_counted_and_moves_the_thread_up(thread, ada):
    answer(thread=thread, text="A length.", by=ada, now=LATER)

    thread.refresh_from_db()
    assert (thread.answer_count, thread.posted_at, thread.changed_at) == (1, LATER, LATER)


def test_comments_are_one_level_deep(thread, ada, ben):
    first = comment(parent=thread.posts.get(), text="Which norm?", by=ada, now=LATER)

    second = comment(parent=first, text="The usual one.", by=ben, now=LATER)

    assert second.parent == first.parent == thread.posts.get(kind="opening")


def test_sending_a_form_twice_makes_one_of_each(group, thread, ada):
    asked = [ask(group=group, title="T", text="x", by=ada, now=NOW, key="a") for _ in range(2)]
    answers = [answer(thread=thread, text="x", by=ada, now=NOW, key="b") for _ in range(2)]

    assert asked[0] == asked[1]
    assert answers[0] == answers[1]
    assert Post.objects.count() == 3


def test_whoever_asks_without_their_name_never_writes_with_it_in_that_thread(group, ada, ben):
    thread = ask(group=group, title="T", text="x", by=ben, now=NOW, is_anonymous=True)

    mine = answer(thread=thread, text="found it", by=ben, now=LATER)
    other = answer(thread=thread, text="so did I", by=ada, now=LATER)

    assert (mine.is_anonymous, other.is_anonymous) == (True, False)


@pytest.mark.parametrize(("title", "text"), [(" ", "x"), ("T", " \n"), ("T" * 201, "x")])
def test_what_cannot_be_kept_leaves_nothing(group, ada, title, text):
    with pytest.raises(CannotPost):
        ask(group=group, title=title, text=text, by=ada, now=NOW)

    assert (Thread.objects.count(), Post.objects.count()) == (0, 0)


def test_nothing_is_added_to_a_locked_thread(thread, ada):
    Thread.objects.update(locked_at=NOW)

    with pytest.raises(CannotPost, match="locked"):
        answer(thread=thread, text="x", by=ada, now=LATER)
