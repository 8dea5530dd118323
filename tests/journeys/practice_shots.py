"""Pictures of practising: an exercise, what comes back, interview questions."""

from __future__ import annotations

from playwright.sync_api import Page

EXERCISE = "/practice/exercises/base-rate/"
PAGES = {
    "home-recall": "/home/",
    "practice": "/practice/",
    "practice-exercise": "/practice/exercises/attention-memory/",
    "practice-tried": EXERCISE,
    "practice-refused": "/practice/exercises/receptive-field/",
    "recall": "/practice/recall/",
    "recall-answered": "/practice/recall/",
    "recall-nothing": "/practice/recall/",
    "interview": "/practice/interview/",
    "interview-revealed": "/practice/interview/",
}
READERS = {**dict.fromkeys(PAGES, "Ben"), "recall-nothing": "Cleo"}


def compared(page: Page) -> None:
    page.get_by_label("I have derived it on paper").check()
    for label, number in (("GiB for 8192 tokens", "2"), ("Nats per byte", "0.8")):
        page.get_by_label(label).fill(number)
    page.get_by_text("What should come out").click()


def refused(page: Page) -> None:
    page.get_by_role("button", name="Keep it").click()
    page.wait_for_load_state()


def opened(page: Page) -> None:
    page.get_by_text("What you wrote").first.click()


def answered(page: Page) -> None:
    """Three things come back for Ben; there are four pictures."""
    if (good := page.get_by_role("button", name="Good")).count():
        good.click()


def revealed(page: Page) -> None:
    page.get_by_text("What a good answer contains").click()
    page.get_by_role("checkbox").first.check()


SENT = {
    "practice-exercise": compared,
    "practice-tried": opened,
    "practice-refused": refused,
    "recall-answered": answered,
    "interview-revealed": revealed,
}
