"""Taking away what was written, and bringing it back."""

import datetime as dt

import pytest

from planner.threads.asking import answer, comment
from planner.threads.deleting import (
    CannotBringBack,
    CannotDelete,
    bring_back_post,
    bring_back_thread,
    delete_post,
    delete_thread,
)
from planner.threads.models import Post, Thread
from tests.threads.group_of_two import LATER, NOW

pytestmark = pytest.mark.django_db

MUCH_LATER = LATER + dt.timedelta(days=31)


def rows():
    """Everything of threads and posts that a reader could see, moments of change aside."""
    threads = Thread.objects.order_by("id").values()
    kept = [{**each, "changed_at": None} for each in threads]
    return kept, list(Post.objects.order_by("id").values())


def test_a_deleted_answer_is_not_counted_and_leaves_its_comments(thread, ada, ben):
    post = answer(thread=thread, text="A length.", by=ada, now=LATER)
    said = comment(parent=post, text="Of what?", by=ben, now=LATER)

    delete_post(post=post, by=ada, now=LATER)

    thread.refresh_from_db()
    assert thread.answer_count == 0
    assert list(Post.objects.present().filter(parent=post)) == [said]


def test_bringing_a_post_back_restores_exactly_what_was(thread, ada):
    post = answer(thread=thread, text="A length.", by=ada, now=LATER)
    before = rows()

    delete_post(post=post, by=ada, now=LATER)
    bring_back_post(post=post, by=ada, is_lead=False, now=LATER)

    assert rows() == before


def test_an_accepted_answer_comes_back_as_one_and_the_question_is_open_meanwhile(thread, ada):
    post = answer(thread=thread, text="A length.", by=ada, now=LATER)
    Thread.objects.update(accepted=post, accepted_at=LATER)
    before = rows()

    delete_post(post=post, by=ada, now=LATER)
    is_open = Thread.objects.open().exists()
    bring_back_post(post=post, by=ada, is_lead=False, now=LATER)

    assert is_open
    assert rows() == before


def test_what_a_lead_took_away_its_author_cannot_bring_back(thread, ada, ben):
    post = answer(thread=thread, text="Rude.", by=ben, now=LATER)
    delete_post(post=post, by=ada, now=LATER)

    with pytest.raises(CannotBringBack, match="only a lead"):
        bring_back_post(post=post, by=ben, is_lead=False, now=LATER)


def test_after_thirty_days_it_stays_away(thread, ada):
    post = answer(thread=thread, text="A length.", by=ada, now=LATER)
    delete_post(post=post, by=ada, now=LATER)

    with pytest.raises(CannotBringBack, match="30 days"):
        bring_back_post(post=post, by=ada, is_lead=True, now=MUCH_LATER)


def test_whoever_asked_takes_a_thread_away_only_while_nobody_else_wrote_in_it(thread, ada, ben):
    answer(thread=thread, text="A length.", by=ada, now=LATER)

    with pytest.raises(CannotDelete, match="only a lead"):
        delete_thread(thread=thread, by=ben, is_lead=False, now=LATER)


def test_bringing_a_thread_back_restores_exactly_what_was(thread, ben):
    before = rows()

    delete_thread(thread=thread, by=ben, is_lead=False, now=LATER)
    gone = list(Thread.objects.present())
    bring_back_thread(thread=thread, by=ben, is_lead=False, now=LATER)

    assert gone == []
    assert rows() == before


def test_deleting_twice_keeps_who_did_it_first(thread, ada, ben):
    post = answer(thread=thread, text="A length.", by=ben, now=LATER)

    delete_post(post=post, by=ben, now=NOW)
    delete_post(post=post, by=ada, now=LATER)

    post.refresh_from_db()
    assert (post.deleted_by, post.deleted_at) == (ben, NOW)
