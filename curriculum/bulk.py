"""Pure: one change made to several entries of a section at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from curriculum.becoming import Becoming, CannotBecome, archived, record_at
from curriculum.documents import Key, document_of, record_of, with_entries
from curriculum.judged import PastMaturity
from curriculum.records import Catalogue, Decision, Exercise, Resource, Topic
from curriculum.rewriting import holders

Change = Callable[[Any], Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    maturity: str
    on: dt.date
    note: str = ""
    by: str = ""


def changed_at_once(catalogue: Catalogue, keys: Sequence[Key], change: Change) -> Becoming:
    """Raises BadCatalogue for what an entry cannot say; ids stay."""
    records = {key: _checked(key[0], change(record_at(catalogue, key))) for key in keys}
    return Becoming(before=catalogue, after=with_entries(catalogue, records), became={})


def archived_at_once(
    catalogue: Catalogue, keys: Sequence[Key], *, with_names: bool = False
) -> Becoming:
    """Entries that only name each other can go together. Raises CannotBecome with all others who
    name them."""
    others = (other for key in keys for other in holders(catalogue, *key) if other not in keys)
    if not with_names and (named_by := tuple(dict.fromkeys(others))):
        raise CannotBecome(_("Others need it."), named_by)
    found, waiting = catalogue, list(keys)
    while waiting:
        free = (each for each in waiting if not holders(found, *each))
        key = next(free, waiting[0])
        found = archived(found, key, with_names=True).after
        waiting.remove(key)
    return Becoming(before=catalogue, after=found, became=dict.fromkeys(keys, ()))


def to_area(area: str) -> Change:
    return lambda topic: replace(topic, area=area)


def judged(judgement: Judgement, catalogue: Catalogue) -> Change:
    """How it was judged before is kept."""
    depths = {each.id: each.default_depth for each in catalogue.maturities}

    def change(topic: Topic) -> Topic:
        past = PastMaturity(
            maturity=topic.maturity,
            depth=depths[topic.maturity],
            judged_on=topic.maturity_on,
            judged_by=topic.maturity_by,
            reason=topic.maturity_note,
        )
        return replace(
            topic,
            maturity=judgement.maturity,
            maturity_on=judgement.on,
            maturity_note=judgement.note,
            maturity_by=judgement.by,
            maturity_past=(*topic.maturity_past, past),
        )

    return change


def in_minutes(*, percent: int = 100, more: int = 0) -> Change:
    """Of every depth of a topic, or of an exercise; never less than one."""

    def minutes(before: int) -> int:
        return max(1, round(before * percent / 100) + more)

    def change(record: Topic | Exercise) -> Topic | Exercise:
        if isinstance(record, Exercise):
            return replace(record, minutes=minutes(record.minutes))
        rungs = (replace(each, minutes=minutes(each.minutes)) for each in record.rungs)
        return replace(record, rungs=tuple(rungs))

    return change


def to_cost(cost: str, *, is_free: bool) -> Change:
    def change(resource: Resource) -> Resource:
        return replace(resource, cost=cost, is_free=is_free)

    return change


def to_language(language: str) -> Change:
    return lambda resource: replace(resource, language=language)


def for_goal(goal: str) -> Change:
    def change(decision: Decision) -> Decision:
        return replace(decision, goals=tuple(dict.fromkeys((*decision.goals, goal))))

    return change


def not_for_goal(goal: str) -> Change:
    def change(decision: Decision) -> Decision:
        return replace(decision, goals=tuple(each for each in decision.goals if each != goal))

    return change


def to_weight(weight: int) -> Change:
    return lambda decision: replace(decision, weight=weight)


def _checked(section: str, record: Any) -> Any:
    return record_of(section, document_of(section, record))
