"""Quoting a post in an answer."""

import pytest

from planner.threads.models import Post
from tests.groups.people import user
from tests.threads.thread_pages import answered, as_, asked, at, commented, learners
from tests.writing.boxes import box, hidden, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return learners()


def link(made, post):
    return f"http://127.0.0.1:8000{at(made, f'posts/{post.pk}/')}"


def quote(client, made, post):
    return client.get(at(made, f"posts/{post.pk}/quote/"))


def test_the_answer_begins_with_who_wrote_where_and_what(client, made):
    post = answered(asked(made), "Length: $|x|$\n\n```\nnorm(x)\n```")

    shown = quote(as_(client, "Ben"), made, post)

    assert box(shown) == (
        f"[Ada wrote]({link(made, post)}):\n\n> Length: $|x|$\n>\n> ```\n> norm(x)\n> ```\n\n"
    )


def test_a_script_gets_the_quote_alone(client, made):
    post = asked(made).posts.get()
    ben = as_(client, "Ben")

    alone = ben.get(at(made, f"posts/{post.pk}/quote/"), headers={"HX-Request": "true"})

    assert alone["Content-Type"] == "text/plain; charset=utf-8"
    assert alone.content.decode() == box(quote(ben, made, post))


def test_what_was_typed_before_stays_above_it(client, made):
    post = commented(asked(made).posts.get())
    eve = as_(client, "Ada")
    sent = hidden(eve.get(at(made, f"{post.thread_id}/")))
    eve.post("/writing/keep/", {**sent, "text": "First of all:"})

    shown = quote(eve, made, post)
    eve.post("/writing/keep/", {**sent, "text": box(shown)})
    again = quote(eve, made, post)

    assert box(shown).startswith("First of all:\n\n[Eve wrote]")
    assert box(again) == box(shown)
    assert hidden(again)["key"] == sent["key"]


def test_what_is_quoted_can_be_sent(client, made):
    post = answered(asked(made), "Length")
    ben = as_(client, "Ben")
    shown = quote(ben, made, post)

    moved = ben.post(
        at(made, f"{post.thread_id}/answer/"), {**hidden(shown), "text": f"{box(shown)}Thanks"}
    )

    assert moved.status_code == 302
    assert "<blockquote>\n<p>Length</p>\n</blockquote>\n<p>Thanks</p>" in Post.objects.last().html


@pytest.mark.parametrize("reader", ["Ada", "Eve", "Ben"])
def test_nobody_quotes_a_name_that_was_not_wanted(client, made, reader):
    post = asked(made, is_anonymous=True).posts.get()

    said = box(quote(as_(client, reader), made, post))

    assert said.startswith("[Somebody wrote]")
    assert user("Ben").name not in said


def test_posts_lead_there_where_one_can_write(client, made):
    post = asked(made).posts.get()
    address = f'href="../posts/{post.pk}/quote/#answer"'
    thread = at(made, f"{post.thread_id}/")

    assert address in page(as_(client, "Eve").get(thread))
    post.thread.locked_at = post.created_at
    post.thread.save()

    assert address not in page(client.get(thread))
