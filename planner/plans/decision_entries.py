"""Every decision and target of a plan: what it takes, and when it is reached or why not."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum import graph
from curriculum.records import Catalogue
from planner.plans.problem import Question
from planner.plans.programme import DecisionEntry
from planner.plans.wanted import outside
from planner.solver import Decision, Key, Person, Solution

KNOWN = "Everybody knows all that it needs."
WITHOUT_WEIGHT = "It weighs nothing, so that nothing is planned for it."


def decision_entries(question: Question, solution: Solution) -> Iterator[DecisionEntry]:
    """In the order of the problem: decisions as in the catalogue, then targets."""
    reached = {each.decision: each.meeting for each in solution.reached}
    texts = {each.decision: each.text for each in solution.left_out}
    for decision in question.problem.decisions:
        at = reached.get(decision.id)
        record = question.catalogue.decision_by_id.get(decision.id)
        yield DecisionEntry(
            id=decision.id,
            question=decision.title,
            weight=decision.weight,
            minutes=promised(question.catalogue, decision),
            left_minutes=left_minutes(question, decision),
            reached_on=None if at is None or at < 0 else question.kept[at].on,
            is_known=at is not None and at < 0,
            is_target=decision.is_target,
            is_open=record is not None and record.is_open,
            text=_text(question, decision, at, texts.get(decision.id, "")),
        )


def promised(catalogue: Catalogue, decision: Decision) -> int:
    """Minutes from zero as the decision's page says them, before any override of the plan."""
    record = catalogue.decision_by_id.get(decision.id)
    needs = decision.needs if record is None else [(n.topic, n.depth) for n in record.needs]
    return graph.minutes(catalogue, graph.closure(catalogue, needs))


def left_minutes(question: Question, decision: Decision) -> int:
    """What is left of them for the member who has most to learn."""
    keys = open_closure(question, decision.needs)
    return max(_left(question, keys, person) for person in question.problem.people)


def closure(question: Question, needs: tuple[Key, ...]) -> tuple[Key, ...]:
    """All steps from zero, without topics that the brief leaves out."""
    return graph.closure(question.catalogue, needs, known=outside(question.left_out))


def open_closure(question: Question, needs: tuple[Key, ...]) -> tuple[Key, ...]:
    """Those of them that are still to be learnt: what all know carries what it stands on."""
    known = [key for key in question.steps if known_by(question, key) == _people(question)]
    return graph.closure(question.catalogue, needs, known=outside(question.left_out).union(known))


def _people(question: Question) -> int:
    return len(question.problem.people)


def known_by(question: Question, key: Key) -> int:
    return sum(key in person.knows for person in question.problem.people)


def _left(question: Question, keys: tuple[Key, ...], person: Person) -> int:
    people, percent = question.problem.people, question.problem.catch_up_percent
    minutes = 0
    for key in keys:
        knowing = known_by(question, key)
        if knowing * 100 < percent * len(people):
            minutes += question.steps[key].discussion
        if key not in person.knows:
            minutes += question.steps[key].reading
    return minutes


def _text(question: Question, decision: Decision, at: int | None, why_not: str) -> str:
    if at is None:
        return why_not if decision.weight or why_not else WITHOUT_WEIGHT
    if at < 0:
        return KNOWN
    record = question.catalogue.decision_by_id.get(decision.id)
    return "" if record is None else record.done_when
