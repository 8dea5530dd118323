"""The rules about decisions: what is reached and when, what it is worth, what was promised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from planner.solver.check_study import known_by_all
from planner.solver.problem import Decision, Key, Problem
from planner.solver.solution import Solution
from planner.solver.violation import Violation, date_words, meeting_words, step_words


def value_violations(problem: Problem, solution: Solution) -> Iterator[Violation]:
    yield from _reached_wrongly(problem, solution)
    yield from _worth(problem, solution)
    yield from _without_witness(problem, solution)
    yield from _left_out_wrongly(problem, solution)
    if solution.impossible is None:
        yield from _required(problem, solution)
        yield from _unlocked(problem, solution)


def completions(problem: Problem, solution: Solution) -> dict[str, int]:
    """For each decision that can be taken, the meeting after which it can; -1: before them all."""
    learnt = _learnt(problem, solution)
    return {
        decision.id: max((learnt[need] for need in decision.needs), default=-1)
        for decision in problem.decisions
        if all(need in learnt for need in decision.needs)
    }


def _learnt(problem: Problem, solution: Solution) -> dict[Key, int]:
    """For each step that everybody ends up with, the meeting in which it is completed."""
    learnt: dict[Key, int] = {}
    placed = Counter(key for key, _ in {(p.key, p.piece) for p in solution.placements})
    for each in solution.placements:
        if placed[each.key] == len(problem.step[each.key].pieces):
            learnt[each.key] = max(learnt.get(each.key, 0), each.meeting)
    learnt.update({key: -1 for key in problem.step if known_by_all(problem, key)})
    return learnt


def _reached_wrongly(problem: Problem, solution: Solution) -> Iterator[Violation]:
    right = completions(problem, solution)
    said = [(each.decision, each.meeting) for each in solution.reached]
    for (name, meeting), times in Counter(said).items():
        if right.get(name) != meeting:
            yield Violation(rule="reached", text=_mistake(problem, name, meeting, right.get(name)))
        elif times > 1:
            yield Violation(rule="reached", text=f"“{name}” is reached {times} times.")
    for name in sorted(right.keys() - {name for name, _ in said}):
        text = f"“{_title(problem, name)}” is reached, but the plan does not say so."
        yield Violation(rule="reached", text=text)


def _mistake(problem: Problem, name: str, meeting: int, right: int | None) -> str:
    title = _title(problem, name)
    if right is None:
        return f"“{title}” is said to be reached, but something that it needs is missing."
    return f"“{title}” is reached {_when(problem, right)}, not {_when(problem, meeting)}."


def _when(problem: Problem, meeting: int) -> str:
    if meeting == -1:
        return "before the first meeting"
    if not 0 <= meeting < len(problem.meetings):
        return "in a meeting that does not exist"
    return f"on {meeting_words(problem, meeting)}"


def _title(problem: Problem, name: str) -> str:
    return next((each.title for each in problem.decisions if each.id == name), name)


def _worth(problem: Problem, solution: Solution) -> Iterator[Violation]:
    """What everybody could decide before the first meeting is worth nothing to the plan.

    The others are worth their weight, and in value-weeks their weight times S + H - C, where S
    counts the meetings, H is the horizon and C the meeting that completes them, from 0.
    """
    quality, length = solution.quality, len(problem.meetings) + problem.horizon
    weight = {decision.id: decision.weight for decision in problem.decisions}
    gained = {name: at for name, at in completions(problem, solution).items() if at >= 0}
    value = sum(weight[name] for name in gained)
    weeks = sum(weight[name] * (length - at) for name, at in gained.items())
    if quality.value != value:
        yield Violation(rule="value", text=f"The value is {value}, not {quality.value}.")
    if quality.value_weeks != weeks:
        text = f"The value-weeks are {weeks}, not {quality.value_weeks}."
        yield Violation(rule="value-weeks", text=text)
    if value > quality.bound:
        text = f"The value {value} is above its own bound {quality.bound}."
        yield Violation(rule="bound", text=text)
    if weeks > quality.value_weeks_bound:
        text = f"The value-weeks {weeks} are above their own bound {quality.value_weeks_bound}."
        yield Violation(rule="bound", text=text)


def _without_witness(problem: Problem, solution: Solution) -> Iterator[Violation]:
    """Each step serves a decision that is reached and counts, or a lock, or curiosity."""
    reached = completions(problem, solution)
    witnesses = [each for each in problem.decisions if each.id in reached and _counts(each)]
    wanted = [need for decision in witnesses for need in decision.needs]
    serves = _closure(problem, [*wanted, *(lock.key for lock in problem.locks)])
    curious = _closure(problem, problem.curious)
    for key, is_curious in sorted({(each.key, each.curious) for each in solution.placements}):
        if key not in (curious if is_curious else serves):
            text = f"{step_words(problem, key)} is studied, but nothing that is reached needs it."
            yield Violation(rule="witness", text=text)


def _counts(decision: Decision) -> bool:
    return decision.weight > 0 or decision.required


def _closure(problem: Problem, keys: Iterable[Key]) -> set[Key]:
    """The steps and all that they need, as far as somebody still has to learn it."""
    closure: set[Key] = set()
    waiting = list(keys)
    while waiting:
        key = waiting.pop()
        if key not in closure and not known_by_all(problem, key):
            closure.add(key)
            waiting.extend(problem.step[key].needs)
    return closure


def _left_out_wrongly(problem: Problem, solution: Solution) -> Iterator[Violation]:
    reached = completions(problem, solution)
    known = {decision.id for decision in problem.decisions}
    for name, times in Counter(each.decision for each in solution.left_out).items():
        if name in reached or name not in known or times > 1:
            text = f"“{_title(problem, name)}” is listed as left out, and should not be."
            yield Violation(rule="left-out", text=text)


def _required(problem: Problem, solution: Solution) -> Iterator[Violation]:
    reached = completions(problem, solution)
    for decision in (each for each in problem.decisions if each.required):
        at = reached.get(decision.id)
        if at is None:
            text = f"“{decision.title}” must be reached and is not."
            yield Violation(rule="required", text=text)
        elif at >= 0 and decision.by is not None and problem.meetings[at].on > decision.by:
            late = f"by {date_words(decision.by)} and is only on {meeting_words(problem, at)}"
            yield Violation(rule="required", text=f"“{decision.title}” must be reached {late}.")


def _unlocked(problem: Problem, solution: Solution) -> Iterator[Violation]:
    """A lock on what everybody knows has nothing left to hold."""
    dates = {(p.key, p.piece): problem.meetings[p.meeting].on for p in solution.placements}
    for lock in problem.locks:
        if dates.get((lock.key, lock.piece)) != lock.on and not known_by_all(problem, lock.key):
            words = f"{step_words(problem, lock.key)} is locked to {date_words(lock.on)}"
            yield Violation(rule="lock", text=f"{words} and is not there.")
