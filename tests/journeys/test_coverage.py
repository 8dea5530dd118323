"""What one shares, the coverage board it appears on, and the brief on one sheet of paper."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from bench.coverage_data import Made, make
from curriculum.actions import load_catalogue
from curriculum.exchange import SHIPPED, read
from planner.accounts.models import User
from planner.groups.models import Sharing
from planner.meetings.models import Meeting
from planner.progress.models import DebugEntry

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def made() -> Made:
    shipped = read(SHIPPED)
    load_catalogue(catalogue=shipped)
    return make(shipped, now=timezone.now())


def at(made: Made, page: str) -> str:
    return f"/groups/{made.group.pk}-{made.group.slug}/{page}"


def signed_in(client, context: BrowserContext, site: str, reader: User) -> Page:
    client.force_login(reader)
    context.add_cookies(
        [{"name": key, "value": each.value, "url": site} for key, each in client.cookies.items()]
    )
    return context.new_page()


@pytest.mark.parametrize("scripted", [True, False])
def test_what_one_shares_appears_on_the_board_at_once(
    made, client, live_server, browser: Browser, scripted
):
    Sharing.objects.all().delete()
    member = made.people[7]
    context = browser.new_context(
        java_script_enabled=scripted, viewport={"width": 360, "height": 800}
    )
    page = signed_in(client, context, live_server.url, member)
    page.goto(live_server.url + at(made, "coverage/"))
    expect(page.get_by_role("columnheader", name="You (not shared)")).to_be_visible()

    page.get_by_role("link", name="Choose what the group sees of you").click()
    page.get_by_label("The group sees how I rate myself").check()
    page.get_by_role("button", name="Save what is seen").click()
    expect(page.get_by_label("The group sees how I rate myself")).to_be_checked()
    context.close()

    context = browser.new_context(java_script_enabled=scripted)
    page = signed_in(client, context, live_server.url, made.lead)
    page.goto(live_server.url + at(made, "coverage/"))
    expect(page.get_by_role("columnheader", name=member.name)).to_be_visible()
    context.close()


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_have_no_barriers(made, client, live_server, browser: Browser, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = signed_in(client, context, live_server.url, made.lead)

    for path in ("coverage/", "brief/", "overview/", "me/"):
        page.goto(live_server.url + at(made, path))
        found = Axe().run(page).response["violations"]
        assert [(path, each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    context.close()


def test_the_brief_is_one_page_of_paper_however_much_there_is(
    made, client, live_server, browser: Browser
):
    Meeting.objects.filter(group=made.group).update(title="A long title of a meeting " * 12)
    for number in range(12):
        DebugEntry.objects.create(
            group=made.group,
            bug=f"Bug {number}: " + "the loss was NaN after an hour " * 5,
            saved="guessing at learning rates for days " * 8,
            hours=12,
            found_on=timezone.now().date(),
            written_by=made.lead,
            written_at=timezone.now(),
        )
    context = browser.new_context()
    page = signed_in(client, context, live_server.url, made.lead)

    page.goto(live_server.url + at(made, "brief/"))
    paper = page.pdf(format="A4", prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", paper)) == 1
    context.close()
