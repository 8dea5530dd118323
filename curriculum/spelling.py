"""Which known word a misspelt one was meant to be. Plain values."""

from __future__ import annotations

from collections.abc import Iterable

SHORTEST = 4
MOST_GUESSES = 3


def most_slips(word: str) -> int:
    """How many letters may be wrong, left out, too many or swapped."""
    if len(word) < SHORTEST:
        return 0
    return 1 if len(word) < 8 else 2


def guesses(word: str, known: Iterable[str]) -> list[str]:
    """At most three known words, the nearest first.

    Among equally near ones those with the same letters, then those with the same first letter
    come first: letters are swapped more often than mistaken.
    """
    most, letters = most_slips(word), sorted(word)
    found = []
    for each in known:
        slips = distance(word, each, most=most)
        if slips <= most:
            found.append((slips, sorted(each) != letters, each[:1] != word[:1], each))
    return [each for *_, each in sorted(found)[:MOST_GUESSES]]


def distance(one: str, other: str, *, most: int) -> int:
    """Letters to change, add, drop or swap with their neighbour; above `most` just `most` + 1.

    The optimal string alignment distance (Damerau 1964, Wagner and Fischer 1974).
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        now = [row]
        for column, wanted in enumerate(other, start=1):
            cost = min(last[column] + 1, now[-1] + 1, last[column - 1] + (letter != wanted))
            if row > 1 and column > 1 and letter == other[column - 2] and wanted == one[row - 2]:
                cost = min(cost, before[column - 2] + 1)
            now.append(cost)
        if min(now) > most:
            return most + 1
        before, last = last, now
    return min(last[-1], most + 1)
