"""Pure: what became of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

WORDS = re.compile(r"\S+\s*|\s+")
MOST_WORDS = 4_000
"""In a stretch of changed lines; one with more is shown as gone and new as a whole."""


@dataclass(frozen=True, slots=True)
class Piece:
    """`change`: "kept", "gone" or "new"."""

    change: str
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """What both texts consist of: kept and gone make the one, kept and new the other.

    Lines first, then the words of lines that changed, so that long texts stay cheap.
    """
    pieces = (
        piece
        for change, old, new in _changes(before.splitlines(True), after.splitlines(True))
        for piece in _within(change, "".join(old), "".join(new))
    )
    return tuple(_joined(pieces))


def _within(change: str, before: str, after: str) -> Iterator[Piece]:
    if change == "equal":
        yield Piece("kept", before)
        return
    old_words, new_words = WORDS.findall(before), WORDS.findall(after)
    if max(len(old_words), len(new_words)) > MOST_WORDS:
        old_words, new_words = [before], [after]
    for inner, old, new in _changes(old_words, new_words):
        if inner == "equal":
            yield Piece("kept", "".join(old))
        else:
            yield Piece("gone", "".join(old))
            yield Piece("new", "".join(new))


def _changes(
    before: Sequence[str], after: Sequence[str]
) -> Iterator[tuple[str, Sequence[str], Sequence[str]]]:
    for change, a, b, c, d in SequenceMatcher(None, before, after).get_opcodes():
        yield change, before[a:b], after[c:d]


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    said = (piece for piece in pieces if piece.text)
    for change, run in groupby(said, key=lambda piece: piece.change):
        yield Piece(change, "".join(piece.text for piece in run))
