"""Pure: which can-you question comes next, and what the answers so far say.

Whoever can do a step can do all that it stands on; whoever cannot, nothing that stands on it. So
one answer settles many steps, and the next question is the one that promises to settle most:
whoever could do much so far is asked high up, whoever could do little further down. After `MOST`
questions the rest counts as not known, and can be ticked at the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from curriculum import graph
from curriculum.graph import Step
from curriculum.records import Catalogue

MOST = 15

Answers = Sequence[tuple[Step, bool]]


@dataclass(frozen=True)
class Ground:
    """The steps that a plan needs, prerequisites first, with what stands on what."""

    steps: tuple[Step, ...]
    needs: Mapping[Step, tuple[Step, ...]]

    @cached_property
    def below(self) -> dict[Step, frozenset[Step]]:
        """What each step stands on, itself included."""
        found: dict[Step, frozenset[Step]] = {}
        for step in self.steps:
            under = (found[need] for need in self.needs[step] if need in found)
            found[step] = frozenset({step}).union(*under)
        return found

    @cached_property
    def above(self) -> dict[Step, frozenset[Step]]:
        """What stands on each step, itself included."""
        found: dict[Step, set[Step]] = {step: set() for step in self.steps}
        for step, under in self.below.items():
            for each in under:
                found[each].add(step)
        return {step: frozenset(over) for step, over in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What is settled, and the next question; None when there is nothing left to ask."""

    can: frozenset[Step]
    cannot: frozenset[Step]
    open: tuple[Step, ...]
    question: Step | None


def ground(catalogue: Catalogue, steps: Iterable[Step]) -> Ground:
    """`steps` as a closure gives them: prerequisites first."""
    there = tuple(steps)
    inside = set(there)
    return Ground(
        steps=there,
        needs={
            step: tuple(need for need in graph.direct_needs(catalogue, step) if need in inside)
            for step in there
        },
    )


def placed(
    of: Ground, answers: Answers, *, known: Collection[Step] = (), unsure: Collection[Step] = ()
) -> Placed:
    """`known` before any question; `unsure` steps are neither asked nor taken as known. Where two
    answers contradict each other, the later one counts."""
    can = _closed(of.below, known)
    cannot: set[Step] = set()
    for step, yes in answers:
        if step not in of.below:
            continue
        if yes:
            can |= of.below[step]
            cannot -= of.below[step]
        else:
            cannot |= of.above[step]
            can -= of.above[step]
    can -= set(unsure) - {step for step, yes in answers if yes}
    settled = can | cannot | set(unsure)
    left = tuple(step for step in of.steps if step not in settled)
    is_over = len(answers) >= MOST
    return Placed(
        can=frozenset(can),
        cannot=frozenset(cannot),
        open=left,
        question=None if is_over else _next(of, left, _share(answers)),
    )


def _closed(below: Mapping[Step, frozenset[Step]], steps: Iterable[Step]) -> set[Step]:
    return set().union(*(below[step] for step in steps if step in below))


def _share(answers: Answers) -> float:
    """How likely the next answer is a yes, by Laplace's rule of succession."""
    return (1 + sum(yes for _, yes in answers)) / (2 + len(answers))


def _next(of: Ground, left: Sequence[Step], share: float) -> Step | None:
    """The one that settles most, by the geometric mean of both answers weighted with how likely
    they are; of equals the highest up, then the first."""
    there = frozenset(left)

    def worth(place: int) -> tuple[float, int, int]:
        step = left[place]
        yes, no = len(of.below[step] & there), len(of.above[step] & there)
        return round(yes**share * no ** (1 - share), 9), yes, -place

    return left[max(range(len(left)), key=worth)] if left else None
