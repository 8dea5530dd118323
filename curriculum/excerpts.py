"""Texts with the ranges to mark in them, as plain data. No HTML is made here."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from curriculum import words

LONGEST = 200
BEFORE = 60


@dataclass(frozen=True, slots=True)
class Marked:
    """`marks` are pairs of start and end in the text, in order and apart from each other."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    language: str = "en"


def marked(text: str, wanted: Collection[str], language: str) -> Marked:
    """The whole text."""
    marks: list[tuple[int, int]] = []
    for start, end in _found(text, wanted):
        if marks and start <= marks[-1][1]:
            marks[-1] = (marks[-1][0], max(end, marks[-1][1]))
        else:
            marks.append((start, end))
    return Marked(text, tuple(marks), language)


def excerpt(text: str, wanted: Collection[str], language: str) -> Marked:
    """The piece of the first line that holds one of the terms, or else the text's start."""
    for line in text.split("\n"):
        for first, _ in _found(line, wanted):
            start = 0 if first < LONGEST - BEFORE else _start_of_word(line, first - BEFORE)
            return marked(_cut(line, start), wanted, language)
    return Marked(_cut(text, 0), (), language)


def _found(text: str, wanted: Collection[str]) -> Iterator[tuple[int, int]]:
    return (place for token in words.tokens(text) for place in _places(token, text, wanted))


def _places(token: words.Token, text: str, wanted: Collection[str]) -> list[tuple[int, int]]:
    if not token.is_unspaced:
        is_wanted = not token.is_stop and words.terms_of(token)[0] in wanted
        return [(token.start, token.end)] if is_wanted else []
    return [
        (start, start + size)
        for start in range(token.start, token.end)
        for size in (1, 2)
        if start + size <= token.end and words.term(text[start : start + size]) in wanted
    ]


def _start_of_word(text: str, place: int) -> int:
    space = text.find(" ", place)
    return space + 1 if 0 <= space < place + BEFORE else place


def _cut(text: str, start: int) -> str:
    piece = text[start : start + LONGEST]
    if start + LONGEST < len(text):
        space = piece.rfind(" ")
        piece = piece[: space if space > LONGEST // 2 else LONGEST].rstrip() + "…"
    return f"…{piece}" if start else piece
