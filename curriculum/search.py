"""What of the catalogue can be found, by which words, and the search over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from curriculum import fulltext
from curriculum.fulltext import Entry, Hit, Keyword, SearchResults
from curriculum.records import Catalogue, Decision, Exercise, Question, Resource, Topic

__all__ = ["KINDS", "Hit", "SearchResults", "entries", "search"]

# What people look for first weighs most; what is shown on another's page weighs less.
WEIGHTS = {
    "topic": 1.0,
    "decision": 1.0,
    "goal": 0.95,
    "area": 0.9,
    "strategy": 0.75,
    "resource": 0.75,
    "exercise": 0.7,
    "left-out": 0.7,
    "question": 0.65,
    "unit": 0.55,
}
KINDS = tuple(sorted(WEIGHTS))


def search(query: str, *, kinds: Sequence[str] = (), limit: int = 20) -> SearchResults:
    """What of the catalogue answers a query in everyday words, a symptom or Chinese.

    `kinds` are of KINDS; none means all, and unknown ones find nothing. A unit's parent is its
    resource, an exercise's its topic, a question's its decision.
    """
    return fulltext.find(
        query, kinds=[kind for kind in KINDS if not kinds or kind in kinds], limit=limit
    )


def entries(catalogue: Catalogue) -> Iterator[Entry]:
    """Everything that can be found."""
    names = _names(catalogue)
    questions = _questions_of_topics(catalogue)
    for area in catalogue.areas:
        yield _entry("area", area.id, area.name, keywords=names["area", area.id])
    for goal in catalogue.goals:
        yield _entry(
            "goal", goal.id, goal.title, keywords=names["goal", goal.id], summary=goal.summary
        )
    for topic in catalogue.topics:
        yield _topic(topic, names["topic", topic.id], questions[topic.id])
    asks = _asks(catalogue)
    for decision in catalogue.decisions:
        # Its id is a short title in English, with "iv" for those of the interview.
        short = Keyword(decision.id.removeprefix("iv-").replace("-", " "))
        keywords = (short, *asks[decision.id], *names["decision", decision.id])
        yield _decision(decision, keywords, catalogue)
    yield from _further(catalogue)


def _further(catalogue: Catalogue) -> Iterator[Entry]:
    for resource in catalogue.resources:
        yield from _resource(resource, catalogue)
    for exercise in catalogue.exercises:
        yield _exercise(exercise, catalogue)
    for question in catalogue.questions:
        yield _question(question, catalogue)
    for each in catalogue.strategies:
        body = _text((*each.in_practice, each.caution))
        yield _entry("strategy", each.id, each.title, summary=each.idea, body=body)
    for left_out in catalogue.left_out:
        yield _entry(
            "left-out",
            left_out.title,
            left_out.title,
            summary=left_out.reason,
            body=left_out.lesson,
        )


def _entry(
    kind: str,
    key: str,
    title: str,
    *,
    keywords: Iterable[Keyword] = (),
    summary: str = "",
    body: str = "",
    parent: str = "",
) -> Entry:
    """Most of the catalogue's texts are English, whatever they speak of."""
    return Entry(
        kind=kind,
        key=key,
        title=title,
        keywords=tuple(keywords),
        summary=summary,
        body=body,
        parent=parent,
        weight=WEIGHTS[kind],
    )


def _names(catalogue: Catalogue) -> Mapping[tuple[str, str], Sequence[Keyword]]:
    found: defaultdict[tuple[str, str], list[Keyword]] = defaultdict(list)
    for each in catalogue.names:
        texts = (each.name, *each.also)
        found[each.kind, each.id].extend(Keyword(text, each.language) for text in texts)
    return found


def _asks(catalogue: Catalogue) -> Mapping[str, Sequence[Keyword]]:
    """What people ask when stuck or about a system, by the decision that it leads to."""
    found: defaultdict[str, list[Keyword]] = defaultdict(list)
    for stuck in catalogue.stuck_questions:
        found[stuck.decision].append(Keyword(stuck.ask))
    for asked in catalogue.system_questions:
        found[asked.decision].append(Keyword(asked.ask))
    return found


def _questions_of_topics(catalogue: Catalogue) -> Mapping[str, Sequence[str]]:
    """The decisions that need a topic, as people would ask, and when they need it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for decision in catalogue.decisions:
        for need in decision.needs:
            found[need.topic] += [decision.question, need.when]
    return found


def _topic(topic: Topic, names: Sequence[Keyword], questions: Sequence[str]) -> Entry:
    you_can = [each for rung in topic.rungs for each in rung.you_can]
    return _entry(
        "topic",
        topic.id,
        topic.name,
        keywords=(*(Keyword(each) for each in topic.synonyms), *names),
        summary=topic.definition,
        body=_text((*you_can, topic.maturity_note, *questions)),
    )


def _decision(decision: Decision, keywords: Iterable[Keyword], catalogue: Catalogue) -> Entry:
    needs = [
        text
        for need in decision.needs
        for topic in (catalogue.topic_by_id[need.topic],)
        for text in (topic.name, need.when, ", ".join(topic.synonyms))
    ]
    told = (decision.maturity_lesson, decision.interpretation, decision.note)
    return _entry(
        "decision",
        decision.id,
        decision.question,
        keywords=keywords,
        summary=decision.stakes,
        body=_text((*decision.approach, decision.done_when, *needs, *told)),
    )


def _resource(resource: Resource, catalogue: Catalogue) -> Iterator[Entry]:
    by = ", ".join(resource.by)
    yield _entry(
        "resource",
        resource.id,
        resource.title,
        keywords=[Keyword(name, resource.language) for name in resource.by],
        summary=by,
        body=_text((resource.note, *(unit.title for unit in resource.units))),
    )
    for unit in resource.units:
        topics = [catalogue.topic_by_id[each.topic].name for each in unit.covers]
        yield _entry(
            "unit",
            unit.id,
            unit.title,
            summary=_text((f"{resource.title}, {by}", unit.location)),
            body=_text((*dict.fromkeys(topics), unit.note)),
            parent=resource.id,
        )


def _exercise(exercise: Exercise, catalogue: Catalogue) -> Entry:
    return _entry(
        "exercise",
        exercise.id,
        exercise.title,
        summary=exercise.derive_first,
        body=_text((exercise.statement, catalogue.topic_by_id[exercise.topic].name)),
        parent=exercise.topic,
    )


def _question(question: Question, catalogue: Catalogue) -> Entry:
    topics = dict.fromkeys(catalogue.topic_by_id[each.topic].name for each in question.covers)
    return _entry(
        "question",
        question.id,
        question.question,
        body=_text((*question.good_answer, question.follow_up, *topics)),
        parent=question.decision,
    )


def _text(parts: Iterable[str]) -> str:
    """One text a line; a part that says nothing is left out."""
    return "\n".join(part for part in parts if part)
