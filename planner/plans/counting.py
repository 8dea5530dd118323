"""The minutes of a plan added up, in figures and in sentences."""

from __future__ import annotations

from planner.plans.decision_entries import closure
from planner.plans.minutes import statement
from planner.plans.problem import Question
from planner.plans.programme import Counting
from planner.solver import Key, Solution


def counting(question: Question, solution: Solution) -> Counting:
    """Figures for one person, on average: together, alone and spared make what it is from zero."""
    keys = _covered(question, solution)
    from_zero = sum(question.steps[key].discussion + question.steps[key].reading for key in keys)
    together = sum(each.discussion for each in solution.placements)
    people = question.problem.people
    alone = sum(
        each.reading
        for each in solution.placements
        for person in people
        if each.key not in person.knows
    )
    average = (alone + len(people) // 2) // len(people)
    spared = from_zero - together - average
    brief = question.brief
    return Counting(
        from_zero=from_zero,
        in_meetings=together,
        before_meetings=average,
        spared_by_knowledge=spared,
        text=(
            *((_figures(from_zero, together, average, spared),) if from_zero else ()),
            *statement(brief.minutes, meeting=brief.cadence.minutes),
        ),
        pace=brief.minutes.pace,
    )


def _covered(question: Question, solution: Solution) -> tuple[Key, ...]:
    """Every step, known ones too, on which what the plan reaches stands."""
    reached = {each.decision for each in solution.reached if each.meeting >= 0}
    needs = [
        need
        for decision in question.problem.decisions
        if decision.id in reached
        for need in decision.needs
    ]
    return closure(question, (*needs, *sorted({each.key for each in solution.placements})))


def _figures(from_zero: int, together: int, alone: int, spared: int) -> str:
    parts = f"{together} of them together in meetings and {alone} alone before them"
    if not spared:
        return f"From zero this plan is {from_zero} minutes for each person: {parts}."
    return (
        f"From zero this plan would be {from_zero} minutes for each person; on average {spared} "
        f"are spared because people know it already, which leaves {parts.replace(' of them', '')}."
    )
