"""A lead changes the plan of a group, publishes it and undoes that; with and without script."""

from __future__ import annotations

import datetime as dt
import re
import time
from dataclasses import dataclass, field

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from planner.groups import actions as groups
from planner.groups.models import Membership
from planner.outbox.models import Message
from planner.plans import actions
from planner.plans.models import Plan
from tests.groups.people import NOW, group, membership, user
from tests.outbox.messages import deliver
from tests.plans.begun_plans import address, published
from tests.plans.changes import joined
from tests.plans.plan_pages import schedule_of

pytestmark = pytest.mark.django_db(transaction=True)

# How a button that is heard with more words than it shows is read depends on the browser.
SMALLEST = re.compile("Go on like this ?: The smallest change")


@pytest.fixture
def plan(settings, tmp_path) -> Plan:
    """Two meetings of six lie behind; nobody has mail yet."""
    settings.DEMO = True
    settings.VAR_DIR = tmp_path
    settings.EMAIL_BACKEND = "planner.outbox.demo_mail.EmailBackend"
    made = joined(published(group("Ben", "Finn"), meetings=6))
    Message.objects.all().delete()
    return made


@dataclass
class Walk:
    """Somebody at a browser, whose clicks and typing are counted."""

    page: Page
    site: str
    clicks: int = 0
    typed: list[str] = field(default_factory=list)

    def click(self, name: str | re.Pattern[str], role: str = "link") -> None:
        self.clicks += 1
        self.page.get_by_role(role, name=name).first.click()

    def press(self, name: str | re.Pattern[str]) -> None:
        self.click(name, "button")

    def type(self, label: str, text: str) -> None:
        self.typed.append(text)
        self.page.get_by_label(label, exact=True).fill(text)

    def to_the_plan(self, name: str) -> None:
        self.page.goto(f"{self.site}/demo/")
        self.press(f"Be {name}")
        self.click("Payments risk")
        self.clicks += 1
        self.page.locator("main ul.rows").get_by_role("link", name="Rings").click()
        expect(self.page.locator("h1")).to_have_text("Rings")


def day(on: dt.date) -> str:
    return f"{on:%a} {on.day} {on:%b}"


def shown(page: Page) -> str:
    """The main part from its title on, to the letter, but for what can be done."""
    title, rest = page.locator("main").inner_html().split("<h1>")[1].split("</h1>")
    return title + re.sub(r'<div class="actions.*?</div>', "", rest, flags=re.DOTALL)


def change(walk: Walk, plan: Plan) -> None:
    """Move the next meeting by a day, and cancel the one after it."""
    coming = schedule_of(plan).slots[2:]
    walk.click("Change the plan")
    walk.click(f"Move {day(coming[0].on)}")
    walk.type("To", (coming[0].on + dt.timedelta(days=1)).isoformat())
    walk.press("Move it")
    walk.click(f"Cancel {day(coming[1].on)}")
    walk.type("Why", "the trains are on strike")
    walk.press("See what would change")
    expect(walk.page.locator("h1")).to_have_text("Cancel a meeting: how shall it go on?")
    walk.press(SMALLEST)
    walk.click("Look at it and publish")


def read_and_publish(walk: Walk) -> dict[str, list[str]]:
    """What the page says that each person will be told."""
    told = {}
    for each in walk.page.locator("details.told").all():
        name = each.locator("summary").text_content().partition(":")[0]
        told[name] = each.locator("li").all_text_contents()
    if walk.page.get_by_label("Why this is right all the same").count():
        walk.type("Why this is right all the same", "we agreed")
    walk.press("Publish")
    expect(walk.page.get_by_role("status")).to_contain_text("Told: Ben, Finn.")
    return told


def look_at_mails(walk: Walk, told: dict[str, list[str]]) -> None:
    """Exactly these, to exactly those, in the same words."""
    while deliver(now=timezone.now()):
        pass
    walk.click("The demo’s mailbox")
    mails = walk.page.get_by_role("list", name="Mails").locator("> li")
    texts = [re.sub(r"\s+", " ", each) for each in mails.all_text_contents()]
    found = {re.search(r"to (\w+)@", each)[1].capitalize(): each for each in texts}
    assert (len(texts), sorted(found)) == (len(told), sorted(told))
    for name, sentences in told.items():
        assert re.findall(r"– (.*?\.)(?= ?– | ?The whole plan)", found[name]) == sentences


def walk_there_and_back(page: Page, site: str, plan: Plan) -> Walk:
    walk = Walk(page, site)
    walk.to_the_plan("Ada")
    before = shown(page)
    change(walk, plan)
    told = read_and_publish(walk)
    assert sorted(told) == ["Ben", "Finn"]
    assert shown(page) != before
    look_at_mails(walk, told)
    page.go_back()
    walk.press("Undo the last publication")
    expect(page.get_by_role("status")).to_contain_text("The plan is as it was before.")
    assert shown(page) == before
    return walk


