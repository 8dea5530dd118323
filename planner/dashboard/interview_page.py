"""Interview questions as a deck: which comes next, and how each went."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from curriculum.pages.links import Link, TopicLink, decision_link, topic_link
from curriculum.records import Catalogue, Question
from planner.accounts.models import User
from planner.progress.models import ReviewCard, ReviewLog
from planner.progress.reviews import last_answer


@dataclass(frozen=True, slots=True, kw_only=True)
class DeckLine:
    """`back_at`: when it comes back, None for one that is new; `is_due`: that is now or past."""

    question: Question
    times: int
    back_at: dt.datetime | None
    is_due: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The question one thinks about; `had`: how it was the last time."""

    line: DeckLine
    decision: Link
    topics: tuple[TopicLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewPage:
    """`lines`: of the questions that the filter lets through; `decisions` and `levels`: what one
    can filter by. `last`: what was said just now, and `about` what."""

    shown: Shown | None
    lines: tuple[DeckLine, ...]
    decisions: tuple[Link, ...]
    levels: tuple[str, ...]
    last: ReviewLog | None
    about: str

    @property
    def new(self) -> int:
        return sum(not each.times for each in self.lines)


def interview_page(
    user: User,
    catalogue: Catalogue,
    *,
    decision: str,
    level: str,
    chosen: str,
    now: dt.datetime,
) -> InterviewPage:
    """`chosen`: the id of a question to show, whatever comes next."""
    cards = {
        card.about: card
        for card in ReviewCard.objects.filter(user=user, kind=ReviewCard.Kind.QUESTION)
    }
    lines = tuple(
        _line(question, cards.get(question.id), now)
        for question in catalogue.questions
        if decision in ("", question.decision) and level in ("", question.level)
    )
    last = last_answer(user, ReviewCard.Kind.QUESTION, now=now)
    named = {each.id: each.question for each in catalogue.questions}
    asked = dict.fromkeys(each.decision for each in catalogue.questions)
    return InterviewPage(
        shown=_shown(_next(lines, chosen), catalogue),
        lines=lines,
        decisions=tuple(decision_link(catalogue, each) for each in asked),
        levels=tuple(dict.fromkeys(each.level for each in catalogue.questions)),
        last=last,
        about=named.get(last.card.about, "") if last else "",
    )


def _line(question: Question, card: ReviewCard | None, now: dt.datetime) -> DeckLine:
    return DeckLine(
        question=question,
        times=card.times if card else 0,
        back_at=card.due_at if card else None,
        is_due=card is not None and card.due_at <= now,
    )


def _next(lines: Sequence[DeckLine], chosen: str) -> DeckLine | None:
    """The chosen one; else what waits longest; else the first that is new; else nothing."""
    picked = [each for each in lines if each.question.id == chosen]
    due = sorted(
        (each for each in lines if each.is_due and each.back_at), key=lambda each: each.back_at or 0
    )
    new = [each for each in lines if not each.times]
    return next(iter((*picked, *due, *new)), None)


def _shown(line: DeckLine | None, catalogue: Catalogue) -> Shown | None:
    if line is None:
        return None
    return Shown(
        line=line,
        decision=decision_link(catalogue, line.question.decision),
        topics=tuple(
            topic_link(catalogue, each.topic, each.depth) for each in line.question.covers
        ),
    )
