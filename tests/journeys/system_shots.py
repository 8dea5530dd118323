"""Pictures of a group's worksheet about its system and of its debug log."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.group_pages import at

PAGES = dict.fromkeys(
    (
        "worksheet",
        "worksheet-lead",
        "worksheet-empty",
        "worksheet-answer",
        "worksheet-history",
        "debug-log",
        "debug-bug",
        "debug-new",
        "debug-refused",
    ),
    "/groups/",
)
READERS = {
    **dict.fromkeys(PAGES, "Ben"),
    "worksheet-lead": "Ada",
    "worksheet-empty": "Cleo",
}

worksheet = at("Our system")


def elsewhere(page: Page) -> None:
    """In a group that has answered nothing yet."""
    page.locator(".rows .head a").first.click()
    page.get_by_role("link", name="Our system", exact=True).click()


def answering(page: Page) -> None:
    worksheet(page)
    page.get_by_role("link", name="Answer the next question").click()


def history(page: Page) -> None:
    worksheet(page)
    page.get_by_role("link", name="What changed").click()
    page.locator(".edits a").nth(2).click()


def log(page: Page) -> None:
    at("Notebook")(page)
    page.get_by_role("link", name="bugs that mathematics explained").click()


def bug(page: Page) -> None:
    log(page)
    page.get_by_role("link", name="The model blocks one payment").click()


def new(page: Page) -> None:
    log(page)
    page.get_by_role("link", name="Write one down").click()


def refused(page: Page) -> None:
    new(page)
    page.get_by_label("The mathematics that explained it").fill("calibration")
    page.get_by_role("button", name="Save").click()
    page.locator("#error-summary").wait_for()


SENT = {
    "worksheet": worksheet,
    "worksheet-lead": worksheet,
    "worksheet-empty": elsewhere,
    "worksheet-answer": answering,
    "worksheet-history": history,
    "debug-log": log,
    "debug-bug": bug,
    "debug-new": new,
    "debug-refused": refused,
}
