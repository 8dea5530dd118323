"""Plans against what a sensible person would do by hand, with the proven bound.

topo reads everything front to back, weight takes the most important decision first, density the
most weight for the minutes still needed. V: value, UB: proven bound, J: value-weeks.
"""

from __future__ import annotations

import hashlib
import math
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bench import instances, shipped
from planner.solver import THOROUGH, Problem, Solution, dial, solve, violations
from planner.solver.candidates import BASELINES
from planner.solver.knapsack import knapsack
from planner.solver.pipeline import QUICK, run
from planner.solver.reduce import reduce
from planner.solver.rotate import rota
from planner.solver.sequence import Packer

SIZES: dict[str, Callable[[int], Problem]] = {
    "small": instances.small,
    "typical": instances.typical,
    "large": instances.large,
    "huge": instances.huge,
}


@dataclass(frozen=True)
class Row:
    """One instance: seconds of the first plan, of the final plan, of the dial, of the rota."""

    name: str
    first: float
    final: float
    dial: float
    rota: float
    value_first: int
    value: int
    bound: int
    value_weeks: int
    against: dict[str, tuple[int, int]]
    broken: int


def report(*, sizes: list[str], seeds: int) -> None:
    for size in sizes:
        rows = [measured(name, problem) for name, problem in _instances(size, seeds)]
        _print(size, rows)
    if "shipped" in sizes:
        print(_same_bytes())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"peak memory of this process: {peak} MiB")


def _instances(size: str, seeds: int) -> Iterator[tuple[str, Problem]]:
    if size == "shipped":
        yield from shipped.problems()
    else:
        for seed in range(1, seeds + 1):
            yield f"{size}-{seed}", SIZES[size](seed)


def measured(name: str, problem: Problem) -> Row:
    first, quick = _timed(lambda: run(problem, QUICK))
    final, solution = _timed(lambda: solve(problem))
    turning, _ = _timed(lambda: rota(problem, solution.placements))
    dialling, _ = _timed(lambda: dial(problem, solution, THOROUGH))
    return Row(
        name=name,
        first=first,
        final=final,
        dial=dialling,
        rota=turning,
        value_first=quick.draft.value * quick.reduced.unit,
        value=solution.quality.value,
        bound=solution.quality.bound,
        value_weeks=solution.quality.value_weeks,
        against=_baselines(problem),
        broken=len(violations(problem, solution)),
    )


def _timed(work: Callable[[], object]) -> tuple[float, object]:
    started = time.perf_counter()
    result = work()
    return time.perf_counter() - started, result


def _baselines(problem: Problem) -> dict[str, tuple[int, int]]:
    reduced = reduce(problem)
    choice, packer = knapsack(reduced), Packer(reduced)
    found = {}
    for name, make in BASELINES.items():
        draft = make(reduced, choice, packer)
        found[name] = (draft.value * reduced.unit, draft.value_weeks * reduced.unit)
    return found


def _print(size: str, rows: list[Row]) -> None:
    print(f"\n{size}: seconds and points")
    print(
        f"{'instance':32} {'first':>6} {'final':>6} {'dial':>6} {'rota':>6} "
        f"{'V1':>4} {'V':>4} {'UB':>4} {'V/UB':>6} {'J/topo':>7} {'J/wght':>7} {'J/dens':>7} broken"
    )
    for row in rows:
        ratios = " ".join(f"{_ratio(row, name):7.3f}" for name in BASELINES)
        share = row.value / row.bound if row.bound else 1.0
        print(
            f"{row.name:32} {row.first:6.2f} {row.final:6.2f} {row.dial:6.2f} {row.rota:6.3f} "
            f"{row.value_first:4} {row.value:4} {row.bound:4} {share:6.3f} {ratios} {row.broken:6}"
        )
    shares = [row.value / row.bound for row in rows if row.bound]
    means = " ".join(f"{_mean(rows, name):7.3f}" for name in BASELINES)
    proven = sum(row.value == row.bound for row in rows)
    print(
        f"{'mean (J: geometric)':32} V/UB {sum(shares) / len(shares):.3f} "
        f"(min {min(shares):.3f}), proven best {proven}/{len(rows)}, J {means}"
    )


def _ratio(row: Row, name: str) -> float:
    theirs = row.against[name][1]
    return row.value_weeks / theirs if theirs else math.inf


def _mean(rows: list[Row], name: str) -> float:
    """The geometric mean of the ratios that are finite."""
    logs = [math.log(_ratio(row, name)) for row in rows if 0 < _ratio(row, name) < math.inf]
    return math.exp(sum(logs) / len(logs)) if logs else math.inf


def digest(solution: Solution) -> str:
    return hashlib.sha256(repr(solution).encode()).hexdigest()[:16]


def _same_bytes() -> str:
    """The same question in processes with other hash seeds."""
    code = (
        "from bench import shipped, planning; from planner.solver import solve; "
        "print(planning.digest(solve(dict(shipped.problems())['build-product, 12 x 60 min'])))"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in range(4)
    }
    return (
        f"the same plan in 4 processes with other hash seeds: {'yes' if len(found) == 1 else found}"
    )
