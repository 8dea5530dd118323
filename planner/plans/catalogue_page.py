"""What the catalogue changed under a plan, as its leads read and decide it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction

from planner.accounts.models import User
from planner.plans import actions
from planner.plans.catalogue_models import CatalogueNews
from planner.plans.catalogue_news import Changed, changed_under, is_open, published
from planner.plans.catalogue_news_text import effect_words, meetings_words
from planner.plans.models import Plan

MOST_KEPT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One change in words, and the meetings to come that stand on it."""

    text: str
    meetings: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CataloguePage:
    """`last`: the newest of what was found, 0 for nothing; `is_drafted`: what leads work on was
    written after it and waits to be published; `kept`: what was decided before."""

    rows: tuple[Row, ...]
    effects: tuple[str, ...]
    last: int
    base: int
    is_drafted: bool
    kept: tuple[CatalogueNews, ...]


def catalogue_page(plan: Plan, *, now: dt.datetime) -> CataloguePage:
    head, shown = actions.head_of(plan), published(plan)
    rows = list(plan.catalogue_news.select_related("last", "decided_by").order_by("id"))
    news = [] if shown is None else [each for each in rows if is_open(each, shown)]
    found = None
    if shown is not None and news:
        found = changed_under(shown, first=news[0].first_id, now=now)
    kept = [each for each in rows if each.decided_at is not None]
    return CataloguePage(
        rows=tuple(_rows(found)) if found else (),
        effects=tuple(effect_words(each) for each in found.effects) if found else (),
        last=news[-1].pk if news else 0,
        base=head.number,
        is_drafted=bool(news) and head.created_at > news[-1].last.made_at,
        kept=tuple(kept[: -MOST_KEPT - 1 : -1]),
    )


def _rows(found: Changed) -> list[Row]:
    rows = []
    for point in found.points:
        there = found.of(point)
        meetings = meetings_words(found.plan, there) if there else ""
        rows.append(Row(text=point.text, meetings=meetings))
    return rows


@transaction.atomic
def keep_as_it_is(*, plan: Plan, last: int, by: User, now: dt.datetime) -> int:
    """The leads know of it and leave the plan alone: all that was found up to `last`, which is
    what they saw; of how much. Nobody is reminded of it any more."""
    seen = plan.catalogue_news.undecided().filter(pk__lte=last)
    return seen.update(decision=CatalogueNews.Decision.KEPT, decided_at=now, decided_by=by)
