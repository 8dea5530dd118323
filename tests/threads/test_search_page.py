"""A group's search page."""

import datetime as dt
import re

import pytest
from django.urls import reverse

from planner.groups import actions as groups
from planner.groups.models import Group
from planner.threads.reactions import accept
from tests.groups.people import group, membership, user
from tests.threads.thread_pages import NOW, answered, as_, asked, at, learners

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> Group:
    return learners()


def search(client, made: Group, query: str, **headers: str) -> str:
    return client.get(at(made, f"search/?{query}"), headers=headers).content.decode()


def titles(page: str) -> list[str]:
    heads = re.findall(r'<h3 class="head">(.*?)</h3>', page)
    return [re.sub(r"<[^>]*>", "", each) for each in heads]


def test_questions_and_the_catalogue_are_found_on_one_page(client, made):
    thread = asked(made, title="Which vectors span it?")

    page = search(as_(client, "Eve"), made, "q=vectors")

    assert f'href="{at(made, f"{thread.pk}/")}"' in page
    assert f'href="{reverse("curriculum:topic", args=["vectors"])}"' in page
    assert "Which <mark>vectors</mark> span it?" in page


def test_a_reply_is_quoted_and_leads_to_where_it_stands(client, made):
    post = answered(asked(made, title="Softmax"), "Subtract the maximum.")
    accept(post=post, by=user("Ben"), now=NOW)

    page = search(as_(client, "Eve"), made, "q=subtract")

    address = at(made, f"{post.thread_id}/#post-{post.pk}")
    assert f'<a href="{address}">accepted answer</a>' in page
    assert "<mark>Subtract</mark> the maximum." in page


def test_a_guess_is_told_and_chinese_says_what_it_is(client, made):
    asked(made, title="Softmax"), asked(made, title="梯度为什么消失？", text="不知道。")

    guessed = search(as_(client, "Eve"), made, "q=sofmax")
    chinese = search(client, made, "q=梯度")

    assert "Shown for <strong>softmax</strong>" in guessed
    assert 'lang="zh-Hans"><mark>梯度</mark>为什么消失？</a>' in chinese


def test_a_title_with_a_formula_is_set(client, made):
    asked(made, title="Softmax of $x$")

    assert '<math alttext="x">' in search(as_(client, "Eve"), made, "q=softmax")


@pytest.mark.parametrize(
    ("narrowed", "found"),
    [
        ("", ["Old one", "New one"]),
        ("&what=question", ["Old one", "New one"]),
        ("&what=reply", ["Old one"]),
        ("&what=topic", []),
        ("&state=answered", ["Old one"]),
        ("&state=open", ["New one"]),
        ("&since=week", ["New one"]),
        ("&topic=vectors", ["Old one", "New one"]),
        ("&topic=numbers", []),
        ("&what=topic&state=open", []),
        ("&what=nonsense&state=nonsense&since=nonsense&page=nonsense", ["Old one", "New one"]),
    ],
)
def test_the_address_narrows_down(client, made, time_machine, narrowed, found):
    time_machine.move_to(NOW + dt.timedelta(days=30))
    post = answered(asked(made, title="Old one", text="Overflow"), "An overflow.")
    accept(post=post, by=user("Ben"), now=NOW)
    asked(made, title="New one", text="Overflow", now=NOW + dt.timedelta(days=29))

    assert sorted(titles(search(as_(client, "Eve"), made, f"q=overflow{narrowed}"))) == sorted(
        found
    )


def test_many_are_shown_on_several_pages(client, made):
    for number in range(25):
        asked(made, title=f"Softmax {number}")
    first = search(as_(client, "Eve"), made, "q=softmax&what=question")
    second = search(client, made, "q=softmax&what=question&page=2")

    assert (len(titles(first)), len(titles(second))) == (20, 5)
    assert not set(titles(first)) & set(titles(second))
    assert "?q=softmax&amp;what=question&amp;page=2" in first


def test_with_htmx_only_what_was_found_comes_and_the_address_follows(client, made):
    asked(made, title="Softmax")

    address = at(made, "search/?q=softmax&state=&since=&topic=&what=question")
    response = as_(client, "Eve").get(
        address, headers={"HX-Request": "true", "HX-Target": "results"}
    )

    assert response["HX-Replace-Url"] == at(made, "search/?q=softmax&what=question")
    assert response.content.startswith(b'<section id="results"')


def test_who_was_removed_finds_nothing_from_then_on(client, made):
    asked(made, title="Canarybird")
    before = as_(client, "Eve").get(at(made, "search/?q=canarybird")).status_code

    groups.leave(membership=membership(made, "Eve"), by=user("Ada"), now=NOW)

    response = client.get(at(made, "search/?q=canarybird"))
    assert (before, response.status_code) == (200, 404)
    assert "Canarybird" not in response.content.decode()


@pytest.mark.parametrize("query", ["canarybird", "canarybrid", "canar", "kanarybird"])
def test_another_group_neither_finds_nor_guesses_it(client, made, query):
    asked(made, title="Canarybird", text="canaryseed")
    other = group("Eve", name="Others")

    page = search(as_(client, "Eve"), other, f"q={query}")

    assert "Nothing found" in page
    assert ("Canarybird" in page, "canaryseed" in page, "Shown for" in page) == (False,) * 3


def test_nobody_reads_who_asked_without_their_name(client, made):
    asked(made, title="Softmax", is_anonymous=True)

    page = search(as_(client, "Eve"), made, "q=softmax")

    assert (titles(page), "Ben" in page) == (["Softmax"], False)


def test_what_people_type_is_text(client, made):
    page = search(as_(client, "Eve"), made, "q=%3Cscript%3Ealert(1)%3C/script%3E")

    assert "<script>alert" not in page


@pytest.mark.parametrize("count", [1, 3, 50])
def test_the_page_takes_few_queries(client, made, count, django_assert_num_queries):
    for number in range(count):
        answered(asked(made, title=f"Softmax {number}"), "softmax")
    search(as_(client, "Eve"), made, "q=softmax")

    with django_assert_num_queries(7):
        page = search(client, made, "q=softmax&state=open&topic=vectors")
    with django_assert_num_queries(8):
        search(client, made, "q=sofmax")
    assert len(page) < 60_000
