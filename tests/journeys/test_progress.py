"""Where one stands: a tap on a phone, and taking it back; with script and without."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from curriculum.actions import load_catalogue
from curriculum.exchange import read
from planner.meetings.models import Meeting
from planner.plans.brief import Participant, Wanted
from planner.plans.brief_document import to_document
from planner.plans.models import Plan, Revision
from planner.progress.models import TopicState
from planner.progress.placement_actions import start
from planner.progress.placing import MOST
from tests.groups.people import NOW, group, user
from tests.journeys.test_turns import signed_in
from tests.plans.plans_of_rooms import CATALOGUE, drafted, published
from tests.plans.small_catalogues import brief

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


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_pages_have_no_barriers(made, client, live_server, browser: Browser, scheme, width):
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = signed_in(client, context, live_server.url, "Ben")
    placement = f"/groups/{made.pk}-{made.slug}/placement/"
    start(user=user("Ben"), group=made, now=NOW)
    own = ("/progress/", "/progress/topics/vectors/", placement, f"{placement}?review=1")
    key = Meeting.objects.filter(group=made).order_by("starts_at")[0].key
    part = f"/groups/{made.pk}-{made.slug}/my-progress/{key}/"
    meeting = f"/groups/{made.pk}-{made.slug}/meetings/{key}/"
    others = ("/catalogue/topics/vectors/", "/home/", "/progress/ready/", part, meeting)
    for path in (*own, *others):
        page.goto(live_server.url + path)
        page.wait_for_load_state("networkidle")
        found = Axe().run(page).response["violations"]
        assert [(path, each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    context.close()


@pytest.mark.parametrize("scripted", [True, False])
def test_placement_takes_few_clicks_and_little_time(client, live_server, browser, scripted):
    """At the shipped catalogue, on a phone: from the start to what is kept, and undone."""
    made = group_with_a_plan_of_forty_topics()
    context = browser.new_context(
        java_script_enabled=scripted, viewport={"width": 360, "height": 800}
    )
    page = signed_in(client, context, live_server.url, "Ben")
    page.goto(f"{live_server.url}/groups/{made.pk}-{made.slug}/placement/")
    began = time.monotonic()
    page.get_by_role("button", name="Start").click()
    clicks = 1
    while True:
        title = page.get_by_role("heading", level=1)
        expect(title).not_to_have_text("What you know already")
        if title.inner_text() == "What your answers come to":
            break
        if scripted and clicks > 1:
            expect(title).to_be_focused()
        page.get_by_role("button", name="Yes, I can" if clicks % 3 else "Not yet").click()
        expect(page.locator("input[name=after]")).to_have_value(str(clicks))
        clicks += 1
    page.get_by_role("button", name="Keep this").click()
    clicks += 1
    took = time.monotonic() - began

    assert "You said it on" in page.inner_text("#placement")
    assert clicks <= MOST + 2
    assert TopicState.objects.filter(state="known").exists()
    print(f"placement: {clicks} clicks, {took:.1f} s of the machine, scripted: {scripted}")
    page.get_by_role("button", name="Undo all of it").click()
    expect(page.get_by_text("It is as it was before the questions.")).to_be_visible()
    assert not TopicState.objects.exists()
    context.close()


def group_with_a_plan_of_forty_topics():
    shipped = read(Path("curriculum/catalogue"))
    load_catalogue(catalogue=shipped)
    made = group("Ben")
    asked = brief(
        goals=("architect",),
        decisions=tuple(Wanted(decision=e.id) for e in shipped.decisions_of("architect")[:12]),
        people=tuple(Participant(name=name) for name in ("Ada", "Ben")),
    )
    Revision.objects.create(
        plan=Plan.objects.create(group=made, title="Forty", created_at=NOW, created_by=user("Ada")),
        number=1,
        status=Revision.Status.PUBLISHED,
        published_at=NOW,
        published_by=user("Ada"),
        brief=to_document(asked),
        programme={},
        created_at=NOW,
        created_by=user("Ada"),
        catalogue_digest="",
    )
    return made
