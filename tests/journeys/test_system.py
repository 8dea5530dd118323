"""A group defines its system: from an empty worksheet to a change of the plan, and its versions."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from curriculum.actions import load_catalogue
from curriculum.asked import SystemQuestion
from planner.groups.models import Group
from planner.plans.brief import Wanted
from planner.progress.models import DebugEntry, WorksheetVersion
from tests.groups.people import group
from tests.journeys.running_meeting import signed_in
from tests.meetings.meeting_pages import CATALOGUE
from tests.plans.kept_plans import drafted, published
from tests.plans.small_catalogues import brief

pytestmark = pytest.mark.django_db(transaction=True)

SHIP = replace(CATALOGUE.decisions[0], id="ship", question="When do we ship?")
ASKS = ("What goes in?", "How is it prepared?")
WITH_QUESTIONS = replace(
    CATALOGUE,
    decisions=(*CATALOGUE.decisions, SHIP),
    system_questions=tuple(
        SystemQuestion(number=number, ask=ask, decision="ship")
        for number, ask in enumerate(ASKS, start=1)
    ),
)


@pytest.fixture
def made() -> Group:
    load_catalogue(catalogue=WITH_QUESTIONS)
    found = group("Ben")
    asked = brief(decisions=(Wanted(decision="which-solver"),))
    published(drafted(found, asked, WITH_QUESTIONS), WITH_QUESTIONS)
    return found


def axe(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:120]) for each in found]


@pytest.mark.parametrize("scripted", [True, False])
def test_from_an_empty_worksheet_into_the_plan(
    made, client, live_server, browser: Browser, scripted
):
    context = browser.new_context(java_script_enabled=scripted)
    page = signed_in(client, context, live_server.url, "Ada")
    page.goto(f"{live_server.url}/groups/{made.pk}-{made.slug}/")
    begun, clicks = time.monotonic(), 0

    def click(role: str, name: str) -> None:
        nonlocal clicks
        page.get_by_role(role, name=name).first.click()
        clicks += 1

    click("link", "Our system")
    click("link", "Begin with the first question")
    page.get_by_label("Our answer").fill("Payments $x_t$ of a day")
    click("button", "Save and go on to the next question")
    expect(page.get_by_role("heading", name=ASKS[1])).to_be_visible()
    page.get_by_label("Our answer").fill("Logarithms")
    click("button", "Save")
    expect(page.locator("#question-1 math")).to_have_count(1)
    expect(page.get_by_text("The question itself leads here.").first).to_be_visible()
    click("link", "Take it into")
    expect(page.get_by_label("Which decision")).to_have_value("ship")
    click("button", "See what would change")

    print(f"worksheet, scripted {scripted}: {clicks} clicks, {time.monotonic() - begun:.1f} s")
    assert clicks == 6
    assert WorksheetVersion.objects.count() == 2
    context.close()


@pytest.mark.parametrize("scripted", [True, False])
def test_what_was_said_before_is_seen_and_brought_back(
    made, client, live_server, browser: Browser, scripted
):
    context = browser.new_context(java_script_enabled=scripted)
    page = signed_in(client, context, live_server.url, "Ben")
    base = f"{live_server.url}/groups/{made.pk}-{made.slug}/worksheet/"
    for text in ("Payments of a day", "Payments of a month"):
        page.goto(f"{base}1/")
        page.get_by_label("Our answer").fill(text)
        page.get_by_role("button", name="Save", exact=True).click()
        expect(page.locator("#question-1")).to_contain_text(text)

    page.get_by_role("link", name="What changed").click()
    expect(page.locator(".difference del")).to_have_text("day")
    expect(page.locator(".difference ins")).to_have_text("month")
    page.locator(".edits a").last.click()
    page.get_by_role("button", name="Bring version 1 back").click()

    expect(page.locator("#question-1")).to_contain_text("Payments of a day")
    context.close()


@pytest.mark.parametrize("scripted", [True, False])
def test_a_bug_is_written_down_taken_away_and_back(
    made, client, live_server, browser: Browser, scripted
):
    context = browser.new_context(java_script_enabled=scripted)
    page = signed_in(client, context, live_server.url, "Ben")
    page.goto(f"{live_server.url}/groups/{made.pk}-{made.slug}/notebook/")

    page.get_by_role("link", name="bugs that mathematics explained").click()
    page.get_by_role("link", name="Write one down").click()
    page.get_by_label("The bug, in one line").fill("Loss is NaN")
    page.get_by_label("The mathematics that explained it").fill("Vectors")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Loss is NaN")).to_be_visible()
    page.get_by_role("button", name="Take it away").click()
    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_role("heading", name="Loss is NaN")).to_be_visible()
    assert DebugEntry.objects.present().count() == 1
    context.close()


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nobody_is_shut_out(made, client, live_server, browser: Browser, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = signed_in(client, context, live_server.url, "Ada")
    base = f"{live_server.url}/groups/{made.pk}-{made.slug}/"
    page.goto(f"{base}worksheet/1/")
    page.get_by_label("Our answer").fill("Payments $x_t$")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/worksheet/#question-1")
    faults = {}
    for place in (
        "worksheet/",
        "worksheet/1/",
        "worksheet/history/",
        "debug-log/",
        "debug-log/new/",
    ):
        page.goto(base + place)
        faults[place] = axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    assert {place: found for place, found in faults.items() if found} == {}
    context.close()
