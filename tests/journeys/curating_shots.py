"""Curators' pages, for `make shots`."""

from __future__ import annotations

from playwright.sync_api import Page

CURATE = "/catalogue/curating/"
PCA = f"{CURATE}entry/?section=topics&entry=pca"
PAGES = {
    "curate": CURATE,
    "curate-topics": f"{CURATE}?section=topics&q=gradient",
    "curate-topic": PCA,
    "curate-resource": f"{CURATE}entry/?section=resources&entry=3b1b-calculus",
    "curate-refused": PCA,
    "curate-saved": PCA,
    "curate-impact": PCA,
    "curate-history": f"{CURATE}history/",
}
READERS = dict.fromkeys(PAGES, "Dora")


def refused(page: Page) -> None:
    page.get_by_label("Minutes").nth(1).fill("many")
    page.get_by_role("button", name="Save").click()


def saved(page: Page) -> None:
    minutes = page.get_by_label("Minutes").nth(1)
    minutes.fill("185" if minutes.input_value() == "180" else "180")
    page.get_by_label("Why").fill("groups take a little longer")
    page.get_by_role("button", name="Save").click()


def looked(page: Page) -> None:
    page.get_by_label("Minutes").nth(1).fill("240")
    page.get_by_role("button", name="See what it would change").click()


SENT = {"curate-refused": refused, "curate-saved": saved, "curate-impact": looked}


def suggested(page: Page) -> None:
    page.get_by_label("I see it differently").check()
    page.get_by_label("What should be otherwise, and why").fill("For us $k$ matters more than $n$.")


PAGES |= {
    "curate-health": f"{CURATE}health/",
    "suggest": "/catalogue/suggest/?about=topic&id=pca",
    "suggestions": f"{CURATE}suggestions/",
}
READERS |= {"curate-health": "Dora", "suggest": "Ben", "suggestions": "Dora"}
SENT |= {"suggest": suggested}
