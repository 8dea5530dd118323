"""What is nice to have when pieces are put into meetings, one cost a wish with its weight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from planner.solver.rules import Expression, Placed

if TYPE_CHECKING:
    from ortools.sat.python import cp_model

SOONER = 50_000
"""One value-week; far above the rest, so that no lesser wish is ever traded for it."""
TOGETHER = 10
TIDY = 1


def decisions_come_early(
    model: cp_model.CpModel, placed: Placed, ends_with: tuple[tuple[int, ...], ...]
) -> Iterator[Expression]:
    """A decision is worth more the sooner it can be taken."""
    last = len(placed.reduced.room) - 1
    for wish, steps in zip(placed.reduced.wishes, ends_with, strict=True):
        ends = [(i, len(placed.reduced.discussion[i]) - 1) for i in steps]
        if any(end not in placed.at and end not in placed.settled for end in ends):
            continue
        if all(end in placed.settled for end in ends):
            continue
        done = model.new_int_var(0, last, f"done-{wish.decision.id}")
        for end in ends:
            model.add(done >= placed.meeting_of(end))
        yield SOONER * wish.weight * done


def a_step_stays_together(placed: Placed) -> Iterator[Expression]:
    """The parts of one step lie close to each other."""
    for i, j in placed.at:
        if j and ((i, j - 1) in placed.at or (i, j - 1) in placed.settled):
            yield TOGETHER * (placed.meeting_of((i, j)) - placed.meeting_of((i, j - 1)))


def free_minutes_gather_at_the_end(placed: Placed) -> Iterator[Expression]:
    """Meetings are filled from the front, so that what is left over lies together."""
    for i, j in placed.at:
        yield TIDY * placed.reduced.discussion[i][j] * placed.meeting_of((i, j))
