"""What follows a formula closely stays on its line: a browser would break before a comma there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from planner.markup.formula import LONG

MARKS = re.compile(r"[,.;:!?)\]}’”%]+")


def tie_marks(state: StateCore) -> None:
    """A rule of the parser; a long formula, which scrolls for itself, is left alone."""
    for block in state.tokens:
        if block.type == "inline" and block.children:
            block.children = list(_tied(block.children))


def _tied(tokens: Sequence[Token]) -> Iterator[Token]:
    before: Token | None = None
    for token in tokens:
        is_short = before and before.type == "math_inline" and len(before.content) <= LONG
        mark = MARKS.match(token.content) if is_short and token.type == "text" else None
        if before and mark:
            yield Token("tied_open", "span", 1, attrs={"class": "tied"})
            yield before
            yield Token("text", "", 0, content=mark[0])
            yield Token("tied_close", "span", -1)
            token.content = token.content[mark.end() :]
        elif before:
            yield before
        before = token
    if before:
        yield before
