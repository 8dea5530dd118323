"""From signing up to settings, out, and in again by a code; with and without script."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import SESSION_KEY
from playwright.sync_api import Browser, BrowserContext, Page, expect

from planner.accounts.models import User
from tests.accounts.people import ADA, PASSWORD, code_in, person
from tests.groups.people import group, user

pytestmark = pytest.mark.django_db(transaction=True)


def sign_up(page: Page, address: str, mailoutbox) -> None:
    page.goto(address)
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("link", name="Make an account").click()
    page.get_by_label("Name").fill("Ada Lovelace")
    page.get_by_label("E-mail").fill(ADA)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Make the account").click()
    expect(page.locator("h1")).to_have_text("Is this your address?")
    page.get_by_label("Code").fill(code_in(mailoutbox[-1]))
    page.get_by_role("button", name="Go on").click()


def change_settings(page: Page) -> None:
    page.get_by_role("link", name="Ada Lovelace").click()
    page.get_by_label("Time zone").fill("Nowhere/Land")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("nothing is lost")
    page.get_by_label("Time zone").fill("Asia/Tokyo")
    page.get_by_label("The digest that I have chosen").uncheck()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_contain_text("Your settings are saved.")
    expect(page.get_by_label("The digest that I have chosen")).not_to_be_checked()


def leave_and_return(page: Page, mailoutbox) -> None:
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("link", name="Sign in").click()
    page.get_by_role("link", name="Mail me a code instead").click()
    page.get_by_label("E-mail").fill(ADA)
    page.get_by_role("button", name="Mail me a code").click()
    page.get_by_label("Code").fill(code_in(mailoutbox[-1]))
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("link", name="Ada Lovelace")).to_be_visible()


def walk(page: Page, address: str, mailoutbox) -> None:
    sign_up(page, address, mailoutbox)
    change_settings(page)
    leave_and_return(page, mailoutbox)


def test_somebody_signs_up_and_comes_back(live_server, page: Page, mailoutbox, browser_problems):
    walk(page, live_server.url, mailoutbox)

    found = User.objects.get()
    assert (found.email, found.time_zone, len(mailoutbox)) == (ADA, "Asia/Tokyo", 2)
    assert [each for each in browser_problems if "422" not in each] == []
    browser_problems.clear()


def test_the_same_without_script(live_server, browser: Browser, mailoutbox):
    context = browser.new_context(java_script_enabled=False)

    walk(context.new_page(), live_server.url, mailoutbox)

    context.close()


def test_the_zone_is_guessed_from_the_browser(live_server, browser: Browser):
    context = browser.new_context(timezone_id="Europe/Lisbon")
    page = context.new_page()

    page.goto(f"{live_server.url}/account/signup/")

    expect(page.get_by_label("Time zone")).to_have_value("Europe/Lisbon")
    context.close()


def test_a_wrong_start_can_be_made_again(live_server, page: Page):
    page.goto(f"{live_server.url}/account/login/code/")
    page.get_by_label("E-mail").fill(ADA)
    page.get_by_role("button", name="Mail me a code").click()

    page.get_by_role("button", name="Start again").click()

    expect(page.locator("h1")).to_have_text("Sign in")


def test_one_click_makes_one_somebody_of_the_demo(live_server, settings, page: Page):
    settings.DEMO = True
    group("Ben")

    page.goto(f"{live_server.url}/demo/")
    page.get_by_role("button", name="Be Ben").click()

    expect(page.get_by_role("link", name="Ben", exact=True)).to_be_visible()


def signed_in(context: BrowserContext, live_server, client) -> None:
    client.force_login(person(name="A name that is long enough to need a second line"))
    assert SESSION_KEY in client.session
    cookie = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": live_server.url}])


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nobody_is_shut_out(live_server, settings, browser: Browser, client, width, scheme):
    settings.DEMO = True
    user("Ada")
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()

    look_at(page, live_server.url, width, OPEN)
    page.goto(f"{live_server.url}/account/signup/")
    page.get_by_role("button", name="Make the account").click()
    look(page, width)
    client.logout()
    User.objects.all().delete()
    signed_in(context, live_server, client)
    look_at(page, live_server.url, width, OWN)

    context.close()


OPEN = (
    "demo/",
    "account/login/",
    "account/login/code/",
    "account/signup/",
    "account/password/reset/",
    "account/password/reset/done/",
    "account/password/reset/key/done/",
    "account/password/reset/key/1-abc-def/",
    "account/inactive/",
    "account/sso/cancelled/",
    "account/deleted/",
)
OWN = (
    "account/settings/",
    "account/sessions/",
    "account/delete/",
    "account/email/",
    "account/password/change/",
    "account/reauthenticate/",
    "account/logout/",
)


def look_at(page: Page, address: str, width: int, paths: tuple[str, ...]) -> None:
    for path in paths:
        response = page.goto(f"{address}/{path}")
        assert response.status == 200
        assert page.url.endswith(path)
        look(page, width)


def look(page: Page, width: int) -> None:
    found = Axe().run(page).response["violations"]
    shown = [(page.url, each["id"], each["nodes"][0]["html"][:120]) for each in found]
    assert shown == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_error_is_where_the_reader_is(live_server, page: Page, browser_problems):
    page.goto(f"{live_server.url}/account/login/")

    page.get_by_label("E-mail").fill(ADA)
    page.get_by_label("Password").fill("not the one it is")
    page.get_by_role("button", name="Sign in").click()

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: "))
    expect(page.get_by_label("E-mail")).to_have_value(ADA)
    browser_problems.clear()
