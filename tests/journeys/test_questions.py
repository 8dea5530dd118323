"""From being stuck to the group's notebook: what was asked before, the agenda, an answer."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Page, expect

from planner.groups.models import Group
from planner.meetings.models import AgendaItem
from planner.threads.asking import About, ask
from planner.threads.models import Thread
from tests.groups.people import user
from tests.journeys.running_meeting import SECOND, at, group_in_its_meeting, signed_in

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "Where does the bias go?"


@pytest.fixture
def made() -> Group:
    made = group_in_its_meeting()
    ask(
        group=made,
        title="What is a vector, after all?",
        text="Is it a list?",
        about=About(kind="topic", id=topic()),
        by=user("Dan"),
        now=timezone.now(),
    )
    return made


def topic() -> str:
    """What the next meeting is about."""
    items = AgendaItem.objects.filter(meeting__key=SECOND).exclude(topic="")
    return items.order_by("position")[0].topic


def tab(browser: Browser, site: str, name: str, scripted: bool) -> tuple[BrowserContext, Page]:
    context = browser.new_context(java_script_enabled=scripted)
    return context, signed_in(Client(), context, site, name)


def asks(page: Page, address: str) -> str:
    """Ben is stuck on the meeting's first topic, sees what was asked before, and asks; gives the
    address of the meeting that the question goes to."""
    page.goto(address)
    page.get_by_role("button", name=re.compile("I’m stuck on")).first.click()
    expect(page.get_by_role("link", name="What is a vector, after all?")).to_be_visible()
    page.get_by_role("link", name=re.compile("^Ask ")).click()
    page.get_by_label("In one line").fill(TITLE)
    page.get_by_label("In full", exact=True).fill(r"Is it in $\mathbf{w}^\top x$?")
    page.get_by_role("button", name="Post it to the group").click()
    return page.get_by_text("until it is answered").get_by_role("link").get_attribute("href") or ""


def answers(page: Page, meeting: str) -> None:
    """Ada finds the question on the meeting's agenda and answers it."""
    page.goto(meeting)
    page.get_by_role("link", name=TITLE).click()
    page.get_by_label("Your answer", exact=True).fill(r"Into $x_0 = 1$, as $w_0$.")
    page.get_by_role("button", name="Post it").click()
    expect(page.locator("article math").last).to_be_visible()


@pytest.mark.parametrize("scripted", [True, False])
def test_from_being_stuck_to_the_notebook(made, live_server, browser: Browser, scripted):
    site, meeting = live_server.url, live_server.url + at(made, SECOND)
    his, ben = tab(browser, site, "Ben", scripted)
    hers, ada = tab(browser, site, "Ada", scripted)

    answers(ada, site + asks(ben, meeting))
    ben.reload()
    ben.get_by_role("button", name="Accept").click()
    expect(ben.get_by_text("Accepted answer", exact=True)).to_be_visible()
    ben.get_by_role("link", name="Notebook").first.click()
    ben.locator(".rows a").first.click()

    expect(ben.get_by_role("heading", name="Answered")).to_be_visible()
    expect(ben.get_by_role("link", name=TITLE)).to_be_visible()
    assert not AgendaItem.objects.filter(title=TITLE).exists()
    his.close()
    hers.close()


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_is_shut_out(made, client, live_server, browser: Browser, scheme, width):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = signed_in(client, context, live_server.url, "Ada")
    base = f"/groups/{made.pk}-{made.slug}/"
    thread = Thread.objects.get()
    own = ("", "ask/", "search/?q=vector", "removed/", "reports/", "from-chat/")
    of_one = ("", "tidy/", "move/")
    paths = [
        *(f"questions/{each}" for each in own),
        *(f"questions/{thread.pk}/{each}" for each in of_one),
        f"questions/posts/{thread.posts.get().pk}/report/",
        "notebook/",
        f"notebook/topics/{topic()}/",
    ]

    for path in paths:
        page.goto(live_server.url + base + path)
        found = Axe().run(page).response["violations"]
        assert [(path, each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path

    context.close()
