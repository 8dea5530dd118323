"""Questions and answers, for `make shots`."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.journeys.group_pages import MINE, at

THREAD = "Why is the best threshold not 0.5?"
EDITED = "The numbers we calculate with"


def the_thread(page: Page, title: str = THREAD) -> None:
    at("Questions")(page)
    page.get_by_role("link", name=title).first.click()


def from_thread(name: str, title: str = THREAD) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        the_thread(page, title)
        page.get_by_role("link", name=name).first.click()

    return go


def asking(page: Page) -> None:
    at("Questions")(page)
    page.get_by_role("link", name="Ask a question").click()


def explaining(page: Page) -> None:
    at("Questions")(page)
    page.get_by_role("link", name="Explain something in plain words").click()


def taken_away(page: Page) -> None:
    at("Questions")(page)
    page.get_by_role("link", name="Taken away of late").click()


SENT: dict[str, Callable[[Page], None]] = {
    "questions": at("Questions"),
    "question": the_thread,
    "question-lead": the_thread,
    "question-ask": asking,
    "question-explain": explaining,
    "question-edit": from_thread("Edit"),
    "question-comment": from_thread("Comment"),
    "question-history": from_thread("edited", EDITED),
    "question-report": from_thread("Report"),
    "questions-removed": taken_away,
}
PAGES = dict.fromkeys(SENT, MINE)
READERS = {**dict.fromkeys(SENT, "Ben"), "question-lead": "Ada"}
