"""From the mail of an invitation to the group's page; and a group started from a draft."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from planner.groups.invitation_actions import invite
from planner.groups.models import Group
from planner.outbox.kinds import text_to_send
from planner.outbox.models import Message
from tests import world as worlds

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def world():
    return worlds.build()


def mailed_link(world, address: str, site: str) -> str:
    """What the mail of a new invitation says, on the site of the test."""
    group, by = world.a.group, world.ada
    message = invite(group=group, address=address, by=by, now=timezone.now()) and (
        Message.objects.get(address=address)
    )
    link = re.search(r"https?://\S+", text_to_send(message))[0]
    return link.replace(settings.SITE_URL, site)


class Clicks:
    """Presses what it is told, and counts."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def __call__(self, role: str, name: str) -> None:
        self.count += 1
        self.page.get_by_role(role, name=name).last.click()


def accept(page: Page, link: str) -> int:
    press = Clicks(page)
    page.goto(link)
    page.get_by_label("Name").fill("Noor")
    page.get_by_label("E-mail").fill("noor@example.org")
    page.get_by_label("Password").fill("a calm long sentence")
    press("button", "Make the account")
    expect(page.locator("h1")).to_contain_text("Join Learners of canary-apple")
    press("button", "Join the group")
    expect(page.get_by_role("status")).to_contain_text("Welcome to the group")
    return press.count


def open_the_plan(page: Page) -> None:
    page.get_by_role("link", name="Plan of canary-apple").click()
    expect(page.locator("h1")).to_contain_text("Plan of canary-apple")


def test_from_the_mail_to_the_plan_in_few_clicks(world, live_server, page: Page, record_property):
    link = mailed_link(world, "noor@example.org", live_server.url)
    begun = dt.datetime.now(dt.UTC)

    clicks = accept(page, link)
    open_the_plan(page)

    record_property("clicks", clicks + 1)
    record_property("seconds", (dt.datetime.now(dt.UTC) - begun).total_seconds())
    assert clicks + 1 <= 7


def test_the_same_without_script(world, live_server, browser: Browser):
    context = browser.new_context(java_script_enabled=False)

    accept(context.new_page(), mailed_link(world, "noor@example.org", live_server.url))

    context.close()


def sign_in(page: Page, client, user, address: str) -> None:
    """As somebody, without the way through the door, which has its own journey."""
    client.force_login(user, settings.AUTHENTICATION_BACKENDS[0])
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": address}])


def start(page: Page, address: str) -> None:
    """From a draft to the announcement, with one faulty line on the way."""
    page.goto(address)
    page.get_by_role("link", name="Keep this as my group’s plan").click()
    page.get_by_label("Name of the group").fill("Noon readers")
    page.get_by_label("Who to invite").fill("grace at example.org")
    page.get_by_role("button", name="Start the group with this plan").click()
    expect(page.get_by_role("alert")).to_contain_text("Line 1: “grace at example.org”")
    expect(page.get_by_label("Name of the group")).to_have_value("Noon readers")
    page.get_by_label("Who to invite").fill("grace@example.org")
    page.get_by_role("button", name="Start the group with this plan").click()
    expect(page.get_by_label("The text")).to_have_value(re.compile("A plan of nobody yet"))
    page.get_by_role("link", name="To the group").click()
    expect(page.get_by_role("link", name="A plan of nobody yet")).to_be_visible()


@pytest.mark.parametrize("scripted", [True, False])
def test_a_group_is_started_from_a_draft(
    world, live_server, browser: Browser, client, browser_problems, scripted
):
    context = browser.new_context(java_script_enabled=scripted)
    page = context.new_page()
    sign_in(page, client, world.eve, live_server.url)

    start(page, f"{live_server.url}/drafts/{world.draft.token}/")

    assert Group.objects.filter(name="Noon readers").count() == 1
    browser_problems.clear()  # the refused form is reported as 422
    context.close()


def test_the_regions_follow_the_country(world, live_server, page: Page, client):
    sign_in(page, client, world.ben, live_server.url)
    group = world.a.group
    page.goto(f"{live_server.url}/groups/{group.pk}-{group.slug}/me/")

    page.get_by_label("Country").select_option("GB")
    page.get_by_label("Region").select_option("SCT")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("status")).to_contain_text("Saved.")
    expect(page.get_by_label("Region")).to_have_value("SCT")


def test_what_was_done_by_mistake_is_undone_by_keyboard(world, live_server, page: Page, client):
    sign_in(page, client, world.ben, live_server.url)
    group = world.a.group
    page.goto(f"{live_server.url}/groups/{group.pk}-{group.slug}/me/")

    page.get_by_role("button", name="Remove").press("Enter")
    expect(page.get_by_text("Removed: 2027-02-01.")).to_be_visible()
    page.get_by_role("button", name="Undo").press("Enter")

    expect(page.get_by_text("away for canary-apple")).to_be_visible()


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_is_shut_out(world, live_server, browser: Browser, client, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    sign_in(page, client, world.ada, live_server.url)
    inside = f"/groups/{world.a.group.pk}-{world.a.group.slug}/"

    places = ("", "members/", "invite/", "settings/", "me/", "leave/", "archive/", "announcement/")
    for path in ("/groups/", "/groups/new/", *(inside + place for place in places)):
        page.goto(live_server.url + path)
        found = Axe().run(page).response["violations"]
        assert [(path, each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    context.close()
