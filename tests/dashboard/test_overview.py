"""The lead's overview: who asked for a hand, what ran over, what is unanswered."""

import datetime as dt

import pytest
import time_machine

from planner.groups.models import Sharing
from planner.meetings.models import AgendaItem, CoveredItem, Meeting
from planner.progress.stuck_actions import On, get_stuck
from planner.threads.asking import ask
from tests.groups.people import user
from tests.meetings.meeting_pages import FIRST, OVER, as_, group_that_meets, row, text

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(OVER, tick=False):
        yield


@pytest.fixture
def made():
    return group_that_meets()


def overview(client, made, name="Ada"):
    return as_(client, name).get(f"/groups/{made.pk}-{made.slug}/overview/")


def covered(minutes, extent="yes"):
    item = AgendaItem.objects.get(meeting__key=FIRST)
    Meeting.objects.filter(key=FIRST).update(state="held")
    CoveredItem.objects.create(
        meeting=row(),
        position=1,
        kind=item.kind,
        title=item.title,
        topic=item.topic,
        depth=item.depth,
        planned=40,
        minutes=minutes,
        extent=extent,
    )


def test_it_is_for_leads(client, made):
    assert overview(client, made, "Ben").status_code == 403


def test_with_nothing_to_look_after_it_says_so(client, made):
    page = text(overview(client, made))

    assert "Nobody, of those who want you to hear of it." in page
    assert "No step took more than five minutes longer than planned" in page
    assert "Every question has an answer that was accepted." in page


def test_who_asked_for_a_hand_is_named_without_what_it_is_about(client, made):
    Sharing.objects.create(group=made, user=user("Ben"), need=True, chosen_at=OVER)
    on = On(kind="topic", id="vectors", topic="vectors", depth=1, location="page 41")
    get_stuck(user=user("Ben"), on=on, now=OVER - dt.timedelta(days=5))

    page = text(overview(client, made))

    assert "Ben has been stuck for 5 days" in page
    assert "page 41" not in page
    assert "vectors" not in page.lower().partition("where the plan")[0]


@pytest.mark.parametrize(
    ("minutes", "extent", "told"),
    [(55, "yes", True), (45, "yes", False), (30, "partly", True)],
)
def test_what_took_longer_or_was_left_is_told(client, made, minutes, extent, told):
    covered(minutes, extent)

    page = text(overview(client, made))

    assert (f"40 min {minutes} min" in page) == told
    assert ("(left unfinished)" in page) == (extent == "partly")


def test_what_is_unanswered_and_untold(client, made):
    ask(group=made, title="Why is it so?", text="I wonder.", by=user("Ben"), now=OVER)

    page = text(overview(client, made))

    assert "Why is it so? Thu 7 Jan 2027, no answer yet" in page
    assert "Numbers Thu 7 Jan 2027, no attendance and no recap yet" in page


@pytest.mark.parametrize("count", [1, 3])
def test_it_asks_as_much_for_one_as_for_three(client, made, count, django_assert_num_queries):
    for number in range(count):
        ask(group=made, title=f"Why {number}?", text="I wonder.", by=user("Ben"), now=OVER)
    as_(client, "Ada")

    with django_assert_num_queries(8):
        client.get(f"/groups/{made.pk}-{made.slug}/overview/")
