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
    "progress-ready": "/progress/ready/",
    "progress-meeting": "/home/",
    "plan-knowledge": "/demo/plan/",
    "plan-known": "/demo/plan/",
}
READERS = {**dict.fromkeys(PAGES, "Ben"), "plan-knowledge": "Ada", "plan-known": "Ada"}


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


def meeting(page: Page) -> None:
    page.locator("main p > a[href*='/meetings/']").first.click()
    page.wait_for_selector("#mine .unit")


def knowing(page: Page) -> None:
    page.get_by_role("link", name="Change the plan").click()
    page.locator("#knowledge ~ details > summary").first.click()


def skipping(page: Page) -> None:
    knowing(page)
    page.get_by_role("link", name="Skip what all know").first.click()


SENT = {
    "progress": at("My progress"),
    "progress-home": read,
    "placement": placing,
    "placement-question": asked,
    "placement-review": reviewed,
    "progress-meeting": meeting,
    "plan-knowledge": knowing,
    "plan-known": skipping,
}
