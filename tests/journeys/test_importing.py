"""A curator brings a file in, sees it on its way, leaves, and comes back to what it did."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from curriculum.exchange import SHIPPED, read
from curriculum.history import change_catalogue
from curriculum.models import Edition, Unit
from planner.trial import delivering
from tests.groups.people import NOW, user
from tests.journeys.running_meeting import signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def curator() -> None:
    change_catalogue(wanted=read(SHIPPED), by=None, now=NOW, kind=Edition.Kind.FILES)
    dora = user("Dora")
    dora.is_curator = True
    dora.save()


@pytest.fixture
def worker() -> Iterator[None]:
    """As `make run` has it beside the server."""
    with delivering(poll=0.2):
        yield
    assert [each for each in threading.enumerate() if each.name == "delivering"] == []


def sheet(minutes: int) -> bytes:
    """All shipped units, each in so many minutes."""
    rows = (f"{of.id},{unit.id},{minutes}\r\n" for of, unit in read(SHIPPED).units())
    return f"resource,id,minutes\r\n{''.join(rows)}".encode()


def brought_in(page: Page, name: str, content: bytes) -> None:
    page.get_by_role("link", name="Files").click()
    page.get_by_label("A file", exact=True).set_input_files(
        {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    )
    page.get_by_role("button", name="Show what it would change").click()


@pytest.mark.parametrize("with_script", [True, False])
def test_a_sheet_is_imported(curator, worker, client, browser, live_server, with_script):
    context = browser.new_context(java_script_enabled=with_script)
    page = signed_in(client, context, live_server.url, "Dora")
    page.goto(live_server.url + "/catalogue/curating/")

    brought_in(page, "units.csv", b"resource,id,minutes\r\nbook,none,many\r\n")
    expect(page.get_by_role("row", name="Line or row 2").first).to_contain_text("many")
    if with_script:
        assert Axe().run(page).response["violations"] == []

    brought_in(page, "units.csv", sheet(minutes=41))
    expect(page.get_by_text("New: 0.")).to_be_visible()
    page.get_by_role("button", name="Import all of it").click()
    address = page.url
    page.goto(live_server.url + "/catalogue/")
    page.goto(address)

    expect(page.get_by_text("entries were imported")).to_be_visible(timeout=20_000)
    assert set(Unit.objects.values_list("minutes", flat=True)) == {41}
    page.get_by_role("link", name="See it in the history").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Imported by Dora")
    context.close()
