"""Why a step is in the plan and why this deep, and how good the plan is, in words."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable

from planner.solver import words
from planner.solver.pipeline import Outcome
from planner.solver.problem import Decision, Key, Problem
from planner.solver.reduce import Reduced, Wish
from planner.solver.solution import Quality, Why

STOPPED = " The search was stopped early: asked again, the plan may differ."


def whys(outcome: Outcome) -> tuple[Why, ...]:
    """One for each step in the plan, in topological order."""
    reached = [outcome.reduced.wishes[position] for position in sorted(outcome.draft.order)]
    return reasons(outcome.reduced, reached, sorted(outcome.draft.timetable.slots))


def reasons(reduced: Reduced, wishes: Iterable[Wish], steps: Iterable[int]) -> tuple[Why, ...]:
    """Why each of these steps is there, for the sake of these wishes."""
    ranked = sorted(wishes, key=lambda wish: (-wish.weight, wish.decision.id))
    return tuple(
        _why(reduced, i, [wish.decision for wish in ranked if wish.closure >> i & 1]) for i in steps
    )


def _why(reduced: Reduced, i: int, wanting: list[Decision]) -> Why:
    key = reduced.keys[i]
    if not wanting:
        return Why(key=key, decisions=(), path=(key,), text="It is locked to its date.")
    path = _path(reduced, i, wanting[0])
    text = _why_here(reduced.problem, path, wanting)
    return Why(key=key, decisions=tuple(each.id for each in wanting), path=path, text=text)


def _path(reduced: Reduced, i: int, decision: Decision) -> tuple[Key, ...]:
    """The shortest chain of steps from this one up to one that the decision names."""
    index = {key: n for n, key in enumerate(reduced.keys)}
    named = {index[need] for need in decision.needs if need in index}
    above: dict[int, list[int]] = defaultdict(list)
    for later, needs in enumerate(reduced.needs):
        for need in needs:
            above[need].append(later)
    came_from: dict[int, int] = {i: -1}
    waiting = deque([i])
    while waiting:
        at = waiting.popleft()
        if at in named:
            return _back(reduced, came_from, at)
        for later in above[at]:
            if later not in came_from:
                came_from[later] = at
                waiting.append(later)
    return (reduced.keys[i],)


def _back(reduced: Reduced, came_from: dict[int, int], at: int) -> tuple[Key, ...]:
    chain = []
    while at >= 0:
        chain.append(reduced.keys[at])
        at = came_from[at]
    return tuple(reversed(chain))


def _why_here(problem: Problem, path: tuple[Key, ...], wanting: list[Decision]) -> str:
    first = wanting[0]
    key, top = path[0], path[-1]
    who = f"The target {words.quoted(first)}" if first.is_target else words.quoted(first)
    if key == top:
        text = f"{who} needs it at {words.DEPTHS[key[1]]} depth."
    elif key[0] == top[0]:
        text = f"{who} needs it at {words.DEPTHS[top[1]]} depth; this is the way there."
    else:
        asked = problem.step[top].title
        text = f"{who} needs {asked} at {words.DEPTHS[top[1]]} depth, which stands on this"
        between = [problem.step[each].title for each in path[1:-1] if each[0] != key[0]]
        between = [name for name in dict.fromkeys(between) if name != asked]
        text += f" through {words.listed(between)}." if between else "."
    others = [
        words.counted(count, noun)
        for count, noun in (
            (sum(not each.is_target for each in wanting[1:]), "other decision"),
            (sum(each.is_target for each in wanting[1:]), "target"),
        )
        if count
    ]
    verb = "does" if len(wanting) == 2 else "do"
    return text if not others else f"{text} So {verb} {words.listed(others)}."


def quality(outcome: Outcome, value_weeks_bound: int) -> Quality:
    """How good the plan is, with what is proven about it; the bound in `Reduced.unit`."""
    unit = outcome.reduced.unit
    value, bound = outcome.draft.value * unit, outcome.bound * unit
    value_weeks = outcome.draft.value_weeks * unit
    kinds = {(wish.weight * unit, wish.decision.is_target) for wish in outcome.reduced.wishes}
    return Quality(
        value=value,
        bound=bound,
        value_weeks=value_weeks,
        value_weeks_bound=max(value_weeks_bound * unit, value_weeks),
        is_proven_best=value >= bound,
        stopped_early=outcome.was_cut_short,
        text=quality_words(value, bound, kinds) + STOPPED * outcome.was_cut_short,
    )


def quality_words(value: int, bound: int, kinds: set[tuple[int, bool]]) -> str:
    """Decisions (or targets) are counted where all weigh the same; points where they do not."""
    unit, noun = 1, "point"
    if len(kinds) == 1:
        ((unit, is_target),) = kinds
        noun = "target" if is_target else "decision"
    reached = words.counted(value // unit, noun)
    if value >= bound:
        return f"It reaches {reached}, and it is proven that no plan reaches more."
    percent = 100 * value // bound
    return (
        f"It reaches {reached}, {percent} % of what is proven possible: "
        f"no plan reaches more than {words.counted(bound // unit, noun)}."
    )
