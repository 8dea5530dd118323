"""Finding things again and before asking, with script and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from planner.groups.models import Group
from planner.threads.models import SameQuestion
from tests.groups.people import user
from tests.journeys.running_meeting import signed_in
from tests.threads.thread_pages import asked, at, learners

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def made() -> Group:
    group = learners()
    asked(group, title="Why does softmax overflow?")
    return group


@pytest.fixture
def page(client, context, live_server, made) -> Page:
    return signed_in(client, context, live_server.url, "Eve")


def test_what_is_found_follows_what_is_typed(page, live_server, made):
    page.goto(live_server.url + at(made, "search/"))
    words = page.get_by_label("In this group’s questions")

    words.press_sequentially("sofmax")

    expect(page.get_by_text("Shown for softmax")).to_be_visible()
    expect(page).to_have_url(live_server.url + at(made, "search/?q=sofmax"))
    expect(words).to_be_focused()
    expect(page.get_by_role("status").filter(has_text="1 found for softmax")).to_have_count(1)


def test_a_filter_keeps_the_cursor_where_it_is(page, live_server, made):
    page.goto(live_server.url + at(made, "search/?q=softmax"))
    topic = page.get_by_label("Questions on")

    topic.focus()
    topic.select_option("vectors")

    expect(page).to_have_url(live_server.url + at(made, "search/?q=softmax&topic=vectors"))
    expect(topic).to_be_focused()


def test_what_was_asked_before_shows_while_its_title_is_typed(page, live_server, made):
    page.goto(live_server.url + at(made, "ask/"))
    title = page.get_by_label("In one line")

    title.press_sequentially("softmax overflow")
    same = page.get_by_role("button", name="Same question here")
    expect(same).to_be_visible()
    expect(title).to_be_focused()
    same.click()

    expect(page.get_by_role("heading", name="Why does softmax overflow?")).to_be_visible()
    assert [each.user for each in SameQuestion.objects.all()] == [user("Eve")]


def test_without_script_a_button_looks_and_keeps_the_form(
    client, browser: Browser, live_server, made
):
    with browser.new_context(java_script_enabled=False) as context:
        page = signed_in(client, context, live_server.url, "Eve")
        page.goto(live_server.url + at(made, "ask/"))
        page.get_by_label("In one line").fill("softmax overflow")
        page.get_by_label("In full").fill("Mine too")

        page.get_by_role("button", name="Look for similar ones first").click()

        expect(page.get_by_role("link", name="Why does softmax overflow?")).to_be_visible()
        expect(page.get_by_label("In full")).to_have_value("Mine too")
