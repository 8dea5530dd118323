"""Through the catalogue: from a goal to a topic, by search, by what is known, on every width."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from curriculum.actions import load_catalogue
from curriculum.exchange import SHIPPED, read

pytestmark = pytest.mark.django_db(transaction=True)

PATHS = (
    "/catalogue/",
    "/catalogue/goals/build-product/",
    "/catalogue/goals/curiosity/",
    "/catalogue/decisions/regional-bias/",
    "/catalogue/decisions/visualise-customers/?know=eigenvectors@working",
    "/catalogue/topics/",
    "/catalogue/topics/pca/",
    "/catalogue/resources/?area=probability",
    "/catalogue/resources/axler-ladr/",
    "/catalogue/exercises/relu-backward/",
    "/catalogue/strategies/",
    "/catalogue/decision-test/",
    "/catalogue/stuck/",
    "/catalogue/map/",
    "/catalogue/map/?decision=visualise-customers",
    "/catalogue/search/",
    "/catalogue/search/?q=loss+is+nan",
    "/catalogue/search/?q=梯度下降",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def site(live_server):
    load_catalogue(catalogue=read(SHIPPED))
    return live_server.url


def shut_out(page: Page) -> list[str]:
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    return [f"{page.url} {each['id']}" for each in found.response["violations"]]


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.tagName")


def walk(page: Page, site: str) -> None:
    page.goto(f"{site}/catalogue/")
    page.get_by_role("link", name="Build a machine-learning product").click()
    page.get_by_role("link", name="PCA or t-SNE").click()
    page.get_by_role("link", name="Principal component analysis", exact=True).click()
    expect(page.locator("h1")).to_have_text("Principal component analysis")
    headings = page.locator("h2").all_inner_texts()
    assert headings.index("What it helps to decide") < headings.index("Stands on")


def test_from_a_goal_to_a_topic(site, page: Page):
    walk(page, site)


def test_the_same_without_script(site, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    walk(page, site)
    page.goto(f"{site}/catalogue/search/")
    page.get_by_label("In everyday words").fill("loss is nan")
    page.get_by_role("main").get_by_role("button", name="Search").click()

    expect(page.locator("#results h3").first).to_have_text("Stable log-probabilities and softmax")
    context.close()


def test_what_is_known_is_counted_without_script(site, browser: Browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()

    page.goto(f"{site}/catalogue/decisions/fraud-threshold/")
    page.get_by_label("I know ●○○awareness: Describing and plotting data").check()
    page.get_by_role("button", name="Count with what I know").click()

    expect(page.locator("#way p").first).to_contain_text("17 h 30 min with what you know")
    context.close()


def test_results_come_while_typing_and_the_cursor_stays(site, page: Page):
    page.goto(f"{site}/catalogue/search/")

    page.get_by_label("In everyday words").press_sequentially("which threshold")

    expect(page.locator("#results h3").first).to_have_text("Cost-based thresholds")
    expect(page.locator("#status")).to_contain_text("found")
    expect(page).to_have_url(f"{site}/catalogue/search/?q=which%20threshold")
    assert focused(page) == "q"
    assert shut_out(page) == []


def test_ticking_what_is_known_keeps_the_focus_and_the_address(site, page: Page):
    page.goto(f"{site}/catalogue/decisions/fraud-threshold/")

    page.locator("#know-1").check()

    expect(page.locator("#status")).to_contain_text("with what you know")
    assert focused(page) == "know-1"
    assert "know=" in page.url
    assert shut_out(page) == []
    page.go_back()
    expect(page.locator("h1")).to_contain_text("At which score")


def test_a_filter_narrows_the_resources_at_once(site, page: Page):
    page.goto(f"{site}/catalogue/resources/")

    page.get_by_label("Area").focus()
    page.get_by_label("Area").select_option("Probability")

    expect(page.locator("#found")).to_contain_text("of 50 resources")
    assert focused(page) == "area"
    assert shut_out(page) == []


def test_chinese_is_marked_as_chinese(site, page: Page):
    page.goto(f"{site}/catalogue/search/?q=梯度下降")

    expect(page.locator("#results [lang='zh-Hans']").first).to_have_text("梯度下降")


def test_a_box_of_the_map_leads_to_its_topic(site, page: Page):
    page.goto(f"{site}/catalogue/map/?decision=visualise-customers")

    page.get_by_role("link", name="Clustering, working").click()

    expect(page.locator("h1")).to_have_text("Clustering")


@pytest.mark.looks
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nobody_is_shut_out(site, browser: Browser, width: int, scheme: str):
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    found: list[str] = []

    for path in PATHS:
        page.goto(site + path)
        found += shut_out(page)
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append(f"{path} scrolls sideways")

    assert found == []
    context.close()


def test_a_topic_with_mathematics_draws_it(site, page):
    page.goto(f"{site}/catalogue/topics/activations-relu/")

    formulas = page.locator("main math")

    expect(formulas).to_have_count(2)
    assert min(box["height"] for box in (each.bounding_box() for each in formulas.all())) > 10
    assert "\\max(x,0)" in formulas.first.get_attribute("alttext")
