"""When a dollar opens a formula, and when it is money, a shell's variable or prose."""

import re

from markdown_it.rules_inline import StateInline
from mdit_py_plugins.dollarmath.index import math_inline_dollar

# No space inside the dollars and no digit around them: so `$5 and $10` is money.
_between_dollars = math_inline_dollar(allow_space=False, allow_digits=False, allow_double=True)

STANDS_BEFORE = re.compile(r"[A-Za-z0-9]\Z")  # US$5, $PATH:$HOME
STANDS_AFTER = re.compile(r"(?!(?:th|st|nd|rd|s)\b)[A-Za-z0-9]")  # but the $n$th of all $x$s
TEX = re.compile(r"[\\^_{}=<>|+]")
WORD = re.compile(r"\s[A-Za-z]{3,}|[A-Za-z]{3,}\s")


def formula_between_dollars(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the parser's
    start = state.pos
    if not _between_dollars(state, True):
        return False
    content = state.src[start : state.pos].strip("$")
    before, after = state.src[max(start - 1, 0) : start], state.src[state.pos : state.pos + 3]
    state.pos = start
    if STANDS_BEFORE.search(before) or STANDS_AFTER.match(after) or is_prose(content):
        return False
    return _between_dollars(state, silent)


def is_prose(content: str) -> bool:
    """Nothing of TeX in it and a whole word: `$5 for Ada, for Ben 6$`."""
    return not content or (not TEX.search(content) and bool(WORD.search(content)))
