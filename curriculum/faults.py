"""What is wrong with a catalogue, said so that a curator can put it right."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

MOST_SHOWN = 50
MOST_GUESSED_FROM = 2_000
LONGEST_GUESSED = 80


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to put right. `line` is 0 where no single line is at fault; `column`: the field."""

    file: str
    line: int
    message: str
    column: str = field(default="", compare=False)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.message}" if place else self.message


class BadCatalogue(ValueError):
    """The catalogue is refused; `problems` says where and what to do, at most fifty at a time."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Faults:
    """Collects problems while reading; beyond the most that anybody would read it only counts."""

    def __init__(self, most_kept: int = MOST_SHOWN) -> None:
        self._problems: list[Problem] = []
        self.count = 0
        self.most_kept = most_kept

    @property
    def is_full(self) -> bool:
        return self.count >= MOST_SHOWN

    def add(self, file: str, line: int, message: str, column: str = "") -> None:
        if self.count < self.most_kept:
            self._problems.append(Problem(file, line, message, column))
        self.count += 1

    def guess(self, word: str, known: Collection[str]) -> str:
        """The end of a sentence about an unknown word: what was meant, where that is clear.

        Looking for it takes time, so nobody looks for what nobody would read.
        """
        if self.is_full or len(word) > LONGEST_GUESSED or len(known) > MOST_GUESSED_FROM:
            return ""
        near = difflib.get_close_matches(word, sorted(known), n=1)
        return f": did you mean {near[0]!r}?" if near else ""

    def problems(self) -> tuple[Problem, ...]:
        found = sorted(self._problems)
        if more := self.count - len(found):
            found.append(Problem("", 0, f"and {more:,} more: fix these first"))
        return tuple(found)
