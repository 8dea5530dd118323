"""Quoting, with a selection, with script and without; and copying from a post."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from planner.threads.models import Post
from planner.threads.quotation import quotation
from tests.journeys.running_meeting import signed_in
from tests.threads.thread_pages import answered, asked, at, learners

pytestmark = pytest.mark.django_db(transaction=True)
SOURCE = r"""The norm $\lVert x\rVert$ is **homogeneous**:

$$
\lVert ax\rVert = |a|\,\lVert x\rVert
$$

1. Take `x = 0`.
2. Then

   ```python
   if x:

       return  0
   ```

> Why is $a$ real?"""


@pytest.fixture
def post() -> Post:
    return answered(asked(learners()), SOURCE)


def opened(client, context, live_server, post: Post) -> Page:
    page = signed_in(client, context, live_server.url, "Ben")
    page.goto(live_server.url + at(post.thread.group, f"{post.thread_id}/"))
    return page


def box(page: Page):
    return page.get_by_label("Your answer", exact=True)


def press_quote(page: Page, post: Post) -> None:
    page.locator(f"#post-{post.pk}").get_by_role("link", name="Quote").click()


def select(page: Page, post: Post, start: str, end: str | None = None) -> None:
    page.evaluate(
        """([start, end]) => {
          const range = document.createRange();
          range.setStartBefore(document.querySelector(start));
          range.setEndAfter(document.querySelector(end));
          document.getSelection().removeAllRanges();
          document.getSelection().addRange(range);
        }""",
        [f"#post-{post.pk} .body {each}" for each in (start, end or start)],
    )


@pytest.mark.parametrize("scripted", [True, False])
def test_all_of_a_post_is_quoted_to_the_letter(
    client, live_server, browser: Browser, post, scripted
):
    context = browser.new_context(java_script_enabled=scripted)
    page = opened(client, context, live_server, post)

    press_quote(page, post)

    expect(box(page)).to_have_value(quotation(post))
    context.close()


def test_what_is_selected_is_quoted_with_its_formulas_as_tex(client, live_server, context, post):
    page = opened(client, context, live_server, post)
    box(page).fill("First of all:")

    select(page, post, "p", "div.math-block")
    press_quote(page, post)

    quote = "\n".join(quotation(post).split("\n")[:7])
    expect(box(page)).to_have_value(f"First of all:\n\n{quote}\n\n")
    assert page.evaluate("document.activeElement.name") == "text"


@pytest.mark.parametrize(
    ("selected", "quote"),
    [
        (
            "ol",
            "> 1. Take `x = 0`.\n>\n> 1. Then\n>\n"
            ">    ```\n>    if x:\n>\n>        return  0\n>    ```",
        ),
        ("pre code", "> 1. ```\n>    if x:\n>\n>        return  0\n>    ```"),
        ("blockquote", "> > Why is $a$ real?"),
        ("p strong", "> **homogeneous**"),
        ("p math mi", r"> $\lVert x\rVert$"),
    ],
)
def test_lists_code_and_quotes_stay_what_they_are(
    client, live_server, context, post, selected, quote
):
    page = opened(client, context, live_server, post)

    select(page, post, selected)
    press_quote(page, post)

    expect(box(page)).to_have_value(f"{quotation(post).partition('>')[0]}{quote}\n\n")


COPIED = """id => {
  const body = document.querySelector(`#post-${id} .body p`);
  getSelection().selectAllChildren(body);
  const event = new ClipboardEvent("copy", {clipboardData: new DataTransfer(), bubbles: true});
  body.dispatchEvent(event);
  return event.clipboardData.getData("text/plain").trim();
}"""


def test_copying_from_a_post_gives_the_tex(client, live_server, context, post):
    page = opened(client, context, live_server, post)

    assert page.evaluate(COPIED, post.pk) == r"The norm $\lVert x\rVert$ is homogeneous:"
