"""A curator changes an entry, sees what became of it, and takes it back."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from curriculum.exchange import SHIPPED, read
from curriculum.history import change_catalogue
from curriculum.models import Edition, Rung
from curriculum.suggesting import suggest, waiting
from tests.groups.people import NOW, user
from tests.journeys.running_meeting import signed_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def curator() -> None:
    change_catalogue(wanted=read(SHIPPED), by=None, now=NOW, kind=Edition.Kind.FILES)
    dora = user("Dora")
    dora.is_curator = True
    dora.save()


def minutes() -> int:
    return Rung.objects.get(topic="pca", depth=2).minutes


@pytest.mark.parametrize("with_script", [True, False])
def test_an_estimate_is_changed_and_taken_back(curator, client, browser, live_server, with_script):
    context = browser.new_context(java_script_enabled=with_script)
    page = signed_in(client, context, live_server.url, "Dora")
    before = minutes()
    page.goto(live_server.url + "/")
    page.get_by_role("link", name="Curate").click()
    page.get_by_role("link", name="Topics", exact=True).click()
    page.get_by_label("Words of its title or id").fill("principal")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Principal component analysis").click()

    refused(page)
    page.get_by_label("Minutes").nth(1).fill("205")
    page.get_by_label("Why").fill("groups take longer")
    page.get_by_role("button", name="Save").click()

    expect(page.locator("ins").last).to_have_text("205")
    assert minutes() == 205
    page.get_by_role("button", name="Take it back").click()
    expect(page.locator("ins").last).to_have_text(str(before))
    assert minutes() == before
    context.close()


def refused(page: Page) -> None:
    """What is wrong stands at its field, and all that was entered is still there."""
    page.get_by_label("Minutes").nth(1).fill("many")
    page.get_by_label("Definition").fill("Turning data so that little is lost.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Definition")).to_have_value("Turning data so that little is lost.")
    expect(page.get_by_role("alert")).to_contain_text("write a whole number")


@pytest.mark.looks
@pytest.mark.parametrize(("width", "scheme"), [(320, "dark"), (1280, "light")])
def test_the_pages_are_for_everybody(curator, client, browser, live_server, width, scheme):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = signed_in(client, context, live_server.url, "Dora")
    edition = Edition.objects.get().pk
    places = (
        *("", "?section=topics", "entry/?section=topics&entry=pca", "entry/?section=areas"),
        *("entry/?section=resources&entry=esl", "history/", f"history/{edition}/"),
        *("bulk/?section=topics&entry=pca&entry=eigenvectors", "drafts/", "archived/"),
        *(f"entry/{each}/?section=topics&entry=pca" for each in ("archive", "rename", "merge")),
        *("entry/merge/?section=topics&entry=pca&into=svd-low-rank",),
        *("entry/split/?section=topics&entry=pca",),
        *("health/", "suggestions/", "../suggest/?about=topic&id=pca", "../suggest/mine/"),
    )
    suggest(
        kind="fix",
        entry_kind="topic",
        entry_id="pca",
        text="It says $n$ and means $k$.",
        key="one",
        by=user("Eve"),
        now=NOW,
    )
    for place in places:
        page.goto(f"{live_server.url}/catalogue/curating/{place}")
        found = Axe().run(page).response["violations"]
        assert [(place, each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
    context.close()


@pytest.mark.parametrize("with_script", [True, False])
def test_two_topics_become_one(curator, client, browser, live_server, with_script):
    context = browser.new_context(java_script_enabled=with_script)
    page = signed_in(client, context, live_server.url, "Dora")
    page.goto(f"{live_server.url}/catalogue/curating/entry/?section=topics&entry=pca")
    page.get_by_role("link", name="Merge it into another").click()
    page.get_by_label("Words of its title or id").fill("low-rank")
    page.get_by_role("button", name="Find").click()
    page.get_by_role("link", name="Singular values and low-rank summaries").click()

    expect(page.get_by_text("nothing is saved yet")).to_be_visible()
    page.get_by_role("group", name="Definition").get_by_label("As the one that goes").check()
    page.get_by_role("button", name="See what it would change").click()
    expect(page.get_by_text("3 decisions would take another time")).to_be_visible()
    page.get_by_role("button", name="Merge them").click()

    expect(page.get_by_text("now svd-low-rank")).to_be_visible()
    page.goto(f"{live_server.url}/catalogue/topics/pca/")
    expect(page).to_have_url(f"{live_server.url}/catalogue/topics/svd-low-rank/")
    expect(page.get_by_text("Rotating data to its directions")).to_be_visible()
    context.close()


def test_several_are_changed_by_keyboard(curator, client, context, live_server):
    page = signed_in(client, context, live_server.url, "Dora")
    page.goto(f"{live_server.url}/catalogue/curating/?section=topics&q=gradient")
    for number in (1, 2):
        page.locator(f"#tick-{number}").focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Change those ticked").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Change the minutes").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("200")
    page.keyboard.press("Enter")

    expect(page.get_by_text("2 entries would say something else")).to_be_visible()
    before = [rung.minutes for rung in Rung.objects.filter(topic="gradients").order_by("depth")]
    page.get_by_role("button", name="Save it for all").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Done.")).to_be_visible()
    after = [rung.minutes for rung in Rung.objects.filter(topic="gradients").order_by("depth")]
    assert after == [2 * each for each in before]


def test_twenty_suggestions_are_worked_by_keyboard(curator, client, context, live_server):
    for number in range(20):
        suggest(
            kind="fix",
            entry_kind="topic",
            entry_id="pca",
            text=f"Number {number}",
            key=str(number),
            by=user("Eve"),
            now=NOW,
        )
    page = signed_in(client, context, live_server.url, "Dora")
    page.goto(f"{live_server.url}/catalogue/curating/suggestions/")

    for number in range(20):
        expect(page.locator("blockquote")).to_have_text(f"Number {number}")
        if number % 4 == 3:
            page.keyboard.press("Shift+Tab")
            page.keyboard.press("Shift+Tab")
            page.keyboard.type("It was measured.")
            page.keyboard.press("Tab")
            page.keyboard.press("Tab")
            page.keyboard.press("Tab")
        with page.expect_navigation():
            page.keyboard.press("Enter")

    expect(page.get_by_text("Nothing waits.")).to_be_visible()
    assert waiting().count() == 0
