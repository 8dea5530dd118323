"""A source as HTML, as one line of HTML, or as plain text."""

import re
from collections.abc import Collection
from hashlib import sha256
from html import escape
from typing import Any

from planner.markup.allowed import clean
from planner.markup.grammar import grammar
from planner.markup.mentions import calling, names_called
from planner.markup.words import words

# To be stored beside HTML that is kept; goes up whenever the same source gives other HTML.
VERSION = 2
MOST_CHARACTERS = 20_000

# Control characters, halves of a character, and marks that turn the direction of what follows.
UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]"
)
HALVES = re.compile("[\ud800-\udfff]")
BLANK_LINES = re.compile(r"\A(?:[^\S\n]*\n)+")

_markdown = grammar()


def render(source: str, *, names: Collection[str] = ()) -> str:
    """Markdown as safe HTML, never raising: titles from <h3> down, no images, formulas as MathML.

    `names`: whom the text can call, each shown as called where it stands after an `@`.

    What is longer than MOST_CHARACTERS is shown as it was typed, and so is a formula that cannot
    be set. Only attributes and classes of `allowed.py` appear; links that lead away say so in
    `rel`; ids are those of notes, and differ between texts.
    """
    source = tidy(source)
    if len(source) > MOST_CHARACTERS:
        return f"<p>{escape(source)}</p>"
    return clean(_markdown.render(source, _environment(source, names=names)))


def render_inline(source: str) -> str:
    """One line: emphasis, code and formulas; no blocks, no links, nothing that takes the focus."""
    source = " ".join(tidy(source).split())
    if len(source) > MOST_CHARACTERS:
        return escape(source)
    return clean(_markdown.renderInline(source, _environment(source, bare=True)))


def mentioned(source: str, *, names: Collection[str]) -> frozenset[str]:
    """Which of the names a text calls by `@`: those that `render` shows so, but for quotes."""
    source = tidy(source)
    if "@" not in source or len(source) > MOST_CHARACTERS:
        return frozenset()
    found = set(names_called(_markdown.parse(source, _environment(source, names=names))))
    return frozenset(name for name in names if " ".join(name.split()).casefold() in found)


def plain(source: str) -> str:
    """The text alone, for mails and search: formulas as TeX, addresses of links in brackets."""
    source = tidy(source)
    if len(source) > MOST_CHARACTERS:
        return source
    return words(_markdown.parse(source, _environment(source)))


def trimmed(source: str) -> str:
    """What is stored of what was typed: one kind of line break, no empty lines around it. Spaces
    before the first word stay, as they make it code."""
    return BLANK_LINES.sub("", source.replace("\r\n", "\n").replace("\r", "\n")).rstrip()


def tidy(source: str) -> str:
    return HALVES.sub("\ufffd", UNWANTED.sub("", source.replace("\r\n", "\n")))


def _environment(source: str, *, bare: bool = False, names: Collection[str] = ()) -> dict[str, Any]:
    """What the parser's rules know; `text` keeps the notes of two texts on a page apart."""
    text = sha256(source.encode()).hexdigest()[:8]
    return {"text": text, "called": calling(names), **({"bare": True} if bare else {})}
