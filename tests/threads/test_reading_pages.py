"""What is new on the pages of questions, and what comes while they are open."""

import datetime as dt

import pytest
import time_machine

from planner.groups import actions as groups
from planner.threads.models import Follow, Post, ReadMark, Thread
from tests.groups.people import membership, user
from tests.threads.thread_pages import (
    LATER,
    NOW,
    answered,
    as_,
    asked,
    at,
    commented,
    learners,
)

pytestmark = pytest.mark.django_db
HTMX = {"hx-request": "true"}


@pytest.fixture(autouse=True)
def _on_the_next_day():
    with time_machine.travel(NOW + dt.timedelta(days=1), tick=False):
        yield


def html(answer):
    return answer.content.decode()


@pytest.fixture
def made():
    return learners()


@pytest.fixture
def thread(made):
    """Asked by Ben and read by Eve."""
    thread = asked(made)
    ReadMark.objects.create(user=user("Eve"), thread=thread, read_at=NOW)
    return thread


def page_of(client, made, thread, name="Eve"):
    return html(as_(client, name).get(at(made, f"{thread.pk}/")))


def test_the_first_new_post_has_a_line_before_it_and_a_way_to_it(client, made, thread):
    commented(thread.posts.get(), by="Ada")
    answered(thread)

    page = page_of(client, made, thread)

    line = '<p id="first-unread" class="since" tabindex="-1">New since your last visit</p>'
    assert '<a href="#first-unread">2 new since your last visit</a>' in page
    assert page.count("<mark>new</mark>") == 2
    assert page.index("What is") < page.index(line) < page.index("Which norm?")


@pytest.mark.parametrize("name", ["Ben", "Ada"])
def test_nothing_is_marked_at_a_first_visit_and_of_what_is_one_s_own(client, made, thread, name):
    answered(thread, by="Ada")
    if name == "Ben":
        answered(thread, by="Ben")

    page = page_of(client, made, thread, name)

    assert ("first-unread" in page, "<mark>" in page) == (False, False)


def test_looking_marks_nothing_and_the_button_does(client, made, thread):
    answered(thread)
    page = page_of(client, made, thread)
    until = page.partition('name="until" value="')[2].partition('"')[0]

    client.get(at(made, f"{thread.pk}/"))
    before = ReadMark.objects.get(user=user("Eve")).read_at
    answer = client.post(at(made, f"{thread.pk}/read/"), {"until": until})

    assert (before, ReadMark.objects.get(user=user("Eve")).read_at) == (NOW, LATER)
    assert answer.url == at(made, f"{thread.pk}/")
    assert "first-unread" not in html(client.get(answer.url))


def test_what_came_after_the_page_was_drawn_stays_new(client, made, thread):
    answered(thread)
    answered(thread, hours=2)

    as_(client, "Eve").post(
        at(made, f"{thread.pk}/read/"), {"until": LATER.isoformat()}, headers=HTMX
    )

    assert "1 new since your last visit" in html(client.get(at(made, f"{thread.pk}/")))


@pytest.mark.parametrize("until", ["", "x", "2027-02-31T00:00:00Z", "2027-01-04T09:00:00"])
def test_no_moment_is_refused(client, made, thread, until):
    answer = as_(client, "Eve").post(at(made, f"{thread.pk}/read/"), {"until": until})

    assert answer.status_code == 400


def test_the_list_counts_what_is_new_and_all_of_it_can_be_read(client, made, thread):
    answered(thread)
    answered(thread)
    eve = as_(client, "Eve")

    page = html(eve.get(at(made)))
    answer = eve.post(at(made, "read/"))

    assert f'/{thread.pk}/#first-unread">Why a norm?</a></h2>' in page
    assert "<mark>2 new</mark> Question · open" in page
    assert "<mark>" not in html(eve.get(answer.url))


def test_a_thread_is_followed_and_muted_and_neither(client, made, thread):
    eve = as_(client, "Eve")
    said = []
    for choice in ("follow", "mute", "neither"):
        answer = eve.post(at(made, f"{thread.pk}/follow/"), {"choice": choice})
        said.append(list(Follow.objects.filter(user=user("Eve")).values_list("thread", "is_muted")))

    assert said == [[(thread.pk, False)], [(thread.pk, True)], []]
    assert answer.url == at(made, f"{thread.pk}/#follow-thread")


