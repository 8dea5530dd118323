"""Plans as they stood before a change, short to say."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from planner.solver import Before, Problem, Replanned, Solution, violations
from tests.solver.examples import decision, placed, step, turns


def table(question: Problem, solution: Solution) -> list[str]:
    """One line a meeting: the topics in order, their parts from 0 where there are several."""
    lines = [""] * len(question.meetings)
    for each in solution.placements:
        part = f".{each.piece}" if len(question.step[each.key].pieces) > 1 else ""
        lines[each.meeting] += f" {each.key[0]}{part}"
    return [line.strip() for line in lines]


def before(
    question: Problem,
    *rows: Iterable[str],
    gone: Iterable[str] = (),
    reached: Iterable[str] = (),
    led: Iterable[str] = (),
    **more: object,
) -> Before:
    """A row of topics a meeting; `gone` stood in a meeting that is cancelled."""
    spots = [[(topic, 1) for topic in row] for row in rows]
    lost = [replace(each, meeting=-1) for each in placed(question, [(t, 1) for t in gone])]
    return Before(
        placements=(*lost, *placed(question, *spots)),
        turns=turns(*(led or ["ada"] * len(question.meetings))),
        reached=tuple(reached or [each.id for each in question.decisions]),
        **more,
    )


def checked(question: Problem, told: Replanned) -> list[str]:
    assert violations(question, told.solution) == ()
    return table(question, told.solution)


def apart(*names: str, discussion: int = 20) -> dict[str, list[object]]:
    """Steps that do not need each other, each with a decision of its own."""
    return {
        "steps": [step(name, discussion=discussion) for name in names],
        "decisions": [decision(name, [(name, 1)]) for name in names],
    }
