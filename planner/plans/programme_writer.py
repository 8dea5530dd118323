"""Pure: the solver's answer to a question, written down as the programme that people read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.plans.counting import counting
from planner.plans.decision_entries import decision_entries
from planner.plans.dial_words import dial_entries, dial_text
from planner.plans.meeting_entries import entries
from planner.plans.problem import Question
from planner.plans.programme import Impossible, Programme, TurnCount
from planner.plans.remarks import not_in_plan, suggestions, warnings
from planner.plans.summary import still_to_reach, summary
from planner.plans.what_if import WhatIf
from planner.solver import DialPoint, Solution


def programme(
    question: Question,
    solution: Solution,
    *,
    points: Sequence[DialPoint] = (),
    what_ifs: Sequence[WhatIf] = (),
) -> Programme:
    """The whole plan; an impossible one has its reasons and no dates."""
    brief, why_not = question.brief, _impossible(question, solution)
    still = still_to_reach(question, solution)
    return Programme(
        title=title(question),
        mode=question.mode,
        zone=brief.cadence.zone,
        summary=(why_not.text,) if why_not else summary(question, solution, what_ifs),
        entries=() if why_not else tuple(entries(question, solution)),
        decisions=tuple(decision_entries(question, solution)),
        dial=dial_entries(points),
        dial_text=dial_text(points, len(question.kept), still),
        turns=() if why_not else tuple(_turns(question, solution)),
        counting=counting(question, solution),
        quality_text=solution.quality.text,
        value=solution.quality.value,
        bound=solution.quality.bound,
        is_proven_best=solution.quality.is_proven_best,
        warnings=tuple(warnings(question, solution)),
        suggestions=suggestions(question, solution),
        not_in_plan=not_in_plan(question.catalogue),
        impossible=why_not,
    )


def title(question: Question) -> str:
    """The brief's own, or its goals, or the only decision it asks for."""
    brief, catalogue = question.brief, question.catalogue
    if brief.title:
        return brief.title
    if brief.goals:
        return " and ".join(catalogue.goal_by_id[goal].title for goal in brief.goals)
    if len(brief.decisions) == 1:
        return catalogue.decision_by_id[brief.decisions[0].decision].question
    return f"{len(brief.decisions)} decisions"


def _impossible(question: Question, solution: Solution) -> Impossible | None:
    why = solution.impossible
    if why is None:
        return None
    titles = {each.id: f"«{each.title}»" for each in question.problem.decisions}
    conflict = tuple(titles.get(each, each) for each in why.conflict)
    relaxations = tuple(each.text for each in why.relaxations)
    return Impossible(text=why.text, conflict=conflict, relaxations=relaxations)


def _turns(question: Question, solution: Solution) -> Iterator[TurnCount]:
    led = [each.on for each in question.problem.meetings if each.is_led]
    for person in question.problem.people:
        yield TurnCount(
            name=person.name,
            leads=sum(turn.lead == person.id for turn in solution.turns),
            backs_up=sum(turn.backup == person.id for turn in solution.turns),
            available=sum(on not in person.away for on in led),
        )
