"""Practising: an exercise, what comes back, three interview questions; with script and without."""

from __future__ import annotations

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from curriculum.actions import load_catalogue
from curriculum.exchange import SHIPPED, read
from planner.progress.models import Attempt, ReviewLog
from planner.progress.practice_actions import keep_attempt
from planner.progress.state_actions import understand
from tests.groups.people import user
from tests.journeys.running_meeting import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
PHONE = {"width": 360, "height": 800}
EXERCISE = "/practice/exercises/base-rate/"


@pytest.fixture
def made():
    load_catalogue(catalogue=read(SHIPPED))
    for topic in ("conditional-bayes", "random-variables"):
        days = dt.timedelta(days=3)
        understand(user=user("Ben"), topic=topic, depth=1, now=timezone.now() - days)


def tries(page: Page, site: str, *, scripted: bool) -> None:
    """From the catalogue's page to a try that is kept."""
    page.goto(f"{site}/catalogue/exercises/base-rate/")
    page.get_by_role("link", name="Practise this").click()
    expect(page.get_by_label("Your code")).to_be_hidden()
    if scripted:
        page.get_by_label("Your derivation").fill("$90/(90+495)$")
    else:
        page.get_by_label("I have derived it on paper").check()
    page.get_by_label("Your code").fill("print(90 / 585)")
    page.get_by_text("What should come out").click()
    expect(page.get_by_role("cell", name="0.1538").first).to_be_visible()
    page.get_by_label("Partly").check()
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_text("Kept. Only you can read it.")).to_be_visible()


def compares(page: Page, site: str) -> None:
    """Three ways to write numbers; Enter compares and sends nothing."""
    page.goto(site + EXERCISE)
    got = page.get_by_label("Chance that a ringing alarm is right")
    verdict = page.locator("output").first
    for typed, said in (
        ("0.2", "Not yet within the tolerance."),
        ("90/585", "That is it."),
        ("a sixth", "Write a number, such as 0.15, 3/20 or 1e-6."),
        ("1.538e-1", "That is it."),
    ):
        got.fill(typed)
        got.press("Enter")
        expect(verdict).to_have_text(said)
    assert page.url == site + EXERCISE


@pytest.mark.parametrize("scripted", [True, False])
def test_an_exercise_is_tried_compared_and_taken_back(made, client, live_server, browser, scripted):
    context = browser.new_context(java_script_enabled=scripted, viewport=PHONE)
    page = signed_in(client, context, live_server.url, "Ben")

    tries(page, live_server.url, scripted=scripted)
    assert Attempt.objects.get().work == "print(90 / 585)"
    page.get_by_role("button", name="Take back").click()
    expect(page.get_by_text("You took back a try")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Take back")).to_be_visible()

    if scripted:
        compares(page, live_server.url)
    else:
        expect(page.locator("[data-expected]").first).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scripted", [True, False])
def test_what_comes_back_is_answered_from_the_home_page(
    made, client, live_server, browser, scripted
):
    context = browser.new_context(java_script_enabled=scripted, viewport=PHONE)
    page = signed_in(client, context, live_server.url, "Ben")
    page.goto(f"{live_server.url}/home/")

    page.get_by_role("link", name="1 minute of recall: 2 things").click()
    page.get_by_text("Look it up").click()
    expect(page.get_by_role("link", name="All about")).to_be_visible()
    page.get_by_role("button", name="Forgot").click()
    page.get_by_role("button", name="Undo").click()
    page.get_by_role("button", name="Good").click()
    page.get_by_role("button", name="Easy").click()

    expect(page.get_by_role("heading", name="That is all for now")).to_be_visible()
    said = ReviewLog.objects.standing().order_by("id").values_list("answer", flat=True)
    assert list(said) == [3, 4]
    page.get_by_role("link", name="Home", exact=True).last.click()
    expect(page.get_by_text("of recall")).to_have_count(0)
    context.close()


@pytest.mark.parametrize("scripted", [True, False])
def test_three_interview_questions(made, client, live_server, browser, scripted):
    context = browser.new_context(java_script_enabled=scripted, viewport=PHONE)
    page = signed_in(client, context, live_server.url, "Ben")
    page.goto(f"{live_server.url}/catalogue/goals/interview/")
    page.get_by_role("link", name="Interview questions to practise").click()
    page.get_by_label("Level").select_option("core")
    page.get_by_role("button", name="Show").click()

    seen = []
    for answer in ("Good", "Hard", "Forgot"):
        seen.append(page.locator("h1").inner_text())
        expect(page.get_by_role("button", name=answer)).to_be_hidden()
        page.get_by_text("What a good answer contains").click()
        page.get_by_role("checkbox").first.check()
        page.get_by_role("button", name=answer).click()
        expect(page.locator("h1")).not_to_have_text(seen[-1])

    assert len(set(seen)) == 3
    rows = ReviewLog.objects.order_by("id").values_list("answer", "had")
    assert list(rows) == [(3, 1), (2, 1), (1, 1)]
    assert page.url.endswith("?level=core")
    context.close()


def kept():
    keep_attempt(
        user=user("Ben"),
        exercise="base-rate",
        derivation="$x$",
        is_on_paper=False,
        work="print(1)",
        link="https://example.org/a-notebook",
        outcome="partly",
        now=timezone.now(),
    )


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_is_shut_out(made, client, live_server, browser: Browser, scheme, width):
    kept()
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = signed_in(client, context, live_server.url, "Ben")

    for path in ("", "exercises/base-rate/", "recall/", "recall/?left=0", "interview/"):
        page.goto(f"{live_server.url}/practice/{path}")
        for summary in page.locator("summary").all():
            summary.click()
        found = Axe().run(page).response["violations"]
        assert [(path, each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()
