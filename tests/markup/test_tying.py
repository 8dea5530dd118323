"""A mark behind a formula does not begin a line."""

import pytest

from planner.markup import plain, render, render_inline

X = '<math alttext="x"><mi>x</mi></math>'


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("$x$, so", f'<span class="tied">{X},</span> so'),
        ("($x$).", f'(<span class="tied">{X}).</span>'),
        ("$x$ and", f"{X} and"),
        ("$x$", X),
        ("$x$*,*", f"{X}<em>,</em>"),
    ],
)
def test_marks_are_tied_to_the_formula_before_them(source, html):
    assert render_inline(source) == html
    assert render(source) == f"<p>{html}</p>\n"


def test_a_long_formula_scrolls_for_itself():
    assert "tied" not in render("$a+b+c+d+e+f+g+h+i+j+k+l+m$, so")


def test_the_words_stay():
    assert plain("Let $x$, $y$.") == "Let x, y."
