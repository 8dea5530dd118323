"""Writing: the preview, and that nothing typed is lost."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from planner.meetings.models import Recap
from tests.journeys.running_meeting import FIRST, at, group_in_its_meeting, signed_in
from tests.writing.boxes import kept

pytestmark = pytest.mark.django_db(transaction=True)
TYPED = "The slope of $x^2$ is **twice** $x$."


@pytest.fixture
def address(live_server) -> str:
    return live_server.url + at(group_in_its_meeting(), FIRST, "recap/")


@pytest.fixture
def ben(client, context, live_server, address) -> Page:
    page = signed_in(client, context, live_server.url, "Ben")
    page.goto(address)
    return page


def box(page: Page):
    return page.get_by_label("Recap", exact=True)


def live(page: Page):
    return page.get_by_role("region", name="Preview")


def test_the_preview_follows_the_typing_and_nothing_jumps(ben):
    save = ben.get_by_role("button", name="Save")
    before = save.bounding_box()

    box(ben).press_sequentially(TYPED)

    expect(live(ben).locator("math")).to_have_count(2)
    expect(live(ben).locator("strong")).to_have_text("twice")
    assert save.bounding_box() == before
    assert ben.evaluate("document.activeElement.name") == "text"
    assert live(ben).get_attribute("aria-live") is None


def test_only_the_last_of_what_was_typed_is_shown(ben):
    asked = []
    ben.on("request", lambda request: asked.append(request.url.rpartition("/preview")[1]))

    box(ben).press_sequentially("one two three", delay=20)
    expect(live(ben)).to_have_text("one two three")

    assert asked.count("/preview") == 1


@pytest.mark.parametrize("scripted", [True, False])
def test_a_closed_tab_loses_nothing(client, live_server, browser: Browser, address, scripted):
    context = browser.new_context(java_script_enabled=scripted)
    page = signed_in(client, context, live_server.url, "Ben")
    page.goto(address)

    box(page).fill(TYPED)
    page.get_by_label("Action 1", exact=True).fill("Read on")
    if not scripted:
        page.get_by_role("button", name="Preview").click()
        expect(page.get_by_text("it is not sent yet")).to_be_visible()
    page.close(run_before_unload=True)
    again = context.new_page()
    again.goto(address)
    if scripted:
        again.wait_for_timeout(300)  # both were on their way at once
        again.reload()

    expect(box(again)).to_have_value(TYPED)
    expect(again.get_by_label("Action 1", exact=True)).to_have_value("Read on")
    expect(again.get_by_text("not sent yet.")).to_be_visible()
    context.close()


def test_while_typing_it_is_kept_within_five_seconds(ben):
    box(ben).press_sequentially(TYPED[:10])
    expect(ben.locator("[data-kept]")).to_contain_text("Kept at", timeout=5000)

    assert kept() == [("Ben", TYPED[:10])]
    stored = ben.evaluate("JSON.stringify({...localStorage, ...sessionStorage})")
    assert TYPED[:10] not in stored


@pytest.mark.parametrize("fault", ["503", "nobody answers"])
def test_what_cannot_be_sent_stays_in_the_box(ben, address, browser_problems, fault):
    def fail(route):
        route.abort() if fault == "nobody answers" else route.fulfill(status=503)

    ben.route("**/*", fail)
    box(ben).fill(TYPED)
    ben.get_by_role("button", name="Save").click()

    expect(ben.get_by_role("alert")).to_contain_text("Nothing was sent")
    expect(box(ben)).to_have_value(TYPED)
    assert ben.url == address
    browser_problems.clear()  # the browser reports what it could not load

    ben.unroute("**/*")
    ben.get_by_role("button", name="Save").click()
    expect(ben.get_by_text("The recap is saved.")).to_be_visible()
    assert (Recap.objects.get().text, kept()) == (TYPED, [])


def test_the_keyboard_sends_it(ben):
    box(ben).fill(TYPED)

    box(ben).press("Control+Enter")

    expect(ben.get_by_text("The recap is saved.")).to_be_visible()


def test_a_text_that_is_too_long_is_not_even_sent(ben, address):
    box(ben).fill("x" * 20_001)

    ben.get_by_role("button", name="Save").click()

    expect(ben.get_by_role("alert")).to_have_text(
        "There is room for 20,000 characters; this has 20,001."
    )
    assert ben.evaluate("document.activeElement.name") == "text"


def test_signing_out_elsewhere_loses_nothing(ben, address, context, browser_problems):
    box(ben).fill(TYPED)
    other = context.new_page()
    other.goto(address)
    other.get_by_role("button", name="Sign out").click()

    ben.get_by_role("button", name="Save").click()

    expect(ben.get_by_label("Your text")).to_have_value(TYPED)
    assert kept() == [("Ben", TYPED)]
    assert "next=" in ben.get_by_role("link", name="Sign in and go on").get_attribute("href")
    browser_problems.clear()  # the answers are reported as 401


def test_starting_afresh_can_be_undone(ben):
    box(ben).fill(TYPED)
    expect(ben.locator("[data-kept]")).to_contain_text("Kept at")
    ben.reload()
    expect(box(ben)).to_have_value(TYPED)

    ben.get_by_role("button", name="Start afresh").click()
    expect(box(ben)).to_have_value("")
    ben.get_by_role("button", name="Undo").click()

    expect(box(ben)).to_have_value(TYPED)


COPIED = """() => {
  getSelection().selectAllChildren(document.querySelector("[data-live]"));
  const event = new ClipboardEvent("copy", {clipboardData: new DataTransfer(), bubbles: true});
  document.querySelector("[data-live]").dispatchEvent(event);
  return event.clipboardData.getData("text/plain").trim();
}"""


def test_copying_from_the_preview_gives_the_tex(ben):
    box(ben).fill(TYPED)
    expect(live(ben).locator("math")).to_have_count(2)

    assert ben.evaluate(COPIED) == "The slope of $x^2$ is twice $x$."


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nobody_is_shut_out(client, live_server, browser: Browser, address, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = signed_in(client, context, live_server.url, "Ben")
    page.goto(address)
    box(page).fill(TYPED * 30)
    expect(page.locator("[data-kept]")).to_contain_text("Kept at")
    page.reload()
    faults = [*axe(page)]
    page.goto(f"{live_server.url}/writing/")
    faults += axe(page)

    assert faults == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def axe(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [(each["id"], each["nodes"][0]["html"][:120]) for each in found]
