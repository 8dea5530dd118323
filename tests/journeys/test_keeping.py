"""What keeps the catalogue true: judging anew how settled a topic is; a group's own entries."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from curriculum.exchange import SHIPPED, read
from curriculum.history import change_catalogue
from curriculum.models import Edition, Need, Topic
from tests.groups.people import NOW, group, user
from tests.journeys.running_meeting import signed_in

pytestmark = pytest.mark.django_db(transaction=True)
SOLVERS = "factorizations-solvers"


@pytest.fixture
def curator() -> None:
    change_catalogue(wanted=read(SHIPPED), by=None, now=NOW, kind=Edition.Kind.FILES)
    dora = user("Dora")
    dora.is_curator = True
    dora.save()


def is_sound(page: Page) -> None:
    """At both widths nothing is wider than the page, and axe finds nothing."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert (page.url, wide) == (page.url, min(wide, 0))
        assert Axe().run(page).response["violations"] == []


@pytest.mark.parametrize("with_script", [True, False])
def test_a_topic_is_judged_anew(curator, client, browser, live_server, with_script):
    asked = set(Need.objects.filter(topic__slug=SOLVERS).values_list("decision", "depth"))
    context = browser.new_context(java_script_enabled=with_script)
    page = signed_in(client, context, live_server.url, "Dora")
    page.goto(f"{live_server.url}/catalogue/curating/maturity/{SOLVERS}/")

    page.get_by_role("radio", name="Emerging").check()
    page.get_by_label("Reason").fill("New hardware asks for other solvers.")
    page.get_by_role("button", name="See what it proposes").click()
    expect(page.get_by_text("nothing is saved yet")).to_be_visible()
    assert Topic.objects.get(slug=SOLVERS).maturity_id == "turnkey"
    choices = page.get_by_role("radio", name="Leave it at")
    for choice in choices.all():
        choice.check()
    page.get_by_role("button", name="Save the judgement").click()

    expect(page.get_by_text("New hardware asks for other solvers.").first).to_be_visible()
    assert Topic.objects.get(slug=SOLVERS).maturity_id == "emerging"
    assert set(Need.objects.filter(topic__slug=SOLVERS).values_list("decision", "depth")) == asked
    context.close()


@pytest.mark.looks
@pytest.mark.parametrize("path", ["health/", "links/", "maturity/", f"maturity/{SOLVERS}/"])
def test_curators_pages_suit_everybody(curator, client, page, live_server, path):
    signed = signed_in(client, page.context, live_server.url, "Dora")
    signed.goto(f"{live_server.url}/catalogue/curating/{path}")

    is_sound(signed)


@pytest.mark.parametrize("with_script", [True, False])
def test_a_group_adds_a_topic_of_its_own(curator, client, browser, live_server, with_script):
    made = group()
    own = f"{live_server.url}/groups/{made.pk}-{made.slug}/catalogue/"
    context = browser.new_context(java_script_enabled=with_script)
    page = signed_in(client, context, live_server.url, "Ada")
    page.goto(own)

    page.get_by_role("link", name="A topic of our own").click()
    page.get_by_label("Why you add it").fill("Our pager asks for it.")
    page.get_by_label("Its name").fill("Reading our alarms")
    page.get_by_label("What it is, in plain words").fill("What each alarm counts.")
    for field in page.get_by_label("you can").all():
        field.fill("say what an alarm counts")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Reading our alarms").first).to_be_visible()
    assert not Topic.objects.filter(name="Reading our alarms").exists()
    if with_script:
        page.goto(own)
        is_sound(page)
    context.close()
