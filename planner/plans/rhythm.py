"""Which meetings are kept free of new steps: reviews, breaks, curiosity, exploration, papers."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from curriculum.records import Mode
from planner.plans.brief import BadBrief, Rhythm
from planner.solver.problem import MeetingKind

DEADLINE_REVIEW = 5
BREADTH_EXPLORATION = 4
BREADTH_PAPER = 6
# Nobody asked for these, so that they never take more than two of three meetings.
MOST_OF_ITSELF = Fraction(2, 3)


def kinds(rhythm: Rhythm, mode: Mode, count: int) -> tuple[MeetingKind, ...]:
    """The kinds of the first `count` meetings; more meetings never change those before them.

    Every n-th meeting of a kind is number n, 2n, ...; where two fall together the second takes
    the next one that is free. The first meeting is always study.
    """
    rhythms = _every(rhythm, mode)
    if _share(rhythms) >= 1:
        raise BadBrief("rhythm", "So many special meetings leave none for study; have fewer.")
    taken: dict[int, MeetingKind] = {}
    for kind, every in rhythms.items():
        for number in range(every, count + 1, every) if every else ():
            free = number
            while free in taken:
                free += 1
            taken[free] = kind
    return tuple(taken.get(number, "study") for number in range(1, count + 1))


def _every(rhythm: Rhythm, mode: Mode) -> Mapping[MeetingKind, int]:
    """What was asked for, in order of precedence; then what the mode adds, as far as it fits."""
    rhythms: dict[MeetingKind, int] = {
        "break": rhythm.rest,
        "review": rhythm.review,
        "paper": rhythm.paper or 0,
        "interview": rhythm.interview,
        "exploration": rhythm.exploration or 0,
        "curiosity": rhythm.curiosity,
    }
    for kind, every in _usual(rhythm, mode).items():
        if _share({**rhythms, kind: every}) <= MOST_OF_ITSELF:
            rhythms[kind] = every
    return rhythms


def _usual(rhythm: Rhythm, mode: Mode) -> Mapping[MeetingKind, int]:
    usual: dict[MeetingKind, int] = {}
    if mode == "deadline" and not rhythm.review:
        usual["review"] = DEADLINE_REVIEW
    if mode == "breadth-first" and rhythm.exploration is None:
        usual["exploration"] = BREADTH_EXPLORATION
    if mode == "breadth-first" and rhythm.paper is None:
        usual["paper"] = BREADTH_PAPER
    return usual


def _share(rhythms: Mapping[MeetingKind, int]) -> Fraction:
    """How many of all meetings are special."""
    return sum((Fraction(1, every) for every in rhythms.values() if every), start=Fraction(0))
