"""The plan, its changes and its turns, for `make shots`."""

from __future__ import annotations

from playwright.sync_api import Page

DEMO = "/demo/plan/"


def editing(page: Page) -> None:
    page.get_by_role("link", name="Change the plan").click()


def moving(page: Page) -> None:
    editing(page)
    page.get_by_role("link", name="Move a meeting").click()


def choosing(page: Page) -> None:
    editing(page)
    page.get_by_role("link", name="Cancel a meeting").click()
    page.get_by_label("Which date").select_option(index=3)
    page.get_by_label("Why").fill("the trains are on strike")
    page.get_by_role("button", name="See what would change").click()


def publishing(page: Page) -> None:
    choosing(page)
    page.get_by_role("button", name="Go on like this").first.click()
    page.get_by_role("link", name="Look at it and publish").click()


def looking_back(page: Page) -> None:
    page.get_by_role("link", name="History").click()


def catching_up(page: Page) -> None:
    page.get_by_role("link", name="Catch up").click()


def taking_turns(page: Page) -> None:
    page.get_by_role("link", name="Turns", exact=True).click()


def wishing(page: Page) -> None:
    page.get_by_role("link", name="What would you like to hear of").click()
    if page.get_by_role("button", name="Not any more").count() == 0:
        for topic in ("attention", "convexity"):
            page.get_by_label("Topic").select_option(topic)
            page.get_by_role("button", name="Propose it").click()


def giving_back(page: Page) -> None:
    taking_turns(page)
    page.get_by_role("link", name="Give back or skip").first.click()


def offering_a_swap(page: Page) -> None:
    taking_turns(page)
    page.get_by_role("link", name="Offer a swap").first.click()


def using_again(page: Page) -> None:
    page.get_by_role("link", name="Use it again").click()


def choosing_a_template(page: Page) -> None:
    using_again(page)
    page.get_by_role("link", name="All templates").click()


SENT = {
    "plan-edit": editing,
    "plan-change": moving,
    "plan-ways": choosing,
    "plan-publish": publishing,
    "plan-history": looking_back,
    "plan-catch-up": catching_up,
    "plan-turns": taking_turns,
    "plan-curiosity": wishing,
    "plan-turn-given-back": giving_back,
    "plan-turn-swap": offering_a_swap,
    "plan-copy": using_again,
    "plan-templates": choosing_a_template,
}
PAGES = dict.fromkeys(("plan", "plan-own", *SENT), DEMO)
READERS = {
    "plan-own": "Ada",
    "plan-edit": "Ada",
    "plan-change": "Ada",
    "plan-ways": "Ada",
    "plan-publish": "Ada",
    "plan-history": "Ada",
    "plan-catch-up": "Ben",
    "plan-turns": "Ben",
    "plan-curiosity": "Ben",
    "plan-turn-given-back": "Ben",
    "plan-turn-swap": "Ben",
    "plan-copy": "Ada",
    "plan-templates": "Ada",
}
