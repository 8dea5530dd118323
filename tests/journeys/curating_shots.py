"""Curators' pages, for `make shots`."""

from __future__ import annotations

from playwright.sync_api import FilePayload, Page

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
    "curate-translations": f"{CURATE}translations/",
    "curate-translations-section": f"{CURATE}translations/?section=exercises",
    "curate-translation": f"{CURATE}translations/entry/?section=topics&entry=pca",
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
BAD_SHEET = "resource,id,minutes,covers\n3b1b-linear-algebra,3b1b-la-01,many,calculus@deep\n"
GOOD_SHEET = "resource,id,minutes\n3b1b-linear-algebra,3b1b-la-01,18\n"


def brought(page: Page, name: str, text: str) -> None:
    file: FilePayload = {"name": name, "mimeType": "text/csv", "buffer": text.encode()}
    page.get_by_label("A file", exact=True).set_input_files(file)
    page.get_by_role("button", name="Show what it would change").click()


def brought_bad(page: Page) -> None:
    brought(page, "units.csv", BAD_SHEET)


def brought_good(page: Page) -> None:
    brought(page, "units.csv", GOOD_SHEET)


def applied(page: Page) -> None:
    brought_good(page)
    page.get_by_role("button", name="Import all of it").click()


PAGES |= {
    "files": f"{CURATE}imports/",
    "files-refused": f"{CURATE}imports/",
    "files-ready": f"{CURATE}imports/",
    "files-waiting": f"{CURATE}imports/",
    "files-log": f"{CURATE}log/",
}
FILES = ("files", "files-refused", "files-ready", "files-waiting", "files-log")
READERS |= dict.fromkeys(FILES, "Dora")
SENT |= {"files-refused": brought_bad, "files-ready": brought_good, "files-waiting": applied}
READERS |= {"curate-health": "Dora", "suggest": "Ben", "suggestions": "Dora"}
SENT |= {"suggest": suggested}


def multiplied(page: Page) -> None:
    page.get_by_label("Percent of the minutes so far").fill("120")
    page.get_by_label("Change the minutes").check()
    page.get_by_role("button", name="See what it would change").click()


def kept(page: Page) -> None:
    page.get_by_label("Definition").fill("The directions in which data *vary* most: $X = U S V^T$.")
    page.get_by_role("button", name="Keep it as a draft").click()


def drawn(page: Page) -> None:
    page.get_by_label("Definition").fill("The directions in which data *vary* most: $X = U S V^T$.")
    page.get_by_role("button", name="See what it would change").click()


PAGES |= {
    "curate-archive": f"{CURATE}entry/archive/?section=topics&entry=pca",
    "curate-rename": f"{CURATE}entry/rename/?section=topics&entry=pca",
    "curate-merge-choose": f"{CURATE}entry/merge/?section=topics&entry=pca",
    "curate-merge": f"{CURATE}entry/merge/?section=topics&entry=pca&into=svd-low-rank",
    "curate-split": f"{CURATE}entry/split/?section=topics&entry=pca",
    "curate-bulk": f"{CURATE}bulk/?section=topics&entry=pca&entry=svd-low-rank",
    "curate-kept": PCA,
    "curate-drafts": f"{CURATE}drafts/",
    "curate-preview": PCA,
    "curate-archived": f"{CURATE}archived/",
}
READERS |= {name: "Dora" for name in PAGES if name.startswith("curate-")}
SENT |= {"curate-bulk": multiplied, "curate-kept": kept, "curate-preview": drawn}
