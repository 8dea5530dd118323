"""Questions that come from the group's chat."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from planner.groups import actions as groups
from planner.groups.models import Membership
from planner.threads.chat_inlet import MOST_AN_HOUR, NoSuchInlet, TooOften, hand_in, open_inlet
from planner.threads.chat_words import ChatQuestion
from planner.threads.models import ChatInlet, Thread
from tests.threads.group_of_two import LATER, NOW

pytestmark = pytest.mark.django_db

LINK = "https://discord.com/channels/1/2/3"
ASKED = ChatQuestion(title="Why a norm?", text="Why a norm?", author="mia`s", link=LINK)


@pytest.fixture
def token(group, ada):
    return open_inlet(group=group, by=ada, now=NOW)


def test_a_question_says_who_asked_in_the_chat_and_where(token, ada):
    thread = hand_in(token=token, question=ASKED, now=LATER)

    assert (thread.title, thread.asked_by, thread.chat_link) == ("Why a norm?", ada, LINK)
    assert thread.posts.get().text == "Why a norm?\n\nAsked in the chat by `mias`."


def test_the_same_message_handed_in_again_is_the_same_question(token):
    first = hand_in(token=token, question=ASKED, now=LATER)

    assert hand_in(token=token, question=ASKED, now=LATER) == first
    assert Thread.objects.count() == 1


def test_a_new_address_ends_the_old_one_and_only_its_hash_is_kept(group, token, ada):
    renewed = open_inlet(group=group, by=ada, now=LATER)

    with pytest.raises(NoSuchInlet):
        hand_in(token=token, question=ASKED, now=LATER)
    assert renewed not in str(ChatInlet.objects.values())


def test_it_is_closed_once_its_maker_leads_no_more(group, token, ada, ben):
    membership = Membership.objects.get(user=ben)
    groups.hand_over(membership=group.memberships.get(user=ada), to=membership, by=ada, now=LATER)

    with pytest.raises(NoSuchInlet):
        hand_in(token=token, question=ASKED, now=LATER)


def test_a_flood_waits(token):
    for _ in range(MOST_AN_HOUR):
        hand_in(token=token, question=ASKED, now=NOW)

    with pytest.raises(TooOften) as refusal:
        hand_in(token=token, question=ASKED, now=NOW + dt.timedelta(minutes=20))

    assert refusal.value.wait == dt.timedelta(minutes=40)


def test_a_chat_asks_without_signing_in_and_reads_where_the_question_is(client, token):
    form = {"text": "Why <!channel>?", "user_name": "mia"}

    response = client.post(reverse("threads:hand-in", args=[token]), form)

    address = reverse("threads:thread", args=[*_place(), Thread.objects.get().pk])
    assert response.status_code == 200
    assert response.json()["text"].endswith(address)
    assert "channel" not in response.json()["text"]


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b'{"text": "Why?"}', "application/json", 200),
        (b'{"text": ""}', "application/json", 422),
        (b"{", "application/json", 422),
        (b"x" * 70_000, "application/json", 413),
    ],
)
def test_json_is_taken_and_what_is_none_is_refused_in_words(client, token, body, kind, status):
    response = client.post(reverse("threads:hand-in", args=[token]), body, content_type=kind)

    assert response.status_code == status
    assert response.json()["text"]


def test_an_address_that_is_none_is_not_told_from_one_that_ended(client, group, ada):
    ended = open_inlet(group=group, by=ada, now=timezone.now())
    ChatInlet.objects.all().delete()

    answers = [
        client.post(reverse("threads:hand-in", args=[each]), {"text": "x"})
        for each in (ended, "nothing")
    ]

    assert [each.status_code for each in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def _place():
    inlet = ChatInlet.objects.select_related("group").get()
    return inlet.group.pk, inlet.group.slug
