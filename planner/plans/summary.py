"""A plan in two to four honest sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.meetings.dates import spoken
from planner.plans.decision_entries import open_closure
from planner.plans.dial_words import counted, reached
from planner.plans.problem import Question
from planner.plans.what_if import WhatIf
from planner.solver import Decision, Solution

HOUR = 60


def summary(question: Question, solution: Solution, others: Sequence[WhatIf]) -> tuple[str, ...]:
    """What the plan reaches; how much that is of all that was asked; what would change it."""
    sentences = [_reach(question, solution)]
    left = [each for each in question.problem.decisions if each.id not in _done(solution)]
    if left:
        sentences += [_effort(question, solution), *_changes(question, solution, others)]
    else:
        sentences.append(_all(question, solution))
    return tuple(sentences)


def still_to_reach(question: Question, solution: Solution) -> tuple[Decision, ...]:
    """Decisions and targets that the group could not settle before the first meeting."""
    known = {each.decision for each in solution.reached if each.meeting < 0}
    return tuple(each for each in question.problem.decisions if each.id not in known)


def _done(solution: Solution) -> set[str]:
    return {each.decision for each in solution.reached}


def _reach(question: Question, solution: Solution) -> str:
    first, last = question.kept[0].on, question.kept[-1].on
    count = counted(len(question.kept), "meeting")
    span = f"{count} from {spoken(first)} to {spoken(last)}"
    if first == last:
        span = f"{count} on {spoken(first)}"
    still = still_to_reach(question, solution)
    if not still:
        return f"Of {span} none is needed."
    names = [each.decision for each in solution.reached if each.meeting >= 0]
    verb = "reaches" if first == last else "reach"
    return f"{span} {verb} {reached(names, still)}."


def _all(question: Question, solution: Solution) -> str:
    last = max((each.meeting for each in solution.reached), default=-1)
    if last < 0:
        return "Everybody knows all that was asked for."
    return f"All that was asked for is reached on {spoken(question.kept[last].on)}."


def _effort(question: Question, solution: Solution) -> str:
    """Hours for the member who has most to learn, of the plan and of all that was asked."""
    needs = [need for each in question.problem.decisions for need in each.needs]
    keys = open_closure(question, tuple(needs))
    placed = {each.key for each in solution.placements}
    people = question.problem.people
    least = min(people, key=lambda each: len(each.knows & set(keys)))
    everything = sum(_minutes(question, key) for key in keys if key not in least.knows)
    planned = sum(_minutes(question, key) for key in sorted(placed) if key not in least.knows)
    start = "starts from zero" if not least.knows & set(keys) else "knows least of it"
    return (
        f"For somebody who {start}, all of it together is about {_hours(everything)}; "
        f"this plan has time for {_hours(planned)}."
    )


def _minutes(question: Question, key: tuple[str, int]) -> int:
    return question.steps[key].discussion + question.steps[key].reading


def _hours(minutes: int) -> str:
    return counted(minutes, "minute") if minutes < HOUR else counted((minutes + 30) // HOUR, "hour")


def _changes(question: Question, solution: Solution, others: Sequence[WhatIf]) -> Iterator[str]:
    """What meeting longer would bring, even if nothing, and what knowing more would."""
    still = still_to_reach(question, solution)
    now = _weight(still, _done(solution))
    better = [each for each in others if _weight(still, set(each.reached)) > now]
    longer = [each for each in others if each.kind == "longer"]
    least = next((each for each in longer if each in better), None)
    if least is not None:
        yield _brings(least, still, now)
    elif longer:
        # The last one asks for most.
        yield f"{longer[-1].words} would not change that."
    for each in better:
        if each.kind == "knowing":
            yield _brings(each, still, now)


def _brings(other: WhatIf, still: Sequence[Decision], now: int) -> str:
    """In decisions and, where these weigh differently, in points too."""
    text = f"{other.words} would bring {reached(other.reached, still)}"
    if len({each.weight for each in still}) > 1:
        text += f", {_weight(still, set(other.reached))} points instead of {now}"
    return f"{text}."


def _weight(decisions: Sequence[Decision], names: set[str]) -> int:
    return sum(each.weight for each in decisions if each.id in names)