def test_with_htmx_the_buttons_come_back_as_they_are_now(client, made, thread):
    answer = as_(client, "Eve").post(
        at(made, f"{thread.pk}/follow/"), {"choice": "follow"}, headers=HTMX
    )

    assert "You follow this: you are told of all that is written here." in html(answer)
    assert html(answer).count('aria-pressed="true"') == 1
    assert 'value="neither" aria-pressed="true"' in html(answer)


@pytest.mark.parametrize(
    ("topic", "way"), [("vectors", "?topic=vectors#follow-topic"), ("", "#follow-group")]
)
def test_a_topic_and_the_group_are_chosen_on_the_list(client, made, topic, way):
    eve = as_(client, "Eve")

    answer = eve.post(at(made, "follow/"), {"choice": "follow", "topic": topic})

    assert answer.url == at(made) + way
    assert "you are told of each new question" in html(eve.get(answer.url))
    assert [each.topic for each in Follow.objects.all()] == [topic]


@pytest.mark.parametrize(
    ("sent", "status"), [({}, 400), ({"choice": "x"}, 400), ({"choice": "mute", "topic": "x"}, 404)]
)
def test_what_cannot_be_chosen_is_refused(client, made, sent, status):
    assert as_(client, "Eve").post(at(made, "follow/"), sent).status_code == status


def news(client, made, thread, after, **headers):
    return client.get(at(made, f"{thread.pk}/news/?after={after}"), headers={**HTMX, **headers})


def test_new_posts_come_once_with_what_is_announced(client, made, thread):
    opening = thread.posts.get()
    eve = as_(client, "Eve")
    first = answered(thread)
    commented(opening, "And this?", by="Ben", hours=2)

    answer = news(eve, made, thread, opening.pk)

    assert 'data-said="Ada answered. Ben commented."' in html(answer)
    assert html(answer).count("<article") == 2
    assert f'data-until="{(NOW + dt.timedelta(hours=2)).isoformat()}"' in html(answer)
    assert news(eve, made, thread, Post.objects.latest("pk").pk).status_code == 204
    assert html(news(eve, made, thread, first.pk)).count("<article") == 1


def test_nothing_new_is_answered_without_a_body_by_three_queries(
    client, made, thread, django_assert_num_queries
):
    answered(thread)
    eve = as_(client, "Eve")
    etag = news(eve, made, thread, 0)["ETag"]

    with django_assert_num_queries(3):
        answer = news(eve, made, thread, 0, if_none_match=etag)

    assert (answer.status_code, answer.content) == (304, b"")


def test_another_post_another_reader_and_other_rights_are_another_answer(client, made, thread):
    def etag(name):
        return news(as_(client, name), made, thread, 0)["ETag"]

    before = [etag("Eve"), etag("Ben")]
    groups.change_role(membership=membership(made, "Eve"), role="lead", by=user("Ada"), now=NOW)
    appointed = etag("Eve")
    answered(thread)

    assert len({*before, appointed, etag("Eve")}) == 4


def test_of_the_list_only_the_number_comes(client, made, thread, django_assert_num_queries):
    eve = as_(client, "Eve")
    address = at(made, f"news/?since={NOW.isoformat().replace('+', '%2B')}")
    assert eve.get(address, headers=HTMX).status_code == 204
    answered(thread)
    answered(thread, by="Eve")

    answer = eve.get(address, headers=HTMX)

    assert "1 new since you opened this page." in html(answer)
    with django_assert_num_queries(3):
        known = eve.get(address, headers={**HTMX, "if-none-match": answer["ETag"]})
    assert (known.status_code, known.content) == (304, b"")


def test_without_script_the_links_lead_to_the_pages(client, made, thread):
    eve = as_(client, "Eve")

    answers = [eve.get(at(made, f"{thread.pk}/news/?after=1")), eve.get(at(made, "news/"))]

    assert [each.url for each in answers] == [at(made, f"{thread.pk}/#first-unread"), at(made)]


@pytest.mark.parametrize("page", ["{}/news/?after=x", "news/?since=x", "news/"])
def test_nonsense_is_refused(client, made, thread, page):
    answer = as_(client, "Eve").get(at(made, page.format(thread.pk)), headers=HTMX)

    assert answer.status_code == 400


def test_there_is_no_news_of_what_was_deleted(client, made, thread):
    Thread.objects.update(deleted_at=NOW)

    assert news(as_(client, "Eve"), made, thread, 0).status_code == 404
