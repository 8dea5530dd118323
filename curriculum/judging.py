"""Judging the maturity of a topic anew, with the depths that this proposes: one edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.db import transaction

from curriculum import maturity
from curriculum.documents import with_entries
from curriculum.history import change_catalogue, lock
from curriculum.maturity import Judgement
from curriculum.models import Edition
from curriculum.queries import snapshot
from curriculum.records import Topic

FORMER = "a former member"


class JudgedMeanwhile(Exception):
    """Somebody judged the topic, or changed a need of it, since the page was shown."""


@transaction.atomic
def judge(
    *,
    topic_id: str,
    judgement: Judgement,
    accepted: Collection[str],
    seen: str,
    by: Any,
    now: dt.datetime,
) -> Edition | None:
    """`accepted`: decisions whose need takes the proposed depth; `seen`: what `maturity.seen` said
    when the proposals were shown. Raises JudgedMeanwhile, BadCatalogue and CannotLoad."""
    lock()
    catalogue = snapshot()
    topic = catalogue.topic_by_id.get(topic_id)
    if topic is None or maturity.seen(catalogue, topic) != seen:
        raise JudgedMeanwhile
    wanted = maturity.judged(catalogue, topic, judgement, accepted=accepted)
    return change_catalogue(wanted=wanted, by=by, now=now, why=judgement.reason)[1]


@transaction.atomic
def forget_judge(*, name: str, now: dt.datetime) -> None:
    """Whoever judged topics has left for good: their name is taken out of the catalogue."""
    if not name:
        return
    lock()
    catalogue = snapshot()
    changed = {
        ("topics", topic.id): _without(topic, name)
        for topic in catalogue.topics
        if name in (topic.maturity_by, *(past.judged_by for past in topic.maturity_past))
    }
    if changed:
        wanted = with_entries(catalogue, changed)
        change_catalogue(wanted=wanted, by=None, now=now, kind=Edition.Kind.ELSEWHERE)


def _without(topic: Topic, name: str) -> Topic:
    return replace(
        topic,
        maturity_by=FORMER if topic.maturity_by == name else topic.maturity_by,
        maturity_past=tuple(
            replace(each, judged_by=FORMER) if each.judged_by == name else each
            for each in topic.maturity_past
        ),
    )
