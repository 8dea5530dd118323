"""Every page on which a group's plan is read and changed: for eyes, ears, small and large."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from planner.plans.edit_forms import ALL
from planner.plans.edits import Cancel, Swap
from planner.plans.models import Plan
from tests.groups.people import group, user
from tests.plans.begun_plans import address, published
from tests.plans.changes import changing, revised
from tests.plans.plan_pages import keys

pytestmark = pytest.mark.django_db(transaction=True)
READ = ("", "edit/", "publish/", "history/", "revisions/1/")


@pytest.fixture
def plan() -> Plan:
    """A draft that breaks rules, with dates skipped, meetings cancelled, locked and to come."""
    made = changing(group("Ben", "A name that is long enough to need a second line"))
    third, fourth, fifth = keys(made)[2:5]
    revised(made, Swap(key=third, other=fourth))
    revised(made, Cancel(key=fifth, reason="Donaudampfschifffahrtsgesellschaft" * 4), "absorb")
    return made


def look(page: Page, width: int) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    found = Axe().run(page).response["violations"]
    assert [(page.url, each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
    assert (page.url, page.evaluate("document.documentElement.scrollWidth") <= width) == (
        page.url,
        True,
    )


def opened(page: Page, address: str, status: int = 200) -> None:
    response = page.goto(address)
    assert (response.status, response.url) == (status, address)


def pressed(page: Page, name: str, status: int) -> None:
    with page.expect_response(lambda each: each.request.method == "POST") as answered:
        page.get_by_role("button", name=name).first.click()
    assert answered.value.status == status
    page.wait_for_load_state()


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_is_shut_out(live_server, browser: Browser, client, plan, width, scheme):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    client.force_login(user("Ada"))
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()
    site = f"{live_server.url}{address(plan)}"

    for path in (*READ, *(f"edit/{form.verb}/" for form in ALL)):
        opened(page, f"{site}{path}")
        look(page, width)
    look_at_answers(page, site, width, plan)

    context.close()


def look_at_answers(page: Page, site: str, width: int, plan: Plan) -> None:
    """A refusal, the ways, what another changed meanwhile, and a refused publication."""
    opened(page, f"{site}edit/skip/")
    pressed(page, "See what would change", 422)
    look(page, width)
    page.get_by_label("Why").fill("Rindfleischetikettierung" * 6)
    pressed(page, "See what would change", 200)
    look(page, width)
    third, fourth = keys(plan)[2:4]
    revised(plan, Swap(key=third, other=fourth))
    pressed(page, "Go on like this", 409)
    look(page, width)
    revised(plan, Swap(key=third, other=fourth))
    opened(page, f"{site}publish/")
    pressed(page, "Publish", 422)
    look(page, width)


@pytest.mark.parametrize("width", [320, 1280])
def test_what_can_be_pressed_is_large_enough(live_server, browser: Browser, client, width):
    context = browser.new_context(viewport={"width": width, "height": 800})
    client.force_login(user("Ada"))
    plan = published(group("Ben"), meetings=6)
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])
    page = context.new_page()

    opened(page, f"{live_server.url}{address(plan, 'edit/')}")

    boxes = [each.bounding_box() for each in page.locator(".acts a, .acts button, .verbs a").all()]
    assert len(boxes) > 30
    assert [box for box in boxes if box["height"] < 24 or box["width"] < 24] == []
    context.close()
