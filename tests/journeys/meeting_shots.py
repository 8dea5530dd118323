"""Meetings' pages for `make shots`, and how one gets to them from one's own home."""

from collections.abc import Callable

from playwright.sync_api import Page

HOME = "/home/"


def the_meeting(page: Page) -> None:
    page.locator("main a").first.click()


def with_a_place(page: Page) -> None:
    """A lead says where the group meets, and comes."""
    the_meeting(page)
    if page.get_by_role("link", name="Say where the group meets").count():
        address = page.url
        page.get_by_role("link", name="Say where the group meets").click()
        page.get_by_label("Room").fill("Berlin, room 4.12")
        page.get_by_label("Link").fill("https://meet.example.org/payments-risk")
        page.get_by_role("button", name="Save").click()
        page.goto(address)
    page.get_by_role("button", name="Yes", exact=True).click()


def declining(page: Page) -> None:
    the_meeting(page)
    page.get_by_role("button", name="No", exact=True).click()


def at(name: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        the_meeting(page)
        page.get_by_role("link", name=name, exact=True).click()

    return go


def the_attendance(page: Page) -> None:
    the_meeting(page)
    page.goto(f"{page.url}attendance/")


SENT: dict[str, Callable[[Page], None]] = {
    "meeting": with_a_place,
    "meeting-member": declining,
    "meeting-sheet": at("Sheet to print"),
    "meeting-arrange": at("Room, link, who writes"),
    "meeting-attendance-early": the_attendance,
}
PAGES = dict.fromkeys(SENT, HOME)
READERS = dict.fromkeys(SENT, "Ada") | {"meeting-member": "Ben"}
