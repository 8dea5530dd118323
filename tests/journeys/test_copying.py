"""Copied mathematics comes along as TeX."""

import pytest
from playwright.sync_api import Page

from planner.markup.render import render

pytestmark = pytest.mark.django_db(transaction=True)

COPY = """html => {
  const main = document.querySelector("main");
  main.innerHTML = html;
  getSelection().selectAllChildren(main);
  const event = new ClipboardEvent("copy", {
    clipboardData: new DataTransfer(), bubbles: true, cancelable: true});
  main.dispatchEvent(event);
  return event.clipboardData.getData("text/plain").trim();
}"""


def test_a_formula_in_a_sentence_is_copied_as_its_source(live_server, page: Page):
    page.goto(live_server.url)

    copied = page.evaluate(COPY, render(r"The slope is $\frac{dy}{dx}$ here."))

    assert copied == r"The slope is $\frac{dy}{dx}$ here."


def test_a_text_without_formulas_is_left_to_the_browser(live_server, page: Page):
    page.goto(live_server.url)

    assert page.evaluate(COPY, render("No formula.")) == ""
