import re

import pytest

from planner.markup import MOST_CHARACTERS, plain, render, render_inline
from planner.markup.render import tidy


def test_what_is_too_long_is_shown_as_typed():
    source = "**<b>** $x$" + "a" * MOST_CHARACTERS

    assert render(source) == f"<p>**&lt;b&gt;** $x${'a' * MOST_CHARACTERS}</p>"
    assert render_inline(source) == f"**&lt;b&gt;** $x${'a' * MOST_CHARACTERS}"
    assert plain(source) == source


def test_the_longest_text_is_still_rendered():
    assert render("**b**" + "a" * (MOST_CHARACTERS - 5)).startswith("<p><strong>b</strong>aaa")


@pytest.mark.parametrize(
    ("source", "tidied"),
    [
        ("a\r\nb", "a\nb"),
        ("a\x00\x1b\x7f\x85b", "ab"),
        ("a\u202e\u2066\u2069b", "ab"),
        ("a\ud800b", "a\ufffdb"),
        ("a\tb\u200f", "a\tb\u200f"),
    ],
)
def test_what_is_left_of_control_characters(source, tidied):
    assert tidy(source) == tidied


def test_notes_of_two_texts_do_not_share_ids():
    first, second = (render(f"{word}[^1]\n\n[^1]: Note.") for word in ("One", "Two"))

    assert len(ids(first)) == len(ids(second)) == 2
    assert ids(first) & ids(second) == set()


def ids(html):
    return set(re.findall(r'id="([^"]+)"', html))


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("Is $x$ *convex*?", 'Is <math alttext="x"><mi>x</mi></math> <em>convex</em>?'),
        ("$$x$$", '<math alttext="x"><mi>x</mi></math>'),
        ("# no title\n- no list", "# no title - no list"),
        ("[words](https://example.org) stay", "words stay"),
        ("https://example.org stays", "https://example.org stays"),
        ("![words](https://example.org) stay", "words stay"),
        ("a<b & c", "a&lt;b &amp; c"),
        ("", ""),
    ],
)
def test_one_line_has_no_blocks_and_no_links(source, html):
    assert render_inline(source) == html


def test_a_long_formula_on_one_line_takes_no_focus():
    html = render_inline("$a + b + c + d + e + f + g + h + i + j + k + l + m = n$")

    assert html.startswith("<math alttext=")


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# Title\n\nA *soft* `word`.", "Title\n\nA soft word."),
        ("one\ntwo  \nthree", "one two\nthree"),
        ("- one\n- two\n\nafter", "- one\n- two\n\nafter"),
        ("3. one\n4. two", "3. one\n4. two"),
        ("[book](https://example.org/b)", "book (https://example.org/b)"),
        ("https://example.org and <a@example.org>", "https://example.org and a@example.org"),
        ("![loss](https://example.org/l.png)", "loss (https://example.org/l.png)"),
        ("$a<b$ &lt; $$c$$", "a<b < c"),
        ("$$\nx\n$$\n\nafter", "x\n\nafter"),
        ("```python\nx = 1\n```\nafter", "x = 1\n\nafter"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "a | b\n1 | 2"),
        ("A[^1].\n\n[^1]: Note.", "A[1].\n\n[1] Note."),
        ("<b>kept as typed</b>", "<b>kept as typed</b>"),
        ("", ""),
    ],
)
def test_plain_keeps_the_words(source, text):
    assert plain(source) == text
