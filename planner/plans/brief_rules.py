"""What makes a brief sensible, on its own and against a catalogue."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from curriculum.records import DEPTHS, Catalogue
from planner.language.saying import said
from planner.meetings.absences import refuse_bad_person
from planner.meetings.dates import (
    FIRST_YEAR,
    LAST_YEAR,
    Away,
    BadCadence,
    refuse_bad_period,
    refuse_nonsense,
)
from planner.plans.brief import BadBrief, Brief, Participant
from planner.plans.nearest import unknown

MOST_PEOPLE = 200
MOST_WEEKLY_READING = 7 * 24 * 60
MOST_WEIGHT = 1000
MOST_MEASURED = 10_000
PACES = (50, 200)
"""Percent of the estimates; beyond that it is the plan that is wrong, not its pace."""
DEPTH_RANGE = tuple(DEPTHS.values())


def refuse_nonsense_in(brief: Brief) -> None:
    """Raise BadBrief with the first thing that is wrong whatever the catalogue."""
    _check_cadence(brief)
    _check_people(brief)
    _check_minutes(brief)
    _check_decisions(brief)
    _check_topics(brief)
    _check_measured(brief)
    _check_rhythm(brief)
    for place, period in enumerate(brief.no_meeting):
        _check_period(f"no_meeting[{place}]", period, whose="The time without meetings")


def refuse_unknown_in(brief: Brief, catalogue: Catalogue) -> None:
    """Raise BadBrief with the first id that the catalogue does not have, and the nearest one."""
    goals, decisions = list(catalogue.goal_by_id), list(catalogue.decision_by_id)
    topics = list(catalogue.topic_by_id)
    for field, what, given, known in (
        *_references("goals", "goal", brief.goals, goals),
        *_references(
            "decisions", "decision", (each.decision for each in brief.decisions), decisions
        ),
        *_references("known", "topic", (topic for topic, _ in brief.known), topics),
        *_references("depths", "topic", (topic for topic, _ in brief.depths), topics),
        *_references("locks", "topic", (each.topic for each in brief.locks), topics),
        *_references("instead", "topic", (each.topic for each in brief.instead), topics),
        *_known_by_each(brief, topics),
        *_tastes(brief, catalogue),
    ):
        if given not in known:
            raise BadBrief(field, unknown(what, given, known))
    _check_decisions_of_goals(brief, catalogue)


Reference = tuple[str, str, str, Collection[str]]


def _references(
    field: str, what: str, given: Iterable[str], known: Collection[str]
) -> Iterator[Reference]:
    for place, each in enumerate(given):
        yield f"{field}[{place}]", what, each, known


def _known_by_each(brief: Brief, topics: Collection[str]) -> Iterator[Reference]:
    for place, person in enumerate(brief.people):
        given = (topic for topic, _ in person.knows)
        yield from _references(f"people[{place}].knows", "topic", given, topics)


def _tastes(brief: Brief, catalogue: Catalogue) -> Iterator[Reference]:
    taste, resources = brief.taste, catalogue.resources
    formats = sorted({each for resource in resources for each in resource.formats})
    languages = sorted({resource.language for resource in resources})
    books = [resource.id for resource in resources]
    yield from _references("taste.formats", "format", taste.formats, formats)
    yield from _references("taste.languages", "language", taste.languages, languages)
    yield from _references("taste.books", "resource", taste.books, books)


def _check_decisions_of_goals(brief: Brief, catalogue: Catalogue) -> None:
    for place, wanted in enumerate(brief.decisions):
        goals = catalogue.decision_by_id[wanted.decision].goals
        if brief.goals and not set(goals) & set(brief.goals):
            raise BadBrief(
                f"decisions[{place}]",
                f"The decision {wanted.decision} belongs to {' and '.join(goals)}, not to"
                f" {' or '.join(brief.goals)}: add the goal or leave the decision out.",
            )


def _check_cadence(brief: Brief) -> None:
    try:
        refuse_nonsense(brief.cadence)
    except BadCadence as refusal:
        raise BadBrief(f"cadence.{refusal.field}", said(refusal.text)) from refusal
    for place, on in enumerate(brief.meet_anyway):
        if not FIRST_YEAR <= on.year <= LAST_YEAR:
            raise BadBrief(f"meet_anyway[{place}]", f"The year {on.year} is out of reach.")


def _check_people(brief: Brief) -> None:
    _printable("title", brief.title)
    if not brief.people:
        raise BadBrief("people", "Name at least one person who takes part.")
    _within("people", "number of people", len(brief.people), 1, MOST_PEOPLE)
    names = Counter(person.name.casefold() for person in brief.people)
    for place, person in enumerate(brief.people):
        field = f"people[{place}]"
        if not person.name.strip():
            raise BadBrief(f"{field}.name", "Every person needs a name.")
        _printable(f"{field}.name", person.name)
        if names[person.name.casefold()] > 1:
            raise BadBrief(
                f"{field}.name", f"Two people are called {person.name}; tell them apart."
            )
        _check_person(field, person)


def _check_person(field: str, person: Participant) -> None:
    for place, period in enumerate(person.away):
        _check_period(f"{field}.away[{place}]", period, whose=f"{person.name}'s time away")
    try:
        refuse_bad_person(person)
    except BadCadence as refusal:
        raise BadBrief(f"{field}.{refusal.field}", said(refusal.text)) from refusal
    if person.reading is not None:
        _within(f"{field}.reading", "reading minutes", person.reading, 0, MOST_WEEKLY_READING)
    _within(f"{field}.turns_before", "number of turns", person.turns_before, 0, 100_000)
    _check_depths(f"{field}.knows", person.knows, DEPTH_RANGE)


def _check_period(field: str, period: Away, *, whose: str) -> None:
    try:
        refuse_bad_period(field, period, whose=whose)
    except BadCadence as refusal:
        raise BadBrief(refusal.field, said(refusal.text)) from refusal


def _check_minutes(brief: Brief) -> None:
    minutes, whole = brief.minutes, brief.cadence.minutes
    _within("reading", "reading minutes a week", brief.reading, 0, MOST_WEEKLY_READING)
    _within("minutes.opening", "minutes of opening", minutes.opening, 0, whole)
    _within("minutes.recall", "minutes of recall", minutes.recall, 0, whole)
    if minutes.opening + minutes.recall >= whole:
        taken = f"Opening and recall take {minutes.opening + minutes.recall} minutes"
        raise BadBrief("minutes.recall", f"{taken}, which leaves none of the {whole}.")
    if minutes.discussion_percent is not None:
        _percent(
            "minutes.discussion_percent", "every step that is discussed", minutes.discussion_percent
        )
    _within("minutes.pace", "pace in percent", minutes.pace, *PACES)
    _percent("min_present_percent", "people present", brief.min_present_percent)


def _check_decisions(brief: Brief) -> None:
    if not brief.goals and not brief.decisions and not any(depth for _, depth in brief.depths):
        raise BadBrief("goals", "Say what the plan is for: a goal or a decision.")
    _refuse_twice("goals", brief.goals)
    _refuse_twice("decisions", tuple(each.decision for each in brief.decisions))
    for place, wanted in enumerate(brief.decisions):
        field = f"decisions[{place}]"
        _within(f"{field}.weight", f"weight of {wanted.decision}", wanted.weight, 0, MOST_WEIGHT)
        if wanted.by and wanted.by < brief.cadence.start:
            text = f"{wanted.decision} is wanted by {wanted.by}, before the first meeting."
            raise BadBrief(f"{field}.by", text)


def _check_topics(brief: Brief) -> None:
    _check_depths("known", brief.known, DEPTH_RANGE)
    _check_depths("depths", brief.depths, (0, *DEPTH_RANGE))
    for place, lock in enumerate(brief.locks):
        _check_depths(f"locks[{place}]", ((lock.topic, lock.depth),), DEPTH_RANGE)
        _within(f"locks[{place}].piece", "piece", lock.piece, 0, 1000)


def _check_measured(brief: Brief) -> None:
    measured = brief.measured or ()
    _refuse_twice("measured", tuple(f"{each.topic} at depth {each.depth}" for each in measured))
    for place, each in enumerate(measured):
        what = f"minutes of {each.topic}"
        _within(f"measured[{place}].minutes", what, each.minutes, 1, MOST_MEASURED)


def _check_rhythm(brief: Brief) -> None:
    rhythm = brief.rhythm
    for name, every in (
        ("review", rhythm.review),
        ("curiosity", rhythm.curiosity),
        ("exploration", rhythm.exploration or 0),
        ("paper", rhythm.paper or 0),
        ("interview", rhythm.interview),
        ("rest", rhythm.rest),
    ):
        _within(f"rhythm.{name}", "number of meetings between two", every, 0, 1000)
        if every == 1:
            text = "Every single meeting would be kept free; take 2 or more, or 0 for never."
            raise BadBrief(f"rhythm.{name}", text)
    _within("breadth", "number of topics of an area", brief.breadth or 0, 0, 1000)
    _within("patience", "number of weeks", brief.patience or 0, 0, 10_000)


def _check_depths(field: str, depths: tuple[tuple[str, int], ...], known: tuple[int, ...]) -> None:
    _refuse_twice(field, tuple(topic for topic, _ in depths))
    for topic, depth in depths:
        if depth not in known:
            raise BadBrief(field, f"{topic} has no depth {depth}; depths are 1, 2 and 3.")


def _printable(field: str, text: str) -> None:
    # Control characters, and halves of characters that no file can hold.
    if any(unicodedata.category(character) in ("Cc", "Cs") for character in text):
        raise BadBrief(field, "There is a character in it that cannot be shown.")


def _refuse_twice(field: str, ids: tuple[str, ...]) -> None:
    for each, times in Counter(ids).items():
        if times > 1:
            raise BadBrief(field, f"{each} is named twice.")


def _percent(field: str, what: str, number: int) -> None:
    _within(field, f"percentage of {what}", number, 0, 100)


def _within(field: str, what: str, number: int, least: int, most: int) -> None:
    if not least <= number <= most:
        raise BadBrief(field, f"The {what} must be from {least} to {most}, not {number}.")
