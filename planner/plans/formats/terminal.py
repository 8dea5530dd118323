"""Plain text as a terminal shows it: what is safe to print, how wide it is, where it breaks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# A space at which no line breaks; printed as a plain space.
FIXED_SPACE = "\N{NO-BREAK SPACE}"
JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"


def clean(text: str) -> str:
    """One line without control characters, which could move the cursor or turn the text round."""
    kept = "".join(_printable(character) for character in text)
    return re.sub(" +", " ", kept).strip()


def columns(text: str) -> int:
    """How many columns the text takes: wide characters two, combining marks none."""
    return sum(_width(character) for character in text)


def padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def right(text: str, width: int) -> str:
    return " " * (width - columns(text)) + text


def wrapped(text: str, width: int, *, first: str = "", then: str | None = None) -> list[str]:
    """Lines of at most `width` columns; `first` opens the first, `then` the others.

    `then` defaults to spaces as wide as `first`. A word longer than a line is cut.
    """
    then = " " * columns(first) if then is None else then
    lines, start, line = [], first, ""
    for word in _words(clean(text), width - max(columns(first), columns(then))):
        extended = f"{line} {word}" if line else word
        if line and columns(start) + columns(extended) > width:
            lines.append(start + line)
            start, line = then, word
        else:
            line = extended
    return [each.replace(FIXED_SPACE, " ").rstrip() for each in [*lines, start + line]]


def _words(text: str, width: int) -> Iterator[str]:
    for word in text.split(" "):
        rest = word
        while columns(rest) > width:
            head = _head(rest, width)
            yield head
            rest = rest[len(head) :]
        yield rest


def _head(word: str, width: int) -> str:
    taken = 0
    for place, character in enumerate(word):
        taken += _width(character)
        if taken > width and place:
            return word[:place]
    return word


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if character in JOINERS or character == FIXED_SPACE:
        return character
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    return "" if category in ("Cf", "Cs") else character


def _width(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
