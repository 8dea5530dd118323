"""Planning at a group's own pace, for `make shots`."""

from collections.abc import Callable

from playwright.sync_api import Page


def the_form(page: Page) -> None:
    page.get_by_role("link", name="Change the plan").click()
    page.get_by_role("link", name="Plan the rest at our pace").click()


def slower(page: Page) -> None:
    the_form(page)
    page.get_by_label("Percent of the estimated minutes").fill("125")
    page.get_by_role("button", name="See what would change").click()


SENT: dict[str, Callable[[Page], None]] = {"plan-pace": the_form, "plan-pace-ways": slower}
PAGES = dict.fromkeys(SENT, "/demo/plan/")
READERS = dict.fromkeys(SENT, "Ada")
