"""A broken rule, and the words in which the checker says what broke."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from planner.solver.problem import Key, Problem

DEPTHS = {1: "awareness", 2: "working", 3: "mastery"}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Violation:
    """`rule` names the rule for programs, `text` says what is wrong for people."""

    rule: str
    text: str


def step_words(problem: Problem, key: Key) -> str:
    """A step as people say it: “Chain rule” (working)."""
    return f"“{problem.step[key].title}” ({DEPTHS.get(key[1], f'depth {key[1]}')})"


def date_words(on: dt.date) -> str:
    return f"{on.day} {on:%B %Y}"


def meeting_words(problem: Problem, meeting: int) -> str:
    return date_words(problem.meetings[meeting].on)


def listed(words: Sequence[str]) -> str:
    """Ada, Ben and Cleo."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
