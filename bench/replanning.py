"""A meeting is cancelled: what moves, against putting all off and against planning anew.

later: parts from the cancelled meeting on, all of which move when everything is put off. shift:
those that move in the option that puts all off, with what drops off its end left out. anew:
those that move when the whole is planned again. lost: points of decisions given up.
"""

from __future__ import annotations

import resource
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bench import instances, shipped
from planner.solver import (
    Before,
    Placement,
    Problem,
    Replanned,
    Solution,
    options,
    replan,
    solve,
    violations,
)

SIZES = {
    "small": instances.small,
    "typical": instances.typical,
    "large": instances.large,
    "huge": instances.huge,
}


@dataclass(frozen=True)
class Row:
    """One cancelled meeting; seconds of the first repair, of the final one, of all options."""

    name: str
    first: float
    final: float
    all: float
    later: int
    told: Replanned
    found: tuple[Replanned, ...]
    anew: int
    lost: int
    lost_anew: int
    broken: int

    @property
    def share(self) -> float:
        return self.told.moved / self.later if self.later else 0.0


def report(*, sizes: list[str], seeds: int) -> None:
    replan(*cancelled(instances.small(1), solve(instances.small(1)), 1))  # loads the solver
    for size in sizes:
        rows = [
            measured(f"{name}, {number + 1} of {len(problem.meetings)}", problem, solution, number)
            for name, problem in _instances(size, seeds)
            for solution in [solve(problem)]
            for number in _early_middle_late(len(problem.meetings))
        ]
        _print(size, rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory of this process: {peak} MiB")


def _instances(size: str, seeds: int) -> Iterator[tuple[str, Problem]]:
    if size == "shipped":
        yield from shipped.problems()
    else:
        for seed in range(1, seeds + 1):
            yield f"{size}-{seed}", SIZES[size](seed)


def _early_middle_late(meetings: int) -> tuple[int, int, int]:
    return meetings // 6, meetings // 3, 2 * meetings // 3


def cancelled(problem: Problem, solution: Solution, number: int) -> tuple[Problem, Before]:
    """The problem without one meeting, and the plan as it stood, told in what is left."""
    gone = problem.meetings[number]
    meetings = [each for each in problem.meetings if each is not gone]
    if number < len(meetings):
        longer = meetings[number].days + gone.days
        meetings[number] = replace(meetings[number], days=longer)

    def now(meeting: int) -> int:
        return -1 if meeting == number else meeting - (meeting > number)

    before = Before(
        placements=tuple(replace(each, meeting=now(each.meeting)) for each in solution.placements),
        turns=tuple(
            replace(turn, meeting=now(turn.meeting))
            for turn in solution.turns
            if turn.meeting != number
        ),
        reached=tuple(each.decision for each in solution.reached),
    )
    return replace(problem, meetings=tuple(meetings)), before


def measured(name: str, problem: Problem, solution: Solution, number: int) -> Row:
    left, before = cancelled(problem, solution, number)
    started = time.perf_counter()
    heard: list[float] = []
    told = replan(left, before, progress=lambda *_: heard.append(time.perf_counter() - started))
    final = time.perf_counter() - started
    found = options(left, before)
    everything = time.perf_counter() - started - final
    anew = solve(left)
    return Row(
        name=name,
        first=heard[0] if heard else final,
        final=final,
        all=everything,
        later=sum(not 0 <= p.meeting < number for p in before.placements if not p.curious),
        told=told,
        found=found,
        anew=_moved(before.placements, anew.placements),
        lost=solution.quality.value - told.solution.quality.value,
        lost_anew=solution.quality.value - anew.quality.value,
        broken=sum(len(violations(left, each.solution)) for each in found),
    )


def _moved(before: tuple[Placement, ...], after: tuple[Placement, ...]) -> int:
    stood = {(p.key, p.piece): p.meeting for p in before if not p.curious}
    return sum(stood.get((p.key, p.piece), p.meeting) != p.meeting for p in after)


def _print(size: str, rows: list[Row]) -> None:
    print(f"\n{size}: seconds, parts that move, points lost")
    print(
        f"{'cancelled':38} {'first':>6} {'final':>6} {'all':>6} {'moved':>5} {'later':>5} "
        f"{'share':>5} {'shift':>5} {'drop':>5} {'anew':>5} {'lost':>4} {'anew':>4} proven broken"
    )
    for row in rows:
        ways = {told.kind: str(told.moved) for told in row.found}
        print(
            f"{row.name:38} {row.first:6.2f} {row.final:6.2f} {row.all:6.2f} "
            f"{row.told.moved:5} {row.later:5} {row.share:5.0%} {ways.get('shift', '-'):>5} "
            f"{ways.get('drop', '-'):>5} {row.anew:5} {row.lost:4} {row.lost_anew:4} "
            f"{'yes' if row.told.is_proven else 'no':>6} {row.broken:6}"
        )
    shares = [row.share for row in rows]
    print(
        f"{'share of later: median, most':38} {statistics.median(shares):.0%}, {max(shares):.0%}; "
        f"first at most {max(row.first for row in rows):.2f} s, "
        f"final at most {max(row.final for row in rows):.2f} s, "
        f"proven {sum(row.told.is_proven for row in rows)}/{len(rows)}"
    )
