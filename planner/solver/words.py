"""The few phrases that every explanation shares."""

from __future__ import annotations

from collections.abc import Sequence

from planner.solver.problem import Decision, Key, Problem

DEPTHS = {1: "awareness", 2: "working", 3: "mastery"}
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def listed(items: Sequence[str], *, most: int = 4) -> str:
    """a, b and c; beyond `most`, how many more there are."""
    if len(items) > most:
        return f"{', '.join(items[:most])} and {len(items) - most} more"
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def counted(number: int, noun: str) -> str:
    """two meetings, 1 minute as "one minute"; plain figures from eleven on."""
    word = NUMBERS[number] if 0 <= number < len(NUMBERS) else str(number)
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def minutes(number: int) -> str:
    return f"{number} minute" if number == 1 else f"{number} minutes"


def step_name(problem: Problem, key: Key) -> str:
    return f"{problem.step[key].title} ({DEPTHS.get(key[1], str(key[1]))})"


def quoted(decision: Decision) -> str:
    return f"«{decision.title}»"


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
