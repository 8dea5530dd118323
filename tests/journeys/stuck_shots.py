"""Pictures of being stuck: the hub, what helps, and the way out."""

from __future__ import annotations

from playwright.sync_api import Page

TOPIC = "/stuck/?about=topic&id=gradients&depth=working"
PAGES = {
    "stuck-hub": "/stuck/",
    "stuck-offers": TOPIC,
    "stuck-offers-lead": TOPIC,
    "stuck-offers-research": TOPIC,
    "stuck-moment": "/home/",
    "stuck-over": "/home/",
    "stuck-plan": TOPIC,
}
READERS = {
    **dict.fromkeys(PAGES, "Ben"),
    "stuck-offers-lead": "Ada",
    "stuck-offers-research": "Cleo",
}


def stuck(page: Page) -> None:
    page.get_by_role("button", name="I’m stuck").first.click()


def unstuck(page: Page) -> None:
    stuck(page)
    page.get_by_role("button", name="I got unstuck").first.click()


def planned(page: Page) -> None:
    page.get_by_role("button", name="Make a small plan from here").click()


SENT = {"stuck-moment": stuck, "stuck-over": unstuck, "stuck-plan": planned}
