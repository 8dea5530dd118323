"""From the start page to a decision and to a group's plan, as somebody new would go."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from curriculum.actions import load_catalogue
from curriculum.exchange import SHIPPED, read
from planner.plans.pages import plan_address
from tests.groups.people import group
from tests.plans.kept_plans import kept
from tests.plans.programmes import EVERYTHING

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server, settings):
    """The address of a demo with the shipped catalogue and a published plan."""
    settings.DEMO = True
    load_catalogue(catalogue=read(SHIPPED))
    return live_server.url, plan_address(kept(group("Ben"), EVERYTHING))


def walk(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_text("25 decisions", exact=False).first.click()
    page.get_by_role("link", name="At which score should a payment be blocked").click()
    expect(page.locator("h1")).to_contain_text("At which score should a payment be blocked")
    page.go_back()
    page.get_by_role("link", name="Read the plan of Payments risk").click()
    expect(page.locator("h1")).to_have_text(EVERYTHING.title)
    expect(page.locator("li.meeting")).to_have_count(len(EVERYTHING.meetings()))


def test_a_newcomer_reads_a_decision_and_a_plan(site, page: Page):
    walk(page, site[0])


def test_the_same_without_script(site, browser: Browser):
    context = browser.new_context(java_script_enabled=False)

    walk(context.new_page(), site[0])

    context.close()


def test_no_page_asks_another_host(site, page: Page):
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))

    for path in ("/", site[1], "/catalogue/"):
        page.goto(site[0] + path)

    assert hosts == {site[0].split("/")[2]}


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_is_shut_out(site, browser: Browser, width: int, scheme: str):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()

    for path in ("/", site[1]):
        page.goto(site[0] + path)
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    context.close()


def test_a_plan_prints_without_navigation(site, page: Page):
    page.goto(site[0] + site[1])

    page.emulate_media(media="print")

    expect(page.locator(".masthead")).to_be_hidden()
    expect(page.locator("li.meeting").first).to_be_visible()
