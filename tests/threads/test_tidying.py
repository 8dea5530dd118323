"""Locking, moving, merging and splitting threads."""

import pytest

from planner.groups import actions as groups
from planner.threads.asking import About, answer, ask, comment
from planner.threads.models import Post, SameQuestion, Thread
from planner.threads.tidying import CannotTidy, lock, mark_duplicate, merge, move, split
from planner.threads.writing import CannotPost
from tests.threads.group_of_two import LATER, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def other(group, ada):
    return ask(group=group, title="What is a length?", text="Of a vector.", by=ada, now=NOW)


def texts(thread):
    posts = Post.objects.filter(thread=thread).order_by("placed_at", "id")
    return [(post.kind, post.text) for post in posts]


def test_a_locked_thread_takes_no_posts_until_it_is_unlocked(thread, ada):
    lock(thread=thread, is_locked=True, by=ada, now=LATER)
    with pytest.raises(CannotPost, match="locked"):
        answer(thread=thread, text="x", by=ada, now=LATER)

    lock(thread=thread, is_locked=False, by=ada, now=LATER)

    assert answer(thread=thread, text="x", by=ada, now=LATER).text == "x"


def test_a_thread_is_moved_to_another_subject(thread, ada):
    move(thread=thread, about=About(kind="unit", id="ch1", location="page 4"), by=ada, now=LATER)

    thread.refresh_from_db()
    assert (thread.about_kind, thread.about_id, thread.location) == ("unit", "ch1", "page 4")


def test_a_duplicate_is_no_open_question_any_more(thread, other, ada):
    mark_duplicate(thread=thread, of=other, by=ada, now=LATER)

    assert list(Thread.objects.open()) == [other]


def test_a_duplicate_of_a_duplicate_is_one_of_the_original(group, thread, other, ada):
    third = ask(group=group, title="Again", text="x", by=ada, now=NOW)
    mark_duplicate(thread=thread, of=other, by=ada, now=LATER)

    marked = mark_duplicate(thread=third, of=thread, by=ada, now=LATER)

    assert marked.duplicate_of == other


def test_taking_a_mark_away_leaves_those_of_others(thread, other, ada):
    mark_duplicate(thread=thread, of=other, by=ada, now=LATER)

    mark_duplicate(thread=other, of=None, by=ada, now=LATER)

    thread.refresh_from_db()
    assert thread.duplicate_of == other


def test_two_threads_are_not_duplicates_of_each_other(thread, other, ada):
    mark_duplicate(thread=thread, of=other, by=ada, now=LATER)

    with pytest.raises(CannotTidy):
        mark_duplicate(thread=other, of=thread, by=ada, now=LATER)


def test_merging_makes_the_opening_an_answer_and_keeps_the_comments(thread, other, ada, ben):
    comment(parent=thread.posts.get(), text="Which?", by=ada, now=NOW)

    merge(thread=thread, into=other, by=ada, now=LATER)

    assert texts(other) == [
        ("opening", "Of a vector."),
        ("answer", "What is $|x|$?"),
        ("comment", "Which?"),
    ]
    thread.refresh_from_db()
    other.refresh_from_db()
    assert (thread.merged_into, other.answer_count, other.posted_at) == (other, 1, LATER)


def test_who_followed_or_asked_the_same_does_so_with_the_other_once(thread, other, ada, ben):
    merge(thread=thread, into=other, by=ada, now=LATER)

    assert {each.user for each in other.follows.all()} == {ada, ben}
    assert [each.user for each in SameQuestion.objects.filter(thread=other)] == [ben]


def test_merging_says_nothing_of_who_asked_without_their_name(group, other, ada, ben):
    secret = ask(group=group, title="T", text="x", by=ben, now=NOW, is_anonymous=True)

    merge(thread=secret, into=other, by=ada, now=LATER)

    assert not SameQuestion.objects.exists()
    assert Post.objects.get(text="x").is_anonymous


def test_a_thread_of_another_group_is_not_merged(thread, ada):
    elsewhere = groups.create_group(name="Others", zone="UTC", by=ada, now=NOW)
    theirs = ask(group=elsewhere, title="T", text="x", by=ada, now=NOW)

    with pytest.raises(CannotTidy, match="same group"):
        merge(thread=theirs, into=thread, by=ada, now=LATER)


def test_an_answer_gets_a_thread_of_its_own_with_its_comments(thread, ada, ben):
    post = answer(thread=thread, text="But what of $p$?", by=ada, now=LATER)
    comment(parent=post, text="Good point.", by=ben, now=LATER)

    made = split(thread=thread, posts=[post], title="Which p?", by=ada, now=LATER)

    assert texts(made) == [("opening", "But what of $p$?"), ("comment", "Good point.")]
    assert texts(thread) == [("opening", "What is $|x|$?")]
    assert (made.asked_by, made.about_id, made.answer_count) == (ada, "vectors", 0)


def test_what_was_written_without_a_name_is_split_off_without_one(group, ada, ben):
    secret = ask(group=group, title="T", text="x", by=ben, now=NOW, is_anonymous=True)
    post = answer(thread=secret, text="And y?", by=ben, now=LATER)

    assert split(thread=secret, posts=[post], title="Y", by=ada, now=LATER).is_anonymous


def test_an_accepted_answer_that_is_split_off_is_accepted_no_longer(thread, ada):
    post = answer(thread=thread, text="A length.", by=ada, now=LATER)
    Thread.objects.update(accepted=post, accepted_at=LATER)

    split(thread=thread, posts=[post], title="Length", by=ada, now=LATER)

    thread.refresh_from_db()
    assert (thread.accepted, thread.accepted_at) == (None, None)


def test_nothing_is_split_off_without_an_answer(thread, ada):
    with pytest.raises(CannotTidy, match="at least one"):
        split(thread=thread, posts=[thread.posts.get()], title="T", by=ada, now=LATER)
