"""An open thread: what is new is read by looking at it, and what comes moves nothing."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from planner.threads.asking import answer
from planner.threads.models import Post, ReadMark, Thread
from tests.groups.people import user
from tests.journeys.running_meeting import signed_in
from tests.threads.thread_pages import asked, at, learners

pytestmark = pytest.mark.django_db(transaction=True)
A_WHILE = 21_000
AGO = dt.timedelta(hours=1)


@pytest.fixture
def thread() -> Thread:
    """Eve has read the question; the answer came since."""
    made = learners()
    made.memberships.update(joined_at=timezone.now() - 2 * AGO)
    thread = asked(made, now=timezone.now() - AGO)
    ReadMark.objects.create(user=user("Eve"), thread=thread, read_at=timezone.now() - AGO)
    written(thread, "A length.")
    return thread


def written(thread: Thread, text: str) -> Post:
    """By Ada, now."""
    return answer(thread=thread, text=text, by=user("Ada"), now=timezone.now())


@pytest.fixture
def address(live_server, thread) -> str:
    return live_server.url + at(thread.group, f"{thread.pk}/")


@pytest.fixture
def eve(client, context, live_server, address) -> Page:
    page = signed_in(client, context, live_server.url, "Eve")
    page.clock.install()
    # The clock would stop the smooth way to the first unread post in the middle.
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{address}#first-unread")
    return page


def polled(page: Page) -> int:
    with page.expect_response(lambda response: "/news/" in response.url) as found:
        page.clock.run_for(A_WHILE)
    return found.value.status


def is_read(thread: Thread) -> bool:
    latest = thread.posts.latest("placed_at").placed_at
    return ReadMark.objects.get(user=user("Eve"), thread=thread).read_at >= latest


def test_looking_for_a_moment_is_reading(eve, thread):
    expect(eve.locator("#first-unread")).to_have_text("New since your last visit")
    assert not is_read(thread)

    with eve.expect_response(lambda response: response.url.endswith("/read/")):
        eve.clock.run_for(2500)

    expect(eve.get_by_role("button", name="Mark as read")).to_be_hidden()
    expect(eve.locator("article mark")).to_have_count(1)
    assert is_read(thread)


def test_what_comes_is_said_and_moves_neither_the_page_nor_what_is_typed(eve, thread):
    box = eve.get_by_label("Your answer").first
    box.fill("half an answer")
    statuses = [polled(eve), polled(eve)]
    before = box.bounding_box()

    written(thread, "Another.")
    statuses.append(polled(eve))

    expect(eve.locator("#said")).to_have_text("Ada answered.")
    expect(eve.locator("#news .since")).to_have_text("New since you opened this page")
    assert abs(box.bounding_box()["y"] - before["y"]) < 1
    assert (box.input_value(), eve.evaluate("document.activeElement.name")) == (
        "half an answer",
        "text",
    )
    assert statuses == [204, 304, 200]


def test_whoever_reads_above_is_not_moved(eve, thread):
    eve.evaluate("window.scrollTo(0, 0)")
    polled(eve)

    written(thread, "Another.")
    polled(eve)

    expect(eve.locator("#news article")).to_have_count(1)
    assert eve.evaluate("window.scrollY") == 0


def test_all_of_it_works_without_script(client, live_server, browser: Browser, thread, address):
    context = browser.new_context(java_script_enabled=False)
    page = signed_in(client, context, live_server.url, "Eve")
    page.goto(address)
    page.get_by_role("link", name="1 new since your last visit").click()

    page.get_by_role("button", name="Mark as read").click()
    expect(page.locator("#first-unread")).to_have_count(0)
    written(thread, "Another.")
    page.get_by_role("link", name="Look for new posts").click()

    expect(page.locator("#first-unread")).to_have_text("New since your last visit")
    page.locator("#follow-thread").get_by_role("button", name="Follow").click()
    expect(page.locator("#follow-thread-said")).to_contain_text("You follow this")
    context.close()
