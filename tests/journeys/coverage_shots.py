"""What a team can decide, the brief, the lead's overview, what one shares, for `make shots`."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from tests.journeys.group_pages import MINE, at


def printing(page: Page) -> None:
    at("Overview")(page)
    page.get_by_role("link", name="Print a brief for a manager").click()


SENT: dict[str, Callable[[Page], None]] = {
    "coverage": at("Coverage"),
    "coverage-member": at("Coverage"),
    "overview": at("Overview"),
    "brief": printing,
    "sharing": at("You in this group"),
}
PAGES = {**dict.fromkeys(SENT, MINE), "topic-took": "/catalogue/topics/threshold-cost/minutes/"}
READERS = dict.fromkeys(SENT, "Ada") | {"coverage-member": "Ben", "sharing": "Ben"}
