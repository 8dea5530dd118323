"""A group's page: the meeting before and the one to come, and what to do next."""

import datetime as dt
import re

import pytest
import time_machine

from planner.groups.models import ChatHook
from planner.meetings.models import Meeting
from planner.meetings.recap_actions import write_recap
from tests.groups.people import NOW, user
from tests.meetings.meeting_pages import BEFORE, OVER, as_, group_that_meets, row, text
from tests.plans.kept_plans import drafted, published

pytestmark = pytest.mark.django_db
WEEKS_LATER = OVER + dt.timedelta(days=15)


@pytest.fixture
def made():
    """Ada leads the group, Ben its first meeting; Dan is his backup, Eve belongs."""
    return group_that_meets()


def page(client, made, name, at=OVER):
    with time_machine.travel(at, tick=False):
        return as_(client, name).get(f"/groups/{made.pk}-{made.slug}/")


def last(answer):
    return text(answer).partition("Last meeting ")[2].partition(" Plans")[0]


def offered(client, made, at=OVER):
    """What each finds to say of the last meeting on the group's page, and on their own."""
    found = {}
    for name in ("Ada", "Ben", "Dan", "Eve"):
        group_says = last(page(client, made, name, at)).partition(" 2027")[2]
        with time_machine.travel(at, tick=False):
            home = text(as_(client, name).get("/home/"))
        own = re.findall(r"Take attendance|Write the recap", home)
        found[name] = (re.findall(r"Take attendance|Write the recap", group_says), own)
    return found


ATTENDANCE, RECAP = "Take attendance", "Write the recap"


def test_before_the_first_meeting_there_is_none_behind(client, made):
    assert "Last meeting" not in text(page(client, made, "Ada", at=BEFORE))


def test_after_a_meeting_those_who_can_are_led_to_what_is_to_say_of_it(client, made):
    assert offered(client, made) == {
        "Ada": ([ATTENDANCE, RECAP], []),
        "Ben": ([ATTENDANCE, RECAP], [ATTENDANCE, RECAP]),
        "Dan": ([RECAP], [RECAP]),
        "Eve": ([], []),
    }


def test_what_is_said_is_not_asked_again(client, made):
    Meeting.objects.filter(pk=row().pk).update(state="held")
    write_recap(
        meeting=row(), text="Done.", links=(), to_do=(), version=0, by=user("Dan"), now=OVER
    )

    nothing = dict.fromkeys(("Ada", "Ben", "Dan", "Eve"), ([], []))
    assert offered(client, made) == nothing
    assert last(page(client, made, "Eve")) == "Numbers , Thu 7 Jan 2027"


def test_what_lies_weeks_behind_stays_on_the_group_s_page_only(client, made):
    Meeting.objects.exclude(pk=row().pk).delete()

    assert offered(client, made, at=WEEKS_LATER)["Ben"] == ([ATTENDANCE, RECAP], [])


def test_a_chat_that_was_not_told_is_shown_to_leads_only(client, made):
    ChatHook.objects.create(
        group=made,
        secret_url="https://chat.example.org/x",
        shape="slack",
        failure="It answered 404.",
    )

    said = {name: "It answered 404." in text(page(client, made, name)) for name in ("Ada", "Ben")}

    assert said == {"Ada": True, "Ben": False}


def test_a_published_plan_leads_to_its_turns_and_wishes(client, made):
    published(drafted(made))

    shown = page(client, made, "Ben", at=NOW).content.decode()

    (turns,) = re.findall(r'href="([^"]+/turns/)"', shown)
    (wishes,) = re.findall(r'href="([^"]+/curiosity/)"', shown)
    assert {client.get(each).status_code for each in (turns, wishes)} == {200}


@pytest.mark.parametrize(("name", "queries"), [("Ada", 12), ("Eve", 11)])
def test_the_page_takes_few_queries(client, made, name, queries, django_assert_num_queries):
    page(client, made, name)

    with time_machine.travel(OVER, tick=False), django_assert_num_queries(queries):
        client.get(f"/groups/{made.pk}-{made.slug}/")
