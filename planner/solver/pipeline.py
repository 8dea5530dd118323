"""From a reduced problem to the best draft found, with its proven bound.

First every plan that a person would make by hand, then the linear answer made whole; then the
exact choice, its order, local moves, and stretches rearranged exactly. What is found later
replaces what was found before only when it is better. All limits count work, not seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from planner.solver import arrange, candidates, knapsack, select
from planner.solver.bounds import within
from planner.solver.knapsack import Knapsack, by_density
from planner.solver.problem import Problem
from planner.solver.reduce import Reduced, bits, reduce
from planner.solver.sequence import Draft, Packer, best_order, improved


@dataclass(frozen=True, slots=True)
class Effort:
    """How much work each stage may do: placements looked at, deterministic units of CP-SAT."""

    choose: float
    moves: int
    polish: float
    is_exact: bool = True


QUICK = Effort(choose=0, moves=0, polish=0, is_exact=False)
"""A valid plan with a bound, at once."""
THOROUGH = Effort(choose=2.0, moves=150_000, polish=0.3)
"""The plan that is shown in the end."""

PROMPT = Effort(choose=0.5, moves=0, polish=0.1)
"""For a change that somebody waits for."""

ROUGH = Effort(choose=1.0, moves=0, polish=0)
"""The proven best choice, packed in simple ways."""

Progress = Callable[[str, Draft, int], None]


@dataclass(frozen=True)
class Outcome:
    """The best draft, the bound on its value, and everything it was made from."""

    reduced: Reduced
    knap: Knapsack
    packer: Packer
    draft: Draft
    bound: int
    was_cut_short: bool = False


def run(problem: Problem, effort: Effort = THOROUGH, progress: Progress | None = None) -> Outcome:
    """The best plan for the problem.

    Raises `CannotFit` when what has to be in does not fit, or cannot be packed.
    """
    reduced = reduce(problem)
    knap = knapsack.knapsack(reduced)
    packer = Packer(reduced)
    if not knap.fits(knap.required):
        raise CannotFit(reduced, knap, on_paper=False)
    relaxed = select.linear(knap)
    drafts = list(_quick(reduced, knap, packer, relaxed)) or [_packed_must(reduced, knap, packer)]
    first = _better(drafts[0], drafts[1:])
    outcome = Outcome(reduced, knap, packer, first, max(relaxed.bound, first.value))
    tell = progress or (lambda _stage, _draft, _bound: None)
    tell("first plan", first, outcome.bound)
    if effort.is_exact:
        outcome = _exact(outcome, effort)
        tell("best choice", outcome.draft, outcome.bound)
        if effort.polish:
            outcome = _arranged(outcome, effort)
        tell("best order", outcome.draft, outcome.bound)
    return outcome


class CannotFit(Exception):
    """What has to be in does not fit: not even in sum, or only `on_paper`."""

    def __init__(self, reduced: Reduced, knap: Knapsack, *, on_paper: bool) -> None:
        super().__init__("What has to be in does not fit.")
        self.reduced = reduced
        self.knap = knap
        self.on_paper = on_paper


def _packed_must(reduced: Reduced, knap: Knapsack, packer: Packer) -> Draft:
    """What has to be in, packed exactly when no simple way was found."""
    exact = arrange.packed_exactly(
        packer, bits(knap.required), seed=reduced.problem.seed, effort=4.0
    )
    if not isinstance(exact, Draft):
        raise CannotFit(reduced, knap, on_paper=True)
    return exact


def _better(best: Draft, drafts: Iterable[Draft]) -> Draft:
    """The draft worth most; of equals the first."""
    return max((best, *drafts), key=lambda draft: draft.rank)


def _quick(
    reduced: Reduced, knap: Knapsack, packer: Packer, relaxed: select.Relaxed
) -> Iterator[Draft]:
    """Drafts that keep everything required; none when no simple way of packing does."""
    if not packer.keeps_locks:
        return
    fill = by_density(knap, knap.fitting)
    chosen = select.rounded(knap, relaxed)
    drafts = [
        packer.pack(best_order(reduced, knap, knap.required), fill),
        *(make(reduced, knap, packer) for make in candidates.BASELINES.values()),
        packer.pack(best_order(reduced, knap, chosen), fill),
        packer.pack(by_density(knap, bits(chosen)), fill),
    ]
    yield from (draft for draft in drafts if _keeps(knap, draft))


def _keeps(knap: Knapsack, draft: Draft) -> bool:
    """Whether everything required is in."""
    return set(bits(knap.required)) <= set(draft.order)


ROUNDS = 8
"""How many sets of decisions that cannot be packed are ruled out at most."""
OPEN = 2
"""How many of them may be left open, neither packed nor proven impossible."""


def _exact(outcome: Outcome, effort: Effort) -> Outcome:
    """The proven best choice, packed; a set that cannot be packed is ruled out, then again.

    The bound falls only while every set that was ruled out is proven impossible to pack.
    """
    knap, seed = outcome.knap, outcome.reduced.problem.seed
    never: tuple[int, ...] = ()
    best, bound, left_open, was_cut = outcome.draft, outcome.bound, 0, False
    for _ in range(ROUNDS):
        hint = sum(1 << i for i in best.order)
        usable = hint if knap.fits(hint) else knap.required
        found = select.best(knap, usable, seed=seed, effort=effort.choose, never=never)
        was_cut = was_cut or found.was_cut_short
        if not left_open:
            bound = max(min(bound, found.bound), best.value)
        best, fate = _packed(outcome, found.decisions, best, effort)
        left_open += fate == "open"
        if fate == "settled" or knap.value(found.decisions) <= best.value or left_open > OPEN:
            break
        never = (*never, found.decisions)
    for percent in (96, 92):
        chosen = _tighter(knap, percent, seed, effort)
        best = _better(best, _packings(outcome.reduced, knap, outcome.packer, chosen))
    return replace(outcome, draft=best, bound=max(bound, best.value), was_cut_short=was_cut)


def _packed(
    outcome: Outcome, chosen: int, best: Draft, effort: Effort
) -> tuple[Draft, Literal["settled", "open", "impossible"]]:
    """The best draft so far or of this choice, and what became of the choice."""
    packer, reduced = outcome.packer, outcome.reduced
    drafts = list(_packings(reduced, outcome.knap, packer, chosen))
    best = _better(best, drafts)
    worth = outcome.knap.value(chosen)
    is_packed = max(draft.value for draft in (best, *drafts)) >= worth
    if is_packed or _pieces(reduced, chosen) > PIECES_AT_ONCE:
        return best, "settled"
    seed = reduced.problem.seed
    exact = arrange.packed_exactly(packer, bits(chosen), seed=seed, effort=effort.polish * 2)
    if isinstance(exact, Draft):
        polished = arrange.polished(packer, exact, seed=seed, effort=effort.polish)
        return _better(best, [polished]), "settled"
    return best, "impossible" if exact == "impossible" else "open"


def _pieces(reduced: Reduced, chosen: int) -> int:
    closure = reduced.must
    for position in bits(chosen):
        closure |= reduced.wishes[position].closure
    return sum(len(reduced.discussion[i]) for i in bits(closure))


PIECES_AT_ONCE = 160
"""Up to so many pieces the whole horizon is packed exactly."""


def _tighter(knap: Knapsack, percent: int, seed: int, effort: Effort) -> int:
    capacity = tuple(limit * percent // 100 for limit in knap.capacity)
    part = replace(knap, capacity=capacity)
    if not part.fits(part.required):
        return knap.required
    hint = knapsack.greedy(part)
    return select.best(part, hint, seed=seed, effort=effort.choose / 2, lean=False).decisions


def _packings(reduced: Reduced, knap: Knapsack, packer: Packer, chosen: int) -> Iterator[Draft]:
    fill = by_density(knap, knap.fitting)
    for order in (best_order(reduced, knap, chosen), by_density(knap, bits(chosen))):
        draft = packer.pack(order, fill)
        if _keeps(knap, draft):
            yield draft


def _arranged(outcome: Outcome, effort: Effort) -> Outcome:
    """Local moves on the order, then stretches of meetings exactly, twice."""
    knap, packer = outcome.knap, outcome.packer
    fill = by_density(knap, knap.fitting)
    floor = outcome.draft.value
    best = improved(
        packer,
        outcome.draft,
        fill,
        tries=effort.moves,
        accept=lambda draft: draft.value >= floor and _keeps(knap, draft),
    )
    seed = outcome.reduced.problem.seed
    is_large = len(best.timetable.slots) > PIECES_AT_ONCE // 2
    work, rounds = (effort.polish / 8, 2) if is_large else (effort.polish, 3)
    best = arrange.polished(packer, best, seed=seed, effort=work, rounds=rounds)
    fuller = packer.filled(best, fill)
    if fuller.rank > best.rank:
        best = arrange.polished(packer, fuller, seed=seed, effort=work, rounds=rounds)
    return replace(outcome, draft=best, bound=max(outcome.bound, best.value))


def bound_within(outcome: Outcome, meetings: int, effort: Effort) -> int:
    """A proven bound on the value of any plan that only uses the first so many meetings."""
    part = within(outcome.reduced, outcome.knap, meetings)
    if not part.fits(part.required):
        return 0
    bound = select.linear(part).bound
    if effort.is_exact:
        exact = select.best(
            part,
            knapsack.greedy(part),
            seed=outcome.reduced.problem.seed,
            effort=effort.choose / 4,
            lean=False,
        )
        bound = min(bound, exact.bound)
    return bound
