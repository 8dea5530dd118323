"""A team lead who arrives by a link has a plan worth discussing, in at most six clicks."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from curriculum.actions import load_catalogue
from curriculum.exchange import SHIPPED, read

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def site(live_server):
    load_catalogue(catalogue=read(SHIPPED))
    return live_server.url


def make_plan(page: Page, address: str) -> int:
    """From the start page to a draft; how many clicks it took."""
    page.goto(address)
    for role, name in (
        ("link", "Make a plan"),
        ("link", "Architect a system"),
        ("button", "Next: when and who"),
        ("button", "Make the plan"),
    ):
        page.get_by_role(role, name=name).last.click()
    expect(page).to_have_url(re.compile("/drafts/[0-9a-f]{40}/$"))
    expect(page.locator("li.meeting")).to_have_count(12)
    return 4


def change_plan(page: Page) -> None:
    page.get_by_role("link", name="Change when and who").click()
    page.get_by_label("How many meetings").fill("6")
    page.get_by_label("When nobody meets").fill("soon")
    page.get_by_role("button", name="Make the plan").last.click()
    expect(page.get_by_role("alert")).to_contain_text("nothing is lost")
    page.get_by_label("When nobody meets").fill("")
    page.get_by_role("button", name="Make the plan").last.click()
    expect(page.locator("li.meeting")).to_have_count(6)


def test_a_plan_takes_at_most_six_clicks(site, page: Page):
    assert make_plan(page, site) <= 6


def test_a_plan_is_changed_and_nothing_typed_is_lost(site, page: Page, browser_problems):
    make_plan(page, site)

    change_plan(page)

    assert [each for each in browser_problems if "422" not in each] == []
    browser_problems.clear()


def test_all_of_it_without_script(site, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    make_plan(page, site)
    change_plan(page)

    context.close()


def test_the_zone_is_guessed_from_the_browser(site, browser: Browser):
    context = browser.new_context(timezone_id="Europe/Lisbon")
    page = context.new_page()

    page.goto(f"{site}/plan/architect/when/")

    expect(page.get_by_label("Time zone")).to_have_value("Europe/Lisbon")
    context.close()


def test_the_dial_turns_by_keyboard(site, page: Page):
    make_plan(page, site)

    page.get_by_label("How many meetings").press("ArrowLeft")
    expect(page.locator("output")).to_have_text("11")
    page.get_by_role("button", name="Plan for so many").click()

    expect(page.locator("li.meeting")).to_have_count(11)


def test_errors_are_where_the_reader_is(site, page: Page, browser_problems):
    page.goto(f"{site}/plan/architect/when/")

    page.get_by_label("Who learns").fill("Ada:DE-XX")
    page.get_by_role("button", name="Make the plan").last.click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: "))
    browser_problems.clear()


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_is_shut_out(site, browser: Browser, width: int, scheme: str):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    make_plan(page, site)
    address = page.url

    for path in (address, f"{address}change/", f"{address}decisions/", f"{site}/plan/"):
        page.goto(path)
        found = Axe().run(page).response["violations"]
        assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width

    context.close()
