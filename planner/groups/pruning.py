"""Pure: a catalogue in which nothing names what is not there."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from curriculum.names import Name
from curriculum.records import (
    Catalogue,
    Decision,
    Exercise,
    Question,
    Resource,
    Topic,
    TopicDepth,
)
from curriculum.texts import texts
from curriculum.translating import by_entry
from curriculum.translations import Translation

KINDS = {"area": "areas", "goal": "goals", "topic": "topics", "decision": "decisions"}


def pruned(catalogue: Catalogue) -> Catalogue:
    """The same without what is about nothing any more: units, exercises, questions."""
    there = _There(
        topics=frozenset(catalogue.topic_by_id), decisions=frozenset(catalogue.decision_by_id)
    )
    found = replace(
        catalogue,
        topics=tuple(there.topic(each) for each in catalogue.topics),
        decisions=tuple(there.decision(each) for each in catalogue.decisions),
        resources=tuple(there.resource(each) for each in catalogue.resources),
        exercises=tuple(
            there.exercise(each) for each in catalogue.exercises if each.topic in there.topics
        ),
        questions=tuple(
            there.question(each)
            for each in catalogue.questions
            if each.decision in there.decisions and there.covers(each.covers)
        ),
        system_questions=tuple(
            each for each in catalogue.system_questions if each.decision in there.decisions
        ),
        stuck_questions=tuple(
            each
            for each in catalogue.stuck_questions
            if not each.decision or each.decision in there.decisions
        ),
        names=_names(catalogue),
    )
    return replace(found, translations=_translations(found)) if found.translations else found


@dataclass(frozen=True, slots=True)
class _There:
    """Ids of what there is; records come back the same where nothing has to go."""

    topics: Collection[str]
    decisions: Collection[str]

    def covers(self, covers: tuple[TopicDepth, ...]) -> tuple[TopicDepth, ...]:
        return tuple(each for each in covers if each.topic in self.topics)

    def topic(self, topic: Topic) -> Topic:
        kept = tuple(each for each in topic.prerequisites if each.topic in self.topics)
        is_same = len(kept) == len(topic.prerequisites)
        return topic if is_same else replace(topic, prerequisites=kept)

    def decision(self, decision: Decision) -> Decision:
        kept = tuple(each for each in decision.needs if each.topic in self.topics)
        return decision if len(kept) == len(decision.needs) else replace(decision, needs=kept)

    def resource(self, resource: Resource) -> Resource:
        units = tuple(
            unit
            if len(covers := self.covers(unit.covers)) == len(unit.covers)
            # One that never covered anything, a slot, say, stays.
            else replace(unit, covers=covers)
            for unit in resource.units
            if not unit.covers or self.covers(unit.covers)
        )
        return resource if units == resource.units else replace(resource, units=units)

    def exercise(self, exercise: Exercise) -> Exercise:
        decisions = tuple(each for each in exercise.decisions if each in self.decisions)
        covers = self.covers(exercise.covers)
        if (covers, decisions) == (exercise.covers, exercise.decisions):
            return exercise
        return replace(exercise, covers=covers, decisions=decisions)

    def question(self, question: Question) -> Question:
        covers = self.covers(question.covers)
        return question if covers == question.covers else replace(question, covers=covers)


def _names(catalogue: Catalogue) -> tuple[Name, ...]:
    there = {
        kind: {each.id for each in getattr(catalogue, section)} for kind, section in KINDS.items()
    }
    return tuple(each for each in catalogue.names if each.id in there[each.kind])


def _translations(catalogue: Catalogue) -> tuple[Translation, ...]:
    """Of what there is, and of the places that it has left."""
    entries = by_entry(catalogue)
    return tuple(
        replace(each, texts=tuple(text for text in each.texts if text.place in there))
        for each in catalogue.translations
        if (record := entries.get((each.section, each.entry))) is not None
        for there in (texts(record),)
        if any(text.place in there for text in each.texts)
    )
