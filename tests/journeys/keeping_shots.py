"""Pages that keep the catalogue true: links, maturities, a group's own; and keys of programs."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.journeys.group_pages import GROUP, MINE

CURATE = "/catalogue/curating/"

PAGES = {
    "curate-links": f"{CURATE}links/",
    "curate-maturities": f"{CURATE}maturity/",
    "curate-maturity": f"{CURATE}maturity/factorizations-solvers/",
    "maturity": "/catalogue/maturity/",
    "own-catalogue": MINE,
    "own-catalogue-add": MINE,
    "keys": "/account/keys/",
    "for-programs": "/api/",
    "language": "/account/language/",
}
READERS = {
    **dict.fromkeys(("curate-links", "curate-maturities", "curate-maturity"), "Dora"),
    **dict.fromkeys(("own-catalogue", "own-catalogue-add", "keys", "language"), "Ada"),
}


def own_catalogue(page: Page) -> None:
    page.get_by_role("link", name=GROUP).click()
    page.goto(f"{page.url}catalogue/")


def own_topic(page: Page) -> None:
    own_catalogue(page)
    page.goto(f"{page.url}add/topics/")


SENT = {"own-catalogue": own_catalogue, "own-catalogue-add": own_topic}
