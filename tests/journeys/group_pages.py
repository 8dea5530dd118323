"""Groups' pages for `make shots`, and how one gets to them."""

import re
from collections.abc import Callable

from playwright.sync_api import Page

MINE = "/groups/"
CALENDARS = "/calendars/"
GROUP = "Payments risk"


def the_group(page: Page) -> None:
    page.get_by_role("link", name=GROUP).click()


def at(name: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        the_group(page)
        page.get_by_role("link", name=name, exact=True).first.click()

    return go


def inviting(page: Page) -> None:
    at("Invite")(page)
    page.get_by_label("E-mail addresses").fill("frances@example.org\ngrace@example.org")
    page.get_by_role("button", name="Send the invitations").click()


def refused(page: Page) -> None:
    at("Invite")(page)
    page.get_by_label("E-mail addresses").fill("frances@example.org\ngrace at example.org")
    page.get_by_role("button", name="Send the invitations").click()


def linked(page: Page) -> None:
    at("Settings")(page)
    if page.get_by_role("button", name="Switch the link on").count():
        page.get_by_role("button", name="Switch the link on").click()


def leaving(page: Page) -> None:
    at("Members")(page)
    page.get_by_role("link", name="Leave this group").click()


def kept(page: Page) -> None:
    page.get_by_role("button", name="Make the plan").last.click()
    page.get_by_role("link", name="Keep this as my group’s plan").click()


def in_order(page: Page) -> None:
    at("Questions")(page)
    page.get_by_role("link", name="Why is the best threshold not 0.5?").first.click()
    page.get_by_role("link", name="Keep it in order").click()


def noted(page: Page) -> None:
    at("Notebook")(page)
    page.get_by_role("link", name="Cost-based thresholds").first.click()


def from_chat(page: Page) -> None:
    setting("The group’s chat")(page)
    page.get_by_role("link", name="Questions from the chat").click()


def subscribing(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Make a(n| new) address")).first.click()


def painting(page: Page) -> None:
    at("Find a time")(page)
    page.get_by_role("link", name="Paint your week").click()


def wishing(page: Page) -> None:
    the_group(page)
    page.get_by_role("link", name="Out of curiosity").first.click()


def setting(name: str) -> Callable[[Page], None]:
    def go(page: Page) -> None:
        at("Settings")(page)
        page.get_by_role("link", name=name).click()

    return go


SENT: dict[str, Callable[[Page], None]] = {
    "group": the_group,
    "group-member": the_group,
    "group-members": at("Members"),
    "group-members-member": at("Members"),
    "group-invite": inviting,
    "group-invite-refused": refused,
    "group-settings": linked,
    "group-reminders": setting("Reminders before meetings"),
    "group-chat": setting("The group’s chat"),
    "group-place": setting("Where the group meets"),
    "group-times": at("Find a time"),
    "group-hours": painting,
    "group-curiosity": wishing,
    "group-me": at("You in this group"),
    "group-leave": leaving,
    "group-announcement": at("Tell people of the group"),
    "group-start-draft": kept,
    "calendars-address": subscribing,
    "notebook": at("Notebook"),
    "notebook-topic": noted,
    "question-in-order": in_order,
    "questions-from-chat": from_chat,
}
PAGES = {
    "groups": MINE,
    "groups-empty": MINE,
    "group-start": "/groups/new/",
    **dict.fromkeys(SENT, MINE),
    "group-start-draft": "/plan/architect/when/?decision=need-ml-at-all",
    "home": "/home/",
    "home-nobody": "/home/",
    "inbox": "/inbox/",
    "inbox-empty": "/inbox/",
    "digest": "/account/settings/digest/",
    "calendars": CALENDARS,
    "calendars-address": CALENDARS,
}
READERS = dict.fromkeys(PAGES, "Ada") | {
    "groups-empty": "Dora",
    "home": "Ben",
    "home-nobody": "Dora",
    "inbox-empty": "Dora",
    "group-member": "Ben",
    "inbox": "Ben",
    "group-members-member": "Ben",
}
