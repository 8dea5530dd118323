"""A mock interview's page: who asks, who is asked, what, and for how long."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from planner.meetings.models import AgendaItem, Meeting
from planner.plans.interview_lines import FEEDBACK, FEEDBACK_ORDER
from tests.groups.people import user
from tests.journeys.running_meeting import SECOND, at, group_in_its_meeting, signed_in

pytestmark = pytest.mark.django_db(transaction=True)


def interview() -> None:
    """The next meeting, of fifty minutes without the opening."""
    Meeting.objects.filter(key=SECOND).update(
        kind="interview", title="Mock interview", lead=user("Ben")
    )
    meeting = Meeting.objects.get(key=SECOND)
    meeting.agenda.all().delete()
    lines = (("How long?", 40, "For «Which solver?»"), (FEEDBACK, 10, FEEDBACK_ORDER))
    for position, (title, minutes, why) in enumerate(lines, start=1):
        AgendaItem.objects.create(
            meeting=meeting,
            position=position,
            kind="interview",
            title=title,
            minutes=minutes,
            why=why,
        )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_everybody_reads_their_part(client, live_server, browser: Browser, width, scheme):
    made = group_in_its_meeting()
    interview()
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = signed_in(client, context, live_server.url, "Eve")

    page.goto(live_server.url + at(made, SECOND))

    parts = page.locator("#coming .parts")
    expect(parts).to_contain_text("asks Ben")
    expect(parts).to_contain_text("is asked Max")
    expect(page.get_by_text("Ask them to think aloud")).to_be_visible()
    expect(page.get_by_text("Nobody passes or fails.")).to_be_visible()
    page.get_by_role("link", name="What a good answer contains").click()
    expect(page.get_by_role("heading", name="Which solver?")).to_be_visible()
    page.go_back()
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"][:120]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()
