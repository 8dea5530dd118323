"""Two minutes of recall: what is asked next, and what can be looked up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from curriculum.records import Catalogue, Topic
from planner.accounts.models import User
from planner.dashboard.stuck_subjects import TopicAt, topic_at
from planner.meetings.facilitating import to_recall
from planner.progress.models import ReviewCard, ReviewLog
from planner.progress.reviews import ToRecall, due, last_answer, of_topics, standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """`question` in Markdown; `you_can`: what the catalogue says of this depth."""

    what: ToRecall
    at: TopicAt
    question: str
    topic: Topic
    you_can: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallPage:
    """`to_go`: how many are asked in this sitting, this one included; `more`: how many would be
    left after it. `last`: what was said just now, and `about` what."""

    asked: Asked | None
    to_go: int
    more: int
    last: ReviewLog | None
    about: str


def recall_page(
    user: User, topics: Sequence[str], catalogue: Catalogue, *, left: int, now: dt.datetime
) -> RecallPage:
    """`topics`: only these, due or not; `left`: at most so many more."""
    known = standing_of(user).known
    if topics:
        waiting = of_topics(known, topics, catalogue, now=now)
    else:
        waiting = due(known, catalogue, now=now)
    last = last_answer(user, ReviewCard.Kind.TOPIC, now=now)
    to_go = min(left, len(waiting))
    return RecallPage(
        asked=_asked(waiting[0], catalogue) if to_go else None,
        to_go=to_go,
        more=len(waiting) - to_go,
        last=last,
        about=_named(last, catalogue),
    )


def _asked(what: ToRecall, catalogue: Catalogue) -> Asked:
    topic = catalogue.topic_by_id[what.topic]
    questions = (*to_recall(catalogue, topic, what.depth), *_beginnings(what, catalogue))
    return Asked(
        what=what,
        at=topic_at(catalogue, what.step),
        question=questions[what.times % len(questions)],
        topic=topic,
        you_can=topic.rung(what.depth).you_can,
    )


def _beginnings(what: ToRecall, catalogue: Catalogue) -> list[str]:
    """Of the exercises on it, no deeper."""
    fitting = [
        each
        for each in catalogue.exercises
        if each.topic == what.topic
        and all(covers.depth <= what.depth for covers in each.covers if covers.topic == each.topic)
    ]
    return [
        _("*%(exercise)s*: from memory, how would you begin? %(task)s")
        % {"exercise": each.title, "task": each.derive_first}
        for each in fitting
    ]


def _named(log: ReviewLog | None, catalogue: Catalogue) -> str:
    if log is None or log.card.about not in catalogue.topic_by_id:
        return ""
    return str(topic_at(catalogue, (log.card.about, log.card.depth)))
