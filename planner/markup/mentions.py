"""People called by name in a text: `@Ada Lovelace`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from html import escape

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

# Chinese, Japanese and Korean put no space around a name.
WIDE = "\u2e80-\uffff\U00020000-\U0003ffff"
ENDS_WIDE = re.compile(f"[{WIDE}]\\Z")

Called = re.Pattern[str]


def calling(names: Collection[str]) -> Called | None:
    """What finds these names after an `@`, in any case, the longest that fits; None for none.

    A name is whole: `@Benno` does not call Ben, nor does `ada@ben.example`.
    """
    tidied = (" ".join(name.split()) for name in names)
    return _calling(tuple(sorted(set(filter(None, tidied)), key=lambda name: (-len(name), name))))


@lru_cache(maxsize=256)
def _calling(names: tuple[str, ...]) -> Called | None:
    if not names:
        return None
    choices = "|".join(_whole(name) for name in names)
    return re.compile(f"(?<![^\\W{WIDE}])@(?:{choices})", re.IGNORECASE)


def _whole(name: str) -> str:
    words = r"[ \u00a0]+".join(re.escape(word) for word in name.split())
    return words if ENDS_WIDE.search(name) else rf"{words}(?!\w)"


def mark_mentions(state: StateCore) -> None:
    """A rule of the parser, where the environment says whom a text can call: not in code,
    formulas and links."""
    called: Called | None = state.env.get("called")
    if called is None or "@" not in state.src:
        return
    for block in state.tokens:
        if block.type == "inline" and block.children:
            block.children = list(_marked(block.children, called))


def _marked(tokens: Iterable[Token], called: Called) -> Iterator[Token]:
    inside = 0
    for token in tokens:
        inside += (token.type == "link_open") - (token.type == "link_close")
        if token.type == "text" and not inside:
            yield from _parted(token.content, called)
        else:
            yield token


def _parted(text: str, called: Called) -> Iterator[Token]:
    written = 0
    for found in called.finditer(text):
        if found.start() > written:
            yield Token("text", "", 0, content=text[written : found.start()])
        yield Token("mention", "", 0, content=found[0])
        written = found.end()
    if written < len(text):
        yield Token("text", "", 0, content=text[written:])


def mention(_: object, tokens: list[Token], at: int, *__: object) -> str:
    """How it is shown: a rule of the renderer."""
    return f'<span class="mention">{escape(tokens[at].content)}</span>'


def names_called(tokens: Iterable[Token]) -> Iterator[str]:
    """As they were typed, without those in quotes: whoever is quoted is not called again."""
    quotes = 0
    for block in tokens:
        quotes += (block.type == "blockquote_open") - (block.type == "blockquote_close")
        for token in () if quotes else block.children or ():
            if token.type == "mention":
                yield " ".join(token.content[1:].split()).casefold()
