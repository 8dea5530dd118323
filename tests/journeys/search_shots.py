"""Finding things again, for `make shots`."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.journeys.group_pages import MINE, at


def looking_for(words: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        at("Questions")(page)
        page.get_by_label("Search questions, answers and the catalogue").fill(words)
        page.get_by_role("button", name="Search").click()

    return go


def about_to_ask(page: Page) -> None:
    at("Questions")(page)
    page.get_by_role("link", name="Ask a question").click()
    title = page.get_by_label("In one line")
    title.fill("")  # what the picture before has typed is kept
    title.press_sequentially("is the best threshold 0.5")
    page.locator("#similar section").wait_for()


SENT: dict[str, Callable[[Page], None]] = {
    "search-group": looking_for("threshold"),
    "search-group-guess": looking_for("thershold"),
    "search-group-nothing": looking_for("phlogiston"),
    "search-groups": lambda page: page.get_by_role("link", name="Search what they asked").click(),
    "ask-similar": about_to_ask,
}
PAGES = dict.fromkeys(SENT, MINE)
READERS = dict.fromkeys(SENT, "Ben")
