"""The list of threads: which, in which order, and what it costs."""

import datetime as dt
import re

import pytest

from planner.threads.asking import About
from planner.threads.reactions import accept, say_same
from tests.groups.people import NOW, group, user
from tests.threads.thread_pages import LATER, answered, as_, asked, at, learners, text

pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return learners()


def titles(answer):
    return re.findall(r"<h2><a href=[^>]*>(.*?)</a></h2>", answer.content.decode())


def test_the_newest_activity_comes_first(client, made):
    first, _ = asked(made, title="First"), asked(made, title="Second", now=LATER)
    answered(first, hours=2)

    assert titles(as_(client, "Eve").get(at(made))) == ["First", "Second"]


def test_a_line_says_its_kind_state_and_numbers(client, made):
    thread = asked(made, kind="stuck")
    say_same(thread=thread, by=user("Eve"), now=LATER)
    eve = as_(client, "Eve")

    open_one = text(eve.get(at(made)))
    accept(post=answered(thread), by=user("Ben"), now=LATER)
    settled = text(eve.get(at(made)))

    assert "Stuck · open no answer yet, 1 more has it too Ben · 4 Jan 2027, 09:00 · V" in open_one
    assert "Stuck · answered 1 answer, 1 more has it too Ben · 4 Jan 2027, 10:00 · V" in settled


@pytest.fixture
def several(made):
    """A question of Ben's about vectors, stuck Eve about its exercise, a note of Ada's about a
    decision that she answered herself."""
    asked(made, title="Ben asks")
    stuck = asked(
        made, by="Eve", title="Eve is stuck", kind="stuck", about=About(kind="exercise", id="add")
    )
    accept(post=answered(stuck, by="Ada"), by=user("Eve"), now=LATER)
    asked(made, by="Ada", title="Ada notes", kind="note", about=About())
    return made


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?kind=note", ["Ada notes"]),
        ("?state=open", ["Ben asks"]),
        ("?state=answered", ["Eve is stuck"]),
        ("?about=topic&id=vectors", ["Ben asks"]),
        ("?topic=vectors", ["Eve is stuck", "Ben asks"]),
        ("?mine=1", ["Eve is stuck", "Ada notes"]),
        ("?kind=stuck&state=open", []),
        (
            "?kind=nonsense&state=nonsense&about=nonsense&id=x&page=x",
            ["Eve is stuck", "Ada notes", "Ben asks"],
        ),
    ],
)
def test_it_is_narrowed_down_in_the_address(client, several, query, found):
    assert titles(as_(client, "Ada").get(at(several, query))) == found


def test_chosen_filters_stay_chosen(client, several):
    content = as_(client, "Ada").get(at(several, "?kind=note&mine=1")).content.decode()

    assert '<option value="note" selected>' in content
    assert 'name="mine" value="1" checked' in content


def test_the_topics_to_choose_are_those_that_were_asked_about(client, several):
    content = as_(client, "Ada").get(at(several)).content.decode()

    topics = content.partition('name="topic"')[2].partition("</select>")[0]
    assert re.findall(r'value="(\w+)"', topics) == ["vectors"]


def test_an_empty_list_says_what_it_is_for_and_a_narrow_one_how_to_widen_it(client, made):
    eve = as_(client, "Eve")

    assert "Nobody has asked anything yet." in text(eve.get(at(made)))
    assert "No question is like that." in text(eve.get(at(made, "?kind=note")))


def test_pages_lead_to_older_and_newer_and_keep_the_filters(client, made):
    for minute in range(31):
        asked(made, title=f"Q{minute}", now=NOW + dt.timedelta(minutes=minute))
    eve = as_(client, "Eve")

    first, second = eve.get(at(made, "?kind=question")), eve.get(at(made, "?kind=question&page=2"))

    assert (len(titles(first)), titles(second)) == (30, ["Q0"])
    assert 'href="?kind=question&amp;page=2" rel="next"' in first.content.decode()
    assert 'href="?kind=question" rel="prev"' in second.content.decode()
    assert "31 in all, 31 open" in text(second)


@pytest.mark.parametrize("count", [1, 3, 60])
def test_it_asks_the_database_as_often_for_few_as_for_many(
    client, made, count, django_assert_num_queries
):
    for number in range(count):
        asked(made, title=f"Q{number}", is_anonymous=number % 2 == 0, now=LATER)
    eve = as_(client, "Eve")
    eve.get(at(made))

    with django_assert_num_queries(8):
        eve.get(at(made))


def test_other_groups_questions_are_not_among_them(client, made):
    asked(made, title="Ours")
    asked(group("Eve", name="Others"), title="Theirs", by="Ada")

    assert titles(as_(client, "Eve").get(at(made))) == ["Ours"]
