"""A thread's page: what stands where, and what it costs."""

import re

import pytest

from planner.threads.models import Post, Thread
from planner.threads.reactions import accept, say_helped
from tests.groups.people import user
from tests.threads.thread_pages import LATER, answered, as_, asked, at, commented, learners, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return learners()


@pytest.fixture
def thread(made):
    return asked(made)


def bodies(answer):
    """Each post: what kind it looks like, and its text."""
    found = re.findall(
        r'<article id="post-\d+" class="post ?(.*?)">.*?<div class="flow body"><p>(.*?)</p>',
        answer.content.decode(),
        re.DOTALL,
    )
    return [f"{look} {body}".strip() for look, body in found]


def test_it_says_what_about_and_by_whom(client, made, thread):
    page = as_(client, "Eve").get(at(made, f"{thread.pk}/"))

    assert "Question Why a norm? About the topic Vectors · all questions about it" in text(page)
    assert "Ben 4 Jan 2027, 09:00" in text(page)
    assert '<a href="/catalogue/topics/vectors/">' in page.content.decode()


def test_comments_follow_what_they_are_on_and_the_accepted_answer_comes_first(client, made, thread):
    one, two, three = (answered(thread, each, hours=n) for n, each in enumerate("abc"))
    commented(one, "on a", hours=9)
    say_helped(post=two, by=user("Ben"), now=LATER)
    accept(post=three, by=user("Ben"), now=LATER)
    eve = as_(client, "Eve")

    shown = [bodies(eve.get(at(made, f"{thread.pk}/{query}")))[1:] for query in SORTED]

    assert shown == [
        ["accepted c", "b", "a", "comment on a"],
        ["a", "comment on a", "b", "accepted c"],
        ["accepted c", "b", "a", "comment on a"],
    ]


SORTED = ("", "?sort=oldest", "?sort=newest")


def test_another_order_comes_alone_and_is_announced(client, made, thread):
    answered(thread, "a"), answered(thread, "b")
    headers = {"hx-request": "true", "hx-target": "posts"}

    answer = as_(client, "Eve").get(at(made, f"{thread.pk}/?sort=newest"), headers=headers)

    assert bodies(answer)[1:] == ["b", "a"]
    assert answer.content.decode().startswith('<div id="posts"')
    assert "Newest first</p>" in answer.content.decode()


def test_what_was_deleted_leaves_its_place(client, made, thread):
    post = answered(thread, "gone")
    commented(post, "still here")
    Post.objects.filter(pk=post.pk).update(deleted_at=LATER)

    page = as_(client, "Eve").get(at(made, f"{thread.pk}/"))

    assert "This post was taken away." in text(page)
    assert "gone" not in text(page)
    assert "still here" in text(page)


def test_a_permalink_leads_to_the_post_wherever_it_is(client, made, thread):
    post, other = answered(thread), asked(made, title="Another")
    Post.objects.filter(pk=post.pk).update(thread=other)

    answer = as_(client, "Eve").get(at(made, f"posts/{post.pk}/"))

    assert answer.url == at(made, f"{other.pk}/#post-{post.pk}")


def test_a_thread_that_is_gone_is_not_told_of(client, made, thread):
    Thread.objects.filter(pk=thread.pk).update(deleted_at=LATER)
    eve = as_(client, "Eve")

    pages = (f"{thread.pk}/", f"posts/{thread.posts.get().pk}/")

    assert [eve.get(at(made, page)).status_code for page in pages] == [404, 404]


def test_an_answer_that_is_missing_its_text_keeps_the_page(client, made, thread):
    answer = as_(client, "Eve").post(at(made, f"{thread.pk}/answer/"), {"text": " ", "key": KEY})

    assert answer.status_code == 422
    assert "Write something first." in text(answer)


KEY = "6f1c5a3e-5f0b-4b57-9d0c-0e6a5d6c7b02"


def test_what_is_typed_into_a_locked_thread_is_kept(client, made, thread):
    Thread.objects.update(locked_at=LATER)

    answer = as_(client, "Eve").post(at(made, f"{thread.pk}/answer/"), {"text": "x", "key": KEY})

    assert (answer.status_code, Post.objects.count()) == (409, 1)
    assert "A lead has locked this thread" in text(answer)


@pytest.mark.parametrize("count", [1, 3, 50])
def test_it_asks_the_database_as_often_for_fifty_posts_as_for_one(
    client, made, thread, count, django_assert_num_queries
):
    posts = [thread.posts.get(), *(answered(thread) for _ in range(min(count - 1, 1)))]
    for _ in range(count - 2):
        posts.append(commented(posts[-1]) if len(posts) % 3 else answered(thread))
    ben = as_(client, "Ben")
    ben.get(at(made, f"{thread.pk}/"))

    with django_assert_num_queries(8):
        page = ben.get(at(made, f"{thread.pk}/"))

    assert page.content.decode().count("<article") == count
    assert len(page.content) <= 60_000


def test_fifty_long_answers_stay_light_for_a_lead(client, made, thread):
    for number in range(49):
        answered(thread, f"Take $x_{number}$ and its length. " + "A plain sentence. " * 12)

    page = as_(client, "Ada").get(at(made, f"{thread.pk}/"))

    assert len(page.content) <= 60_000
