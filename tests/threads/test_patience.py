"""How much one person may write in a short time."""

import datetime as dt

import pytest

from planner.threads.asking import answer, ask
from planner.threads.patience import MOST_POSTS, MOST_THREADS, TooMany, require_patience
from tests.threads.group_of_two import NOW

pytestmark = pytest.mark.django_db


def after(minutes):
    return NOW + dt.timedelta(minutes=minutes)


def test_a_flood_of_answers_waits_and_is_told_how_long(group, thread, ada):
    for _ in range(MOST_POSTS):
        answer(thread=thread, text="x", by=ada, now=after(1))

    with pytest.raises(TooMany, match=r"20 posts within 10 minutes.*in 8 minutes") as refusal:
        require_patience(group=group, by=ada, now=after(3), is_thread=False)

    assert refusal.value.seconds == 480


def test_others_go_on_and_so_does_whoever_has_waited(group, thread, ada, ben):
    for _ in range(MOST_POSTS):
        answer(thread=thread, text="x", by=ada, now=after(0))

    require_patience(group=group, by=ben, now=after(1), is_thread=False)
    require_patience(group=group, by=ada, now=after(10), is_thread=False)


def test_a_form_that_was_sent_may_be_sent_again(group, ada):
    for number in range(MOST_THREADS):
        ask(group=group, title=f"T{number}", text="x", by=ada, now=after(0), key=str(number))

    require_patience(group=group, by=ada, now=after(1), is_thread=True, key="4")
    with pytest.raises(TooMany):
        require_patience(group=group, by=ada, now=after(1), is_thread=True, key="5")


def test_questions_have_a_limit_of_their_own(group, ada):
    for number in range(MOST_THREADS):
        ask(group=group, title=f"T{number}", text="x", by=ada, now=after(0))

    require_patience(group=group, by=ada, now=after(1), is_thread=False)
    with pytest.raises(TooMany, match="5 questions"):
        require_patience(group=group, by=ada, now=after(1), is_thread=True)
