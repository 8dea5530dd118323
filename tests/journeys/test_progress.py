"""Where one stands: a tap on a phone, and taking it back; with script and without."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from curriculum.actions import load_catalogue
from planner.progress.models import TopicState
from tests.groups.people import group, user
from tests.journeys.test_turns import signed_in
from tests.plans.plans_of_rooms import CATALOGUE, drafted, published

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def made():
    load_catalogue(catalogue=CATALOGUE)
    made = group("Ben")
    published(drafted(made, "Solvers", user("Ada")), user("Ada"))
    return made


@pytest.mark.parametrize("scripted", [True, False])
def test_a_tap_says_it_and_a_tap_takes_it_back(made, client, live_server, browser, scripted):
    narrow = {"width": 360, "height": 800}
    context = browser.new_context(java_script_enabled=scripted, viewport=narrow)
    page = signed_in(client, context, live_server.url, "Ben")
    page.goto(f"{live_server.url}/progress/")
    row = page.locator("#standing-vectors-2")

    row.get_by_role("button", name="Understood").click()
    expect(row).to_contain_text("Understood since")
    if scripted:
        assert page.evaluate("document.activeElement.id") == "say-vectors-2-understood"
    assert TopicState.objects.get().state == "understood"
    row.get_by_role("button", name="Undo").click()

    expect(row).to_contain_text("Not started")
    assert page.evaluate("document.activeElement.tagName") == ("BUTTON" if scripted else "BODY")
    assert not TopicState.objects.exists()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_have_no_barriers(made, client, live_server, browser: Browser, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = signed_in(client, context, live_server.url, "Ben")
    for path in ("/progress/", "/progress/topics/vectors/", "/catalogue/topics/vectors/", "/home/"):
        page.goto(live_server.url + path)
        page.wait_for_load_state("networkidle")
        found = Axe().run(page).response["violations"]
        assert [(path, each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()
