"""Rendered text in a real browser, without a content policy: the renderer's defence holds alone."""

import json

import pytest
from playwright.sync_api import Page

from planner.markup import render, render_inline
from tests.markup.corpus_files import snippets
from tests.markup.hostile import HOSTILE

# Whatever could run, load, send, style or stand in for another name.
ACTIVE = """root => [...root.querySelectorAll('*')].filter(node =>
    !['a', 'article', 'blockquote', 'br', 'code', 'div', 'em', 'h3', 'h4', 'h5', 'h6', 'hr', 'li',
      'ol', 'p', 'pre', 's', 'span', 'strong', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr',
      'ul'].includes(node.localName) && node.namespaceURI !== 'http://www.w3.org/1998/Math/MathML'
    || ['annotation', 'annotation-xml', 'maction', 'mglyph', 'semantics'].includes(node.localName)
    || [...node.attributes].some(attribute =>
        /^(on|hx-|data-|xlink|style$|src|srcset|name$|formaction|action|contenteditable|is$|slot$)/
            .test(attribute.name)
        || attribute.name === 'id' && !/^fn(ref)?-[0-9a-f]{8}-/.test(attribute.value))
    || node.href && !/^(https?:|mailto:|about:blank#fn)/.test(node.href)
).map(node => node.outerHTML.slice(0, 200))"""

# Writing out and reading in again is how a harmless text has become harmful elsewhere.
READ_AGAIN = """html => {
    const place = document.body.appendChild(document.createElement('article'));
    place.innerHTML = html;
    const first = place.innerHTML;
    for (let time = 0; time < 3; time += 1) place.innerHTML = place.innerHTML;
    const found = [place.innerHTML === first, (ACTIVE)(place)];
    place.remove();
    return found;
}""".replace("ACTIVE", ACTIVE)

FIRE = """() => document.querySelectorAll('*').forEach(node => {
    for (const kind of ['click', 'mouseover', 'focus', 'load', 'error', 'toggle'])
        node.dispatchEvent(new MouseEvent(kind, {bubbles: false, cancelable: true}));
})"""
HOLD_LINKS = "() => document.addEventListener('click', event => event.preventDefault(), true)"


def show(page: Page, texts: list[str]) -> None:
    articles = "".join(f"<article>{text}</article>" for text in texts)
    page.set_content(f"<!doctype html><title>x</title><body>{articles}</body>")


def hit(page: Page) -> bool:
    page.evaluate(HOLD_LINKS)
    page.evaluate(FIRE)
    page.wait_for_timeout(200)
    return page.evaluate("'__hit' in window")


@pytest.mark.parametrize("turn", [render, render_inline])
def test_nothing_hostile_runs_or_could(page, turn):
    requests = []
    page.on("request", lambda request: requests.append(request.url))

    show(page, [turn(source) for source in HOSTILE])

    assert not hit(page)
    assert page.evaluate(f"() => ({ACTIVE})(document.body)") == []
    assert page.locator("body > article").count() == len(HOSTILE)
    assert page.locator("article article").count() == 0
    assert [url for url in requests if not url.startswith("about:")] == []


def test_reading_it_again_makes_nothing_of_it(page):
    show(page, [])

    found = [page.evaluate(READ_AGAIN, render(source)) for source in HOSTILE]

    assert [json.dumps(entry) for entry in found if entry != [True, []]] == []
    assert not hit(page)


def test_the_same_texts_would_run_if_they_were_not_rendered(page, browser_problems):
    ran = 0
    for source in [
        "<img src=x onerror=__hit=1>",
        "<svg onload=__hit=1>",
        "<script>__hit=1</script>",
    ]:
        show(page, [source])
        ran += hit(page)
        assert page.evaluate(f"() => ({ACTIVE})(document.body)") != []

    assert ran == 3
    browser_problems.clear()


def test_the_good_snippets_are_left_as_they_are(page):
    show(page, [])

    found = {
        snippet.name: page.evaluate(READ_AGAIN, render(snippet.source)) for snippet in snippets()
    }

    assert {name: entry for name, entry in found.items() if entry != [True, []]} == {}


def box(page: Page, selector: str) -> dict[str, float]:
    return page.locator(selector).bounding_box()


def test_a_fraction_is_drawn(page):
    show(page, [render(r"$$\frac{a}{b}$$")])

    above, below = box(page, "mfrac > :first-child"), box(page, "mfrac > :last-child")

    assert above["y"] + above["height"] <= below["y"] + 1
    assert abs((above["x"] + above["width"] / 2) - (below["x"] + below["width"] / 2)) < 3


def test_a_matrix_is_a_grid(page):
    show(page, [render(r"$$\begin{pmatrix}1&2\\3&4\end{pmatrix}$$")])

    cells = [page.locator("mtd").nth(number).bounding_box() for number in range(4)]

    assert cells[0]["y"] == cells[1]["y"] < cells[2]["y"] == cells[3]["y"]
    assert cells[0]["x"] == cells[2]["x"] < cells[1]["x"] == cells[3]["x"]


@pytest.mark.parametrize(
    ("tex", "classes"),
    [
        (
            r"\begin{aligned}a&=b\\c+d&=e\end{aligned}",
            ["math-right math-flush-right", "math-left math-flush-left"],
        ),
        (
            r"\begin{cases}1&x>0\\0&\text{else}\end{cases}",
            ["math-left math-flush-right", "math-left math-flush-right math-apart"],
        ),
        (
            r"\begin{array}{l|r}a&b\\c&d\end{array}",
            ["math-left math-line-right", "math-right"],
        ),
    ],
)
def test_sides_survive_as_classes(page, tex, classes):
    show(page, [render(f"$${tex}$$")])

    rows = page.evaluate(
        "() => [...document.querySelectorAll('mtr')]"
        ".map(row => [...row.children].map(cell => cell.className))"
    )

    assert rows == [classes, classes]


def test_a_formula_reads_as_mathematics(page):
    show(page, [render(r"Half is $\frac{1}{2}$.")])

    assert page.locator("math").count() == 1
    assert page.evaluate("() => document.querySelector('math').getAttribute('alttext')") == (
        r"\frac{1}{2}"
    )
    assert "math" in page.locator("p").aria_snapshot()
