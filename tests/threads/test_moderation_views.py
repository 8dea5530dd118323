"""Keeping threads in order, in the browser without script."""

import pytest
from django.urls import reverse
from django.utils import timezone

from planner.accounts.models import User
from planner.threads.asking import answer, ask
from planner.threads.models import Post, Thread
from planner.threads.other_thread import number_in
from planner.threads.patience import MOST_POSTS
from planner.threads.reporting import report
from planner.threads.tidying import merge
from tests.threads.group_of_two import LATER, NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_lead(client, ada: User):
    client.force_login(ada)
    return client


@pytest.fixture
def as_member(client, ben: User):
    client.force_login(ben)
    return client


@pytest.fixture
def other(group, ada):
    return ask(group=group, title="What is a length?", text="Of a vector.", by=ada, now=NOW)


def at(name, thing):
    group = thing.group if isinstance(thing, Thread) else thing.thread.group
    return reverse(f"threads:{name}", args=[group.pk, group.slug, thing.pk])


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("#12: Why a norm?", 12),
        ("https://lemma.example/groups/3-us/questions/12/#post-7", 12),
        ("why 12", None),
        ("", None),
    ],
)
def test_a_question_is_named_by_number_or_address(text, number):
    assert number_in(text) == number


def test_what_was_taken_away_can_be_brought_back_where_it_stood(as_member, thread, ben):
    post = answer(thread=thread, text="A length.", by=ben, now=LATER)

    as_member.post(at("delete-post", post))
    page = as_member.get(at("thread", thread)).content.decode()
    as_member.post(at("bring-back-post", post))

    assert "A length." not in page
    assert f"posts/{post.pk}/bring-back/" in page
    assert "A length." in as_member.get(at("thread", thread)).content.decode()


def test_a_member_takes_away_nothing_of_others(as_member, thread, ada):
    post = answer(thread=thread, text="A length.", by=ada, now=LATER)

    assert as_member.post(at("delete-post", post)).status_code == 403
    assert Post.objects.present().count() == 2


def test_the_old_address_of_a_merged_question_leads_to_the_other(as_member, thread, other, ada):
    merge(thread=thread, into=other, by=ada, now=LATER)

    response = as_member.get(at("thread", thread))

    assert (response.status_code, response["Location"]) == (302, at("thread", other))


def test_a_number_that_is_none_is_refused_at_the_field_and_kept(as_lead, thread):
    response = as_lead.post(at("merge", thread), {"merge-other": "nonsense"})

    assert response.status_code == 422
    assert 'value="nonsense"' in response.content.decode()


def test_a_question_is_moved_to_what_was_chosen_and_to_nothing_that_is_not_there(as_lead, thread):
    refused = as_lead.post(at("move", thread), {"about": "topic:gone"})
    as_lead.post(at("move", thread), {"about": "", "location": "page 3"})

    thread.refresh_from_db()
    assert refused.status_code == 422
    assert (thread.about_kind, thread.about_id, thread.location) == ("", "", "")


def test_splitting_without_an_answer_says_so_at_the_field(as_lead, thread, ada):
    answer(thread=thread, text="A length.", by=ada, now=LATER)

    response = as_lead.post(at("split", thread), {"split-title": "New"})

    assert response.status_code == 422
    assert "Choose at least one answer." in response.content.decode()


def test_leads_see_once_what_several_reported(as_lead, group, thread, ada, ben):
    post = answer(thread=thread, text="Rude words", by=ada, now=LATER)
    report(post=post, reason="Rude", by=ben, now=LATER)
    report(post=post, reason="Very", by=ada, now=LATER)

    page = as_lead.get(reverse("threads:reports", args=[group.pk, group.slug]))

    assert [row.reasons for row in page.context["rows"]] == [(("Ben", "Rude"), ("Ada", "Very"))]


def test_a_member_sees_of_what_was_taken_away_only_what_they_took(as_member, group, thread, ada):
    post = answer(thread=thread, text="Secret", by=ada, now=LATER)
    Post.objects.filter(pk=post.pk).update(deleted_at=LATER, deleted_by=ada)

    page = as_member.get(reverse("threads:removed", args=[group.pk, group.slug]))

    assert page.context["page"].posts == ()


def test_haste_is_refused_with_what_was_typed(as_member, thread, ben):
    for _ in range(MOST_POSTS):
        answer(thread=thread, text="x", by=ben, now=timezone.now())
    form = {"text": "My long answer", "key": "6f1c5a3e-5f0b-4b57-9d0c-0e6a5d6c7b02"}

    response = as_member.post(at("answer", thread), form)

    assert response.status_code == 429
    assert 590 <= int(response["Retry-After"]) <= 600
    assert "My long answer" in response.content.decode()
