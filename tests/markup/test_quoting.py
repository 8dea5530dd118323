import re

import pytest

from planner.markup import render
from planner.markup.quoting import literal, quoted
from tests.markup.corpus_files import snippets

# Ids of notes are named for the text that they are in.
NOTE = re.compile(r"(fn(?:ref)?)-[0-9a-f]{8}-")

TEXTS = [snippet for snippet in snippets() if snippet.source.strip()]


def read(html):
    return NOTE.sub(r"\1-", html)


def parted(html):
    """The quote, and the notes that come after it."""
    inside, _, after = html.removeprefix("<blockquote>\n").rpartition("</blockquote>\n")
    return inside + after


@pytest.mark.parametrize("snippet", TEXTS, ids=lambda snippet: snippet.name)
def test_a_quote_reads_as_what_it_quotes(snippet):
    source = snippet.source.strip("\n")

    html = render(quoted(source))

    assert html.startswith("<blockquote>\n")
    assert read(parted(html)) == read(render(source))


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("One\nline", "> One\n> line"),
        ("a\r\n\r\nb\n", "> a\n>\n> b"),
        ("> Why?\n\nSo.", "> > Why?\n>\n> So."),
        ("```py\nif x:\n\n    y\n```", "> ```py\n> if x:\n>\n>     y\n> ```"),
        ("- a\n  - b\n", "> - a\n>   - b"),
        ("$$\n\\frac{a}{b}\n$$", "> $$\n> \\frac{a}{b}\n> $$"),
    ],
)
def test_every_line_is_kept_to_the_letter(source, quote):
    assert quoted(source) == quote


@pytest.mark.parametrize(
    "name",
    ["Ada", "A*d*a", "[Ada](x)", "$x$ <b>", "`Ada`", "a_b_ ~~c~~", "数学", "Ada\n# x", "@Ben"],
)
def test_a_name_is_left_as_it_is(name):
    html = render(f"[{literal(name)} wrote](https://example.org/):", names=["Ben"])

    words = re.sub(r"<[^>]+>", "", html).strip()
    escaped = " ".join(name.split()).replace("<", "&lt;").replace(">", "&gt;")
    assert words == f"{escaped} wrote:"
