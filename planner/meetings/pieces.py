"""Pure: which parts of a step a line of an agenda is about, in words and back."""

from __future__ import annotations

import re

WORDS = re.compile(r"parts? (\d+)(?:–(\d+))? of (\d+)")


def piece_words(first: int, last: int, of: int) -> str:
    """ "part 2 of 4" or "parts 2–3 of 4", from 1; empty where it is the whole step."""
    if of < 2:
        return ""
    if first == last:
        return f"part {first} of {of}"
    return f"parts {first}–{last} of {of}"


def parts_of(words: str) -> tuple[range, int]:
    """The parts that such words name, from 1, and how many there are; all of one for others."""
    found = WORDS.fullmatch(words)
    if found is None:
        return range(1, 2), 1
    first, last, of = found.groups()
    return range(int(first), int(last or first) + 1), int(of)
