"""Answering from a mail, attendance of twelve, a recap, and the sheet on paper."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, expect

from curriculum.actions import load_catalogue
from curriculum.exchange import SHIPPED, read
from planner.groups.models import Group
from planner.meetings.models import Attendance, Meeting, Rsvp
from planner.meetings.place_actions import settle_place
from planner.meetings.recap_actions import RecapLink, ToDo, write_recap
from planner.meetings.rsvp_links import rsvp_links
from tests.groups.people import group, user
from tests.journeys.running_meeting import (
    FIRST,
    SECOND,
    at,
    group_in_its_meeting,
    row,
    signed_in,
)
from tests.meetings.meeting_pages import wanted
from tests.meetings.publications import READING, TASK, item, publish

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def made() -> Group:
    return group_in_its_meeting()


def mailed(site: str, says: str) -> str:
    return rsvp_links(row(SECOND), user("Ben"))[says].replace(settings.SITE_URL, site)


@pytest.mark.parametrize("scripted", [True, False])
def test_from_a_mail_one_press_answers_without_signing_in(
    made, live_server, browser: Browser, scripted
):
    context = browser.new_context(java_script_enabled=scripted)
    page = context.new_page()

    page.goto(mailed(live_server.url, "yes"))
    assert not Rsvp.objects.exists()
    page.get_by_role("button", name="Yes, I am coming").click()
    expect(page.get_by_role("status")).to_contain_text("It is noted that you are coming.")
    page.get_by_role("link", name="I cannot come").click()
    page.get_by_role("button", name="No, I cannot come").click()
    expect(page.get_by_role("status")).to_contain_text("It is noted that you cannot come.")

    assert [(each.user.name, each.answer) for each in Rsvp.objects.all()] == [("Ben", "no")]
    context.close()


@pytest.mark.parametrize("scripted", [True, False])
def test_on_the_page_one_press_answers(made, client, live_server, browser: Browser, scripted):
    context = browser.new_context(java_script_enabled=scripted)
    page = signed_in(client, context, live_server.url, "Ben")

    page.goto(live_server.url + at(made, SECOND))
    page.get_by_role("button", name="Maybe").click()

    expect(page.get_by_text("You may be coming.")).to_be_visible()
    expect(page.get_by_text("Perhaps (1): Ben")).to_be_visible()
    if scripted:
        assert page.evaluate("document.activeElement.id") == "rsvp-maybe"
    context.close()


def test_who_answers_too_late_sees_why(made, client, live_server, context, browser_problems):
    page = signed_in(client, context, live_server.url, "Ben")
    page.goto(live_server.url + at(made, SECOND))
    Meeting.objects.filter(key=SECOND).update(state="cancelled", reason="Fire drill")

    page.get_by_role("button", name="Yes").click()

    expect(page.get_by_text("cancelled: Fire drill")).to_be_visible()
    assert not Rsvp.objects.exists()
    assert len(browser_problems) > 0
    browser_problems.clear()  # the refused answer is reported as 409


@pytest.mark.parametrize("scripted", [True, False])
def test_attendance_of_twelve_takes_seconds(
    made, client, live_server, browser: Browser, scripted, record_property
):
    context = browser.new_context(java_script_enabled=scripted)
    page = signed_in(client, context, live_server.url, "Ben")
    page.goto(live_server.url + at(made, FIRST))
    begun, clicks = time.monotonic(), 0

    page.get_by_role("link", name="Take attendance").click()
    page.get_by_label("Max").uncheck()
    page.get_by_role("button", name="Save: the meeting took place").click()
    clicks += 3
    expect(page.get_by_role("status").first).to_contain_text("Kept: 11 of 12 were there.")

    seconds = time.monotonic() - begun
    record_property("clicks", clicks)
    record_property("seconds", round(seconds, 1))
    absent = Attendance.objects.filter(is_present=False).select_related("user")
    assert [each.user.name for each in absent] == ["Max"]
    assert Attendance.objects.count() == 12
    assert seconds < 60
    context.close()


def test_two_write_the_recap_and_nothing_is_lost(
    made, client, live_server, browser: Browser, browser_problems
):
    context = browser.new_context(java_script_enabled=False)
    page = signed_in(client, context, live_server.url, "Ben")
    page.goto(live_server.url + at(made, FIRST, "recap/"))
    write_recap(
        meeting=row(FIRST),
        text="What Ada saw",
        links=(),
        to_do=(),
        version=0,
        by=user("Ada"),
        now=timezone.now(),
    )

    page.get_by_label("Recap").fill("What Ben saw: $x^2$")
    page.get_by_label("Action 1", exact=True).fill("Try it on our data")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("What stands there now")).to_have_value("What Ada saw")
    page.get_by_label("Recap").fill("What Ada saw. What Ben saw: $x^2$")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("What Ada saw. What Ben saw:")).to_be_visible()
    expect(page.locator("math")).to_have_count(1)
    page.get_by_role("button", name="Done: Try it on our data").click()
    expect(page.get_by_role("button", name="Not done after all")).to_be_visible()
    context.close()


def test_the_sheet_fits_on_two_pages(client, live_server, browser: Browser):
    """Three topics of the shipped catalogue, each with two readings and an exercise."""
    load_catalogue(catalogue=read(SHIPPED))
    made = group("Ben")
    topics = ("chain-rule", "activations-relu", "eigenvectors")
    lines = tuple(
        item(topic, minutes=20, reading=(READING, READING), tasks=(TASK,)) for topic in topics
    )
    first, second, _ = wanted()
    publish(made, replace(first, items=lines), replace(second, items=lines))
    context = browser.new_context()
    page = signed_in(client, context, live_server.url, "Ben")

    page.goto(live_server.url + at(made, SECOND, "sheet/"))
    paper = page.pdf(format="A4", prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) <= 2
    context.close()


def everything(made: Group) -> list[str]:
    """A meeting to come and one that has been, with all that is said of it."""
    settle_place(
        group=made,
        place="Room 4.12",
        link="https://meet.example.org/4",
        by=user("Ada"),
        now=timezone.now(),
    )
    write_recap(
        meeting=row(FIRST),
        text="We saw $x^2$ and\n\n- slopes\n- sums",
        links=[RecapLink(title="Slides", url="https://example.org/slides")],
        to_do=[ToDo(what="Try it on our data", who=user("Ada"), is_done=False)],
        version=0,
        by=user("Ada"),
        now=timezone.now(),
    )
    inside = f"/groups/{made.pk}-{made.slug}/meetings/"
    links = rsvp_links(row(SECOND), user("Ada"))["yes"].removeprefix(settings.SITE_URL)
    pages = ("", "attendance/", "recap/", "arrange/", "sheet/")
    return [
        *(at(made, FIRST, page) for page in pages),
        at(made, SECOND),
        f"{inside}place/",
        links,
    ]


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_is_shut_out(made, live_server, browser: Browser, client, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = signed_in(client, context, live_server.url, "Ada")

    for path in everything(made):
        page.goto(live_server.url + path)
        found = Axe().run(page).response["violations"]
        assert [(path, each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    context.close()
