"""Nothing that fits into a text keeps a worker for long."""

import time

import pytest

from planner.markup import MOST_CHARACTERS, plain, render, render_inline
from planner.markup.formula import mathml

MOST_SECONDS = 2  # of processor time; one on a quiet machine, where the worst takes a half

# Each was among the slowest of 200 that were tried at the cap.
REPEATED = [
    "![",
    "![[",
    "[",
    "[a](",
    "[a](http://b) ",
    "[![a](http://b)](http://c) ",
    "^[",
    "[^a]: ",
    "[^a]:x\n",
    "*a **b ",
    "_www.",
    ": ",
    "http:",
    "_http://a",
    "http://a)",
    "a@b.c-",
    "<http://",
    "`",
    "``a`",
    "> ",
    "- ",
    "|a",
    "a|b\n-|-\n",
    "\\begin{align}\n",
    "$",
    "$a$ ",
    "$$a$$ ",
    "$\\foo$",
    "$\\text{$",
    "$\\R$",
    "$((((((x$ ",
    "$" + "(" * 1990 + "$ ",
    "$((((((" + "x" * 1990 + "$ ",
    "$((((((" + "x" * 1900 + "$ ",
    "$" + "x" * 1990 + "$ ",
    "$" + "x'" * 990 + "$ ",
    "$" + "\\sqrt" * 60 + " x$ ",
    "$" + "\\text{a" * 280 + "$ ",
    "$\\begin{matrix}" + "&" * 1900 + "\\end{matrix}$ ",
    "$\\begin{pmatrix}1&2\\\\3&4\\end{pmatrix}$ ",
]
FENCES = [
    ("python", " \n"),
    ("python", 'f"{'),
    ("console", "a:"),
    ("pycon", ">>> "),
    ("yaml", "@"),
    ("html", "<a b="),
    ("rust", "/*"),
    ("css", "{"),
    ("javascript", "\\'"),
    ("latex", "$"),
    ("diff", "@"),
]


def seconds(turn, source):
    mathml.cache_clear()
    started = time.process_time()
    turn(source)
    return time.process_time() - started


def filled(unit):
    return (unit * MOST_CHARACTERS)[:MOST_CHARACTERS]


@pytest.mark.parametrize("turn", [render, render_inline, plain])
@pytest.mark.parametrize("unit", REPEATED, ids=lambda unit: unit[:20])
def test_a_full_text_of_one_thing_is_quick(turn, unit):
    assert seconds(turn, filled(unit)) < MOST_SECONDS


@pytest.mark.parametrize(("language", "unit"), FENCES)
def test_code_is_coloured_quickly_or_not_at_all(language, unit):
    longest = f"```{language}\n{unit * 6000}"[:6000]

    assert seconds(render, longest) < MOST_SECONDS
    assert seconds(render, filled(f"```{language}\n{unit * 6000}")) < MOST_SECONDS


def test_many_fences_share_what_may_be_coloured():
    fence = "```python\nx = 1\n" + " \n" * 1500 + "```\n"

    html = render(fence * 6)

    assert html.count("code-number") == 1
    assert seconds(render, fence * 6) < MOST_SECONDS