def test_a_lead_changes_the_plan_and_undoes_it(live_server, page: Page, plan, record_property):
    began = time.monotonic()

    walk = walk_there_and_back(page, live_server.url, plan)

    record_property("seconds", round(time.monotonic() - began, 1))
    record_property("clicks", walk.clicks)
    assert (walk.clicks, len(walk.typed)) == (13, 2)
    assert list(plan.revisions.order_by("number").values_list("status", flat=True)) == [
        "superseded",
        "draft",
        "superseded",
        "published",
    ]


def test_the_same_without_script(live_server, browser: Browser, plan):
    context = browser.new_context(java_script_enabled=False)

    walk_there_and_back(context.new_page(), live_server.url, plan)

    context.close()


FOCUSED = "document.activeElement.textContent.replace(/\\s+/g, ' ').trim()"
OUTLINE = "getComputedStyle(document.activeElement).outlineStyle"


def reach(page: Page, name: str) -> None:
    """Tab to what is named so, wherever the focus is, and press it."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate(FOCUSED) == name:
            assert page.evaluate(OUTLINE) != "none"
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"no way to {name} by keyboard")


def test_all_of_it_by_keyboard(live_server, page: Page, plan):
    third, fourth = schedule_of(plan).slots[2:4]
    Walk(page, live_server.url).to_the_plan("Ada")

    reach(page, "Change the plan")
    reach(page, f"Later: swap {day(third.on)} with the meeting after")
    expect(page.get_by_role("status")).to_contain_text("Swapped the meetings")
    reach(page, f"Earlier: swap {day(fourth.on)} with the meeting before")
    expect(page.get_by_role("status")).to_contain_text("Nobody is told")
    reach(page, f"Lock {day(third.on)}")
    expect(page.get_by_role("button", name=f"Unlock {day(third.on)}")).to_be_visible()
    reach(page, "Look at it and publish")
    reach(page, "Publish")

    expect(page.get_by_role("status")).to_contain_text("The plan is published.")
    assert actions.head_of(plan).status == "published"


def test_a_meeting_is_dragged_onto_another(live_server, page: Page, plan):
    third, fourth = (slot.key for slot in schedule_of(plan).slots[2:4])
    Walk(page, live_server.url).to_the_plan("Ada")
    page.get_by_role("link", name="Change the plan").click()

    page.drag_and_drop(f'[data-swap="{third}"] h3', f'[data-swap="{fourth}"] h3')

    expect(page.get_by_role("status")).to_contain_text("Swapped the meetings")
    assert [slot.key for slot in schedule_of(plan).slots[2:4]] == [fourth, third]


def test_what_is_no_meeting_is_not_dropped(live_server, page: Page, plan):
    third, fourth = (slot.key for slot in schedule_of(plan).slots[2:4])
    Walk(page, live_server.url).to_the_plan("Ada")
    page.get_by_role("link", name="Change the plan").click()

    page.drag_and_drop(f'[data-swap="{third}"] .acts > a', f'[data-swap="{fourth}"] h3')
    page.drag_and_drop(f'[data-swap="{third}"] h3', f'[data-swap="{third}"] h4')

    expect(page.locator("h1")).to_have_text("Change the plan")
    assert plan.revisions.count() == 1


def test_the_second_of_two_leads_loses_nothing(
    live_server, browser: Browser, page: Page, plan, browser_problems
):
    ben = membership(plan.group, "Ben")
    groups.change_role(membership=ben, role=Membership.Role.LEAD, by=user("Ada"), now=NOW)
    third, fourth = schedule_of(plan).slots[2:4]
    context = browser.new_context()
    second = Walk(context.new_page(), live_server.url)
    second.to_the_plan("Ben")
    ada = Walk(page, live_server.url)
    ada.to_the_plan("Ada")
    ada.click("Change the plan")
    ada.click(f"Cancel {day(fourth.on)}")
    ada.type("Why", "the trains are on strike")
    second.click("Change the plan")
    second.press(f"Lock {day(third.on)}")

    ada.press("See what would change")
    expect(page.locator("h1")).to_have_text("Somebody changed this plan meanwhile")
    expect(page.locator("main")).to_contain_text(
        f"Ben was first: Locked the meeting of {day(third.on)}"
    )
    ada.press("Cancel a meeting, on top of that")
    ada.press(SMALLEST)

    summaries = list(plan.revisions.order_by("number").values_list("summary", flat=True))
    assert summaries == [
        "Drafted from a goal.",
        f"Locked the meeting of {day(third.on)}.",
        f"Cancelled the meeting of {day(fourth.on)}: the trains are on strike.",
    ]
    assert [each for each in browser_problems if "409" not in each] == []
    browser_problems.clear()
    context.close()


def test_the_refusal_is_where_the_reader_is(live_server, page: Page, plan, browser_problems):
    walk = Walk(page, live_server.url)
    walk.to_the_plan("Ada")
    page.goto(f"{live_server.url}{address(plan, 'edit/cancel/')}")

    walk.press("See what would change")

    expect(page.get_by_role("alert")).to_be_focused()
    expect(page).to_have_title(re.compile("^Error: "))
    page.get_by_role("alert").get_by_role("link", name="Why").click()
    expect(page.get_by_label("Why")).to_be_focused()
    assert [each for each in browser_problems if "422" not in each] == []
    browser_problems.clear()
