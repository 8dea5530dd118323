"""What comes back on the home page: once a month, and before a meeting that needs it."""

import datetime as dt

import pytest

from planner.dashboard.home import home_page
from planner.progress import state_actions as states
from planner.progress import stuck_actions as acts
from planner.progress.models import TopicState
from tests.groups.people import NOW, user
from tests.meetings.meeting_pages import OVER, group_that_meets

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)
MONTH = 30 * DAY
LATER = NOW + 365 * DAY


@pytest.fixture(autouse=True)
def made():
    return group_that_meets()


def park(topic, depth, now=NOW):
    states.park(user=user("Ben"), topic=topic, depth=depth, now=now)


def stuck(now):
    return home_page(user("Ben"), now=now).stuck


def needed(now=NOW):
    return [(str(each.at), each.for_title, each.day) for each in stuck(now).needed]


def test_what_a_coming_meeting_stands_on_comes_back_before_it():
    park("numbers", 3)

    assert needed() == [("Numbers (mastery)", "Vectors", "Thu 14 Jan 2027")]
    assert stuck(NOW + MONTH).needed == ()


def test_meetings_further_off_do_not_count():
    park("vectors", 2)

    assert needed(OVER) == [("Vectors (working)", "Vectors", "Thu 14 Jan 2027")]
    assert needed(OVER + 14 * DAY) == []


def test_deeper_than_the_meeting_goes_is_not_needed():
    park("vectors", 3)

    assert needed() == []


def test_once_a_month_one_is_suggested():
    park("vectors", 3, LATER)

    assert stuck(LATER + MONTH - DAY).suggested is None
    assert str(stuck(LATER + MONTH).suggested.at) == "Vectors (mastery)"
    row = TopicState.objects.get()
    states.put_off(user=user("Ben"), topic=row.topic, depth=row.depth, now=LATER + MONTH)
    assert stuck(LATER + MONTH).suggested is None


def test_what_one_is_stuck_on_stands_there_with_one_tap(client):
    on = acts.On(kind="unit", id="book-1", topic="vectors", depth=2)
    moment = acts.get_stuck(user=user("Ben"), on=on, now=NOW)
    client.force_login(user("Ben"))

    page = client.get("/home/").content.decode()

    assert f'action="/stuck/{moment.pk}/over/"' in page


def test_what_the_catalogue_has_lost_is_passed_over():
    park("phlogiston", 1, LATER)

    assert stuck(LATER + MONTH).suggested is None
