"""Pictures of my progress, placement, and what a group knows."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.group_pages import at

PAGES = {
    "progress": "/groups/",
    "progress-topic": "/progress/topics/gradients/",
    "progress-catalogue-topic": "/catalogue/topics/gradients/",
    "progress-home": "/home/",
    "placement": "/groups/",
    "placement-question": "/groups/",
    "placement-review": "/groups/",
}
READERS = dict.fromkeys(PAGES, "Ben")


def read(page: Page) -> None:
    if page.get_by_role("button", name="I have read it").count():
        page.get_by_role("button", name="I have read it").first.click()
    page.get_by_label("Minutes it took").first.fill("35")
    page.get_by_role("button", name="Save the minutes").first.click()
    page.wait_for_timeout(300)


def placing(page: Page) -> None:
    at("My progress")(page)
    page.get_by_role("link", name="Say what you know already").click()


def asked(page: Page) -> None:
    placing(page)
    if page.get_by_role("button", name="Start").count():
        page.get_by_role("button", name="Start").click()
        for answer in ("Yes, I can", "Not yet", "Yes, I can"):
            page.get_by_role("button", name=answer).click()
            page.wait_for_timeout(300)


def reviewed(page: Page) -> None:
    asked(page)
    page.get_by_role("link", name="Stop here").click()


SENT = {
    "progress": at("My progress"),
    "progress-home": read,
    "placement": placing,
    "placement-question": asked,
    "placement-review": reviewed,
}
