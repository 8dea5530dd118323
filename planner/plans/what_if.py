"""What knowing more, or meeting longer, would change: the same brief asked again, quickly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from curriculum.records import DEPTH_NAMES, Catalogue
from planner.plans.brief import BadBrief, Brief
from planner.plans.decision_entries import open_closure
from planner.plans.dial_words import listed
from planner.plans.minutes import DISCUSSION_PERCENT
from planner.plans.problem import Question, question
from planner.solver import QUICK, Key, Solution, solve

Kind = Literal["longer", "knowing"]

LONGER = 90
STEP_LONGER = 30
LEAST_TOPICS, MOST_TOPICS = 2, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """`words` say what would be different; `reached` are the ids then, known ones included."""

    kind: Kind
    words: str
    reached: tuple[str, ...]


def what_ifs(asked: Question, solution: Solution) -> tuple[WhatIf, ...]:
    """Answers to changed briefs, whether they reach more or not; none where all is reached."""
    done = {each.decision for each in solution.reached}
    if all(each.id in done for each in asked.problem.decisions):
        return ()
    return tuple(_answers(asked, solution))


def _answers(asked: Question, solution: Solution) -> Iterator[WhatIf]:
    # Locks name pieces, and these change with the minutes; without them nothing gets worse.
    brief, catalogue = replace(asked.brief, locks=()), asked.catalogue
    least = min(person.reading for person in asked.problem.people)
    reading = _reading_to_match(asked, brief.cadence.minutes)
    if reading > least:
        words = f"Reading {reading} minutes a week"
        yield from _answer("longer", _with_reading(brief, reading), catalogue, words)
    minutes = LONGER if brief.cadence.minutes < LONGER else brief.cadence.minutes + STEP_LONGER
    longer = replace(brief, cadence=replace(brief.cadence, minutes=minutes))
    yield from _answer("longer", longer, catalogue, f"Meeting {minutes} minutes")
    reading = _reading_to_match(asked, minutes)
    if reading > least:
        words = f"Meeting {minutes} minutes and reading {reading} a week"
        yield from _answer("longer", _with_reading(longer, reading), catalogue, words)
    yield from _knowing(asked, brief, solution)


def _knowing(asked: Question, brief: Brief, solution: Solution) -> Iterator[WhatIf]:
    """The two most valuable topics, and further ones until it makes a difference."""
    keys, now = _valuable(asked), _weight(asked, (each.decision for each in solution.reached))
    for count in range(LEAST_TOPICS, min(MOST_TOPICS, len(keys)) + 1):
        names = listed([_name(asked.catalogue, key) for key in keys[:count]])
        known = replace(brief, known=_deepest((*brief.known, *keys[:count])))
        words = f"Knowing {names} beforehand"
        for answer in _answer("knowing", known, asked.catalogue, words):
            if _weight(asked, answer.reached) > now:
                yield answer
                return


def _weight(asked: Question, names: Iterable[str]) -> int:
    found = set(names)
    return sum(each.weight for each in asked.problem.decisions if each.id in found)


def _answer(kind: Kind, brief: Brief, catalogue: Catalogue, words: str) -> Iterator[WhatIf]:
    try:
        problem = question(brief, catalogue).problem
    except BadBrief:
        # A longer meeting can collide with a part-day off: then there is nothing to compare.
        return
    found = solve(problem, effort=QUICK)
    yield WhatIf(kind=kind, words=words, reached=tuple(each.decision for each in found.reached))


def _reading_to_match(asked: Question, minutes: int) -> int:
    """What a week of such meetings asks to read, so that reading does not hold them back."""
    brief = asked.brief
    percent = brief.minutes.discussion_percent or DISCUSSION_PERCENT
    study = minutes - brief.minutes.opening - brief.minutes.recall
    gaps = [each.days for each in asked.problem.meetings]
    weekly = study * (100 - percent) * 7 * len(gaps) // (percent * sum(gaps))
    return -(-weekly // 10) * 10


def _with_reading(brief: Brief, reading: int) -> Brief:
    people = tuple(
        replace(each, reading=None if each.reading is None else max(each.reading, reading))
        for each in brief.people
    )
    return replace(brief, reading=max(brief.reading, reading), people=people)


def _valuable(asked: Question) -> tuple[Key, ...]:
    """Topics by their share in what all that was asked for takes, weighted; at full depth."""
    worth: Counter[str] = Counter()
    deepest: dict[str, int] = {}
    for decision in asked.problem.decisions:
        open_keys = open_closure(asked, decision.needs)
        total = sum(_minutes(asked, key) for key in open_keys)
        for key in open_keys:
            worth[key[0]] += 1000 * decision.weight * _minutes(asked, key) // total
            deepest[key[0]] = max(key[1], deepest.get(key[0], 0))
    return tuple((topic, deepest[topic]) for topic, _ in worth.most_common(MOST_TOPICS))


def _minutes(asked: Question, key: Key) -> int:
    return asked.steps[key].discussion + asked.steps[key].reading


def _deepest(known: Iterable[Key]) -> tuple[Key, ...]:
    depths: dict[str, int] = {}
    for topic, depth in known:
        depths[topic] = max(depth, depths.get(topic, 0))
    return tuple(depths.items())


def _name(catalogue: Catalogue, key: Key) -> str:
    return f"{catalogue.topic_by_id[key[0]].name} ({DEPTH_NAMES[key[1]]})"
