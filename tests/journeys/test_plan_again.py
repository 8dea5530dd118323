"""Catching up, a plan for the next cohort and a template, with and without script."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from planner.plans.models import Plan
from tests.groups.people import group, user
from tests.plans.begun_plans import address, published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan():
    return published(group("Ben"))


def signed_in(client, context: BrowserContext, site: str, name: str) -> Page:
    client.force_login(user(name))
    context.add_cookies(
        [{"name": key, "value": each.value, "url": site} for key, each in client.cookies.items()]
    )
    return context.new_page()


def test_a_member_without_script_catches_up(plan, client, live_server, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = signed_in(client, context, live_server.url, "Ben")

    page.goto(live_server.url + address(plan))
    page.get_by_role("link", name="Catch up").click()
    expect(page.locator("h3")).to_have_text(["Sets ●○○, awareness", "Maps ●○○, awareness"])
    page.get_by_label("Sets (awareness)").check()
    page.get_by_role("button", name="Count with what I know").click()

    expect(page.locator("h3")).to_have_text(["Maps ●○○, awareness"])
    context.close()


def test_a_lead_without_script_uses_a_plan_again(plan, client, live_server, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = signed_in(client, context, live_server.url, "Ada")

    page.goto(live_server.url + address(plan))
    page.get_by_role("link", name="Use it again").click()
    page.get_by_role("button", name="Make the copy").click()
    expect(page.locator("h1")).to_have_text("Rings (copy)")
    page.get_by_role("link", name="Use it again").click()
    page.get_by_role("button", name="Save as a template").click()
    expect(page.get_by_role("radio")).to_be_checked()
    page.get_by_label("Title").fill("Third cohort")
    page.get_by_role("button", name="Make the plan").click()

    expect(page.locator("h1")).to_have_text("Third cohort")
    assert Plan.objects.count() == 3
    context.close()


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_have_no_barriers(plan, client, live_server, browser: Browser, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = signed_in(client, context, live_server.url, "Ada")
    of_group = f"/groups/{plan.group_id}-{plan.group.slug}/plans"
    page.goto(live_server.url + address(plan, "copy/"))
    page.get_by_role("button", name="Save as a template").click()

    for path in (
        address(plan, "catch-up/"),
        address(plan, "copy/"),
        f"{of_group}/templates/",
    ):
        page.goto(live_server.url + path)
        found = Axe().run(page).response["violations"]
        assert [(path, each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    context.close()


def test_a_refused_copy_says_why_at_its_field(plan, client, live_server, context, browser_problems):
    page = signed_in(client, context, live_server.url, "Ada")
    page.goto(live_server.url + address(plan, "copy/"))

    page.get_by_label("Title", exact=True).fill("Rings")
    page.get_by_role("button", name="Make the copy").click()

    expect(page.get_by_role("alert")).to_contain_text("has a plan called “Rings” already")
    expect(page.get_by_label("Title", exact=True)).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("Title", exact=True)).to_have_value("Rings")
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("Title", exact=True)).to_be_focused()
    assert ["422" in problem for problem in browser_problems] == [True]
    browser_problems.clear()
