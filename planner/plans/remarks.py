"""What a reader of the plan should know besides: warnings, suggestions, what is not in it."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum.records import DEPTH_NAMES, Catalogue, Prerequisite
from planner.meetings.dates import spoken
from planner.plans.decision_entries import known_by
from planner.plans.dial_words import listed
from planner.plans.problem import Question
from planner.plans.steps import StepPlan
from planner.solver import Key, Solution

MOST_NAMED = 6
MOST_SUGGESTIONS = 6


def warnings(question: Question, solution: Solution) -> Iterator[str]:
    """To be acknowledged before the plan is used."""
    yield from question.warnings
    yield from _measured(question, solution)
    yield from solution.warnings
    yield from _without_units(question, solution)
    yield from _paid(question, solution)
    yield from _without_reading(question)
    yield from _without_country(question)
    yield from _without_lead(question, solution)


def suggestions(question: Question, solution: Solution) -> tuple[str, ...]:
    """Soft prerequisites that are neither in the plan nor known by all; nobody has to follow."""
    placed = {each.key for each in solution.placements}
    found: dict[tuple[str, str], str] = {}
    for key in _placed(question, solution):
        for each in question.catalogue.topic_by_id[key[0]].prerequisites:
            is_asked = each.soft and each.from_depth == key[1]
            if is_asked and not _is_met(question, each, placed):
                text = _suggestion(question.catalogue, key, each)
                found.setdefault((key[0], each.topic), text)
    return tuple(found.values())[:MOST_SUGGESTIONS]


def not_in_plan(catalogue: Catalogue) -> tuple[str, ...]:
    return tuple(f"{each.title}: {each.reason}" for each in catalogue.left_out)


def _placed(question: Question, solution: Solution) -> list[Key]:
    placed = {each.key for each in solution.placements}
    return [key for key in question.steps if key in placed]


def _is_met(question: Question, wanted: Prerequisite, placed: set[Key]) -> bool:
    key = (wanted.topic, wanted.depth)
    return (
        key in placed
        or wanted.topic in question.left_out
        or known_by(question, key) == len(question.problem.people)
    )


def _suggestion(catalogue: Catalogue, key: Key, wanted: Prerequisite) -> str:
    helper = f"{catalogue.topic_by_id[wanted.topic].name} ({DEPTH_NAMES[wanted.depth]})"
    return f"{helper} helps with {catalogue.topic_by_id[key[0]].name}: {wanted.reason}"


def _measured(question: Question, solution: Solution) -> Iterator[str]:
    """Which steps take other minutes than the catalogue says, and on whose word."""
    if question.brief.measured is None:
        return
    placed = set(_placed(question, solution))
    found = [each for each in question.brief.measured if (each.topic, each.depth) in placed]
    if not found:
        yield "No three groups have measured any of these steps yet, so the estimates count."
        return
    named = [
        f"{question.steps[each.topic, each.depth].words} {each.minutes} minutes "
        f"(from {each.least} to {each.most} in {each.groups} groups)"
        for each in found[:MOST_NAMED]
    ]
    more = f", and {len(found) - len(named)} more" if len(found) > len(named) else ""
    yield (
        "Minutes in meetings are the median of what groups really took, where three or more "
        f"have covered a step: {', '.join(named)}{more}."
    )


def _without_units(question: Question, solution: Solution) -> Iterator[str]:
    plans = [question.steps[key] for key in _placed(question, solution)]
    bare = [plan for plan in plans if not plan.has_units]
    if bare:
        taste = question.brief.taste
        fitting = "free unit" if taste.free_only else "unit"
        named = [_search(plan) for plan in bare[:MOST_NAMED]]
        more = len(bare) - len(named)
        rest = f", and {more} more" if more else ""
        yield (
            f"No {fitting} of the catalogue covers {', '.join(named)}{rest}: "
            "that time alone is practice of your own."
        )


def _search(plan: StepPlan) -> str:
    word = next(iter(plan.topic.synonyms), plan.topic.name)
    return f"{plan.words} (search for “{word}”)"


def _paid(question: Question, solution: Solution) -> Iterator[str]:
    topics: dict[str, list[str]] = {}
    for key in _placed(question, solution):
        plan = question.steps[key]
        paid = [each for before in plan.before for each in before.reading if not each.is_free]
        for resource in dict.fromkeys(each.resource_title for each in paid):
            topics.setdefault(resource, []).append(plan.words)
    for resource, steps in topics.items():
        yield f"{resource} is not free; it is planned for {listed(steps)}."


def _without_reading(question: Question) -> Iterator[str]:
    idle = [each.name for each in question.problem.people if not each.reading]
    if idle:
        yield (
            f"{', '.join(idle)} can read nothing before the meetings; nothing new fits "
            "in unless they know it or are given some minutes a week."
        )


def _without_country(question: Question) -> Iterator[str]:
    """Told only where the holidays of the others are known, so that nobody is forgotten."""
    people = question.brief.people
    missing = [each.name for each in people if not each.country]
    if missing and len(missing) < len(people):
        yield f"The public holidays of {listed(missing)} are not known: no country is given."


def _without_lead(question: Question, solution: Solution) -> Iterator[str]:
    for turn in solution.turns:
        if turn.lead is None and question.problem.meetings[turn.meeting].is_led:
            because = f": {turn.reason}" if turn.reason else "."
            yield f"Nobody leads on {spoken(question.kept[turn.meeting].on)}{because}"
