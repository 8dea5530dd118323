"""Giving back, taking and swapping turns, without script and on a phone."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from planner.plans.turn_table import turn_table
from tests.groups.people import group, user
from tests.plans.begun_plans import address, published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def plan():
    return published(group("Ben", "Cem", "Dan"), meetings=8)


def signed_in(client, context: BrowserContext, site: str, name: str) -> Page:
    client.force_login(user(name))
    context.add_cookies(
        [{"name": key, "value": each.value, "url": site} for key, each in client.cookies.items()]
    )
    return context.new_page()


def test_two_members_without_script_swap_on_a_phone(plan, client, live_server, browser: Browser):
    table = turn_table(plan, now=timezone.now())
    theirs = next(slot for slot in table.coming if slot.lead == "Cem")
    there = live_server.url + address(plan, "turns/")
    narrow = {"width": 360, "height": 800}
    context = browser.new_context(java_script_enabled=False, viewport=narrow)
    page = signed_in(client, context, live_server.url, "Ben")
    page.goto(there)
    page.get_by_role("link", name="Offer a swap").first.click()
    page.get_by_label("For which turn").select_option(theirs.key)
    page.get_by_role("button", name="Ask them").click()
    expect(page.get_by_text("You asked for this and have no answer yet")).to_be_visible()
    context.close()

    context = browser.new_context(java_script_enabled=False, viewport=narrow)
    page = signed_in(client, context, live_server.url, "Cem")
    page.goto(there)
    page.get_by_role("button", name="Agree").click()

    expect(page.locator(f"#turn-{theirs.key}")).to_contain_text("Ben leads")
    context.close()


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_have_no_barriers(plan, client, live_server, browser: Browser, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = signed_in(client, context, live_server.url, "Ben")
    slots = turn_table(plan, now=timezone.now()).coming
    own = next(slot.key for slot in slots if slot.lead == "Ben")
    page.goto(live_server.url + address(plan, f"turns/{own}/give-back/"))
    page.get_by_label("Why").fill("a cold")
    page.get_by_role("button", name="Give it back").click()

    for path in ("turns/", f"turns/{own}/give-back/", f"turns/{own}/swap/"):
        page.goto(live_server.url + address(plan, path))
        found = Axe().run(page).response["violations"]
        assert [(path, each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    context.close()
