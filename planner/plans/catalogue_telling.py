"""Telling the leads of plans, once an edition, of what the catalogue changed under them."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext_lazy

from curriculum.current import current, version
from curriculum.models import Edition, EntryChange, FormerEntry
from curriculum.records import Catalogue
from planner.accounts.models import User
from planner.accounts.notices import Notice
from planner.accounts.stopping import stops
from planner.accounts.telling import Told, tell_all
from planner.groups.models import Membership
from planner.language.speaking import speaking_to
from planner.meetings.catalogue_use import items_to_come
from planner.outbox import kinds
from planner.outbox.actions import Fact
from planner.outbox.models import Message
from planner.plans import catalogue_news_text as says
from planner.plans.catalogue_models import CatalogueMark, CatalogueNews
from planner.plans.catalogue_news import (
    Changed,
    changed,
    line_of,
    net_under,
    touching,
)
from planner.plans.catalogue_points import Line, subjects
from planner.plans.models import Plan, Revision

KIND = str(Notice.CATALOGUE_CHANGED)
QUIET = dt.timedelta(minutes=10)
"""After the last of several edits; until then they are one message."""
AT_LAST = dt.timedelta(hours=2)
"""Whoever edits all day long keeps nobody waiting longer."""


def register_kind() -> None:
    kinds.register(
        KIND,
        still_holds,
        why=gettext_lazy("you lead the group whose plan stands on it"),
        stop_link=stops(Notice.CATALOGUE_CHANGED),
        text=text_now,
    )


@transaction.atomic
def tell_of_catalogue(*, now: dt.datetime) -> int:
    """Note for each plan what the editions since the last look touch of it, and tell its leads;
    how many were told. What was taken back meanwhile is no news."""
    if not _has_settled(now):
        return 0
    mark = CatalogueMark.objects.select_for_update().get_or_create(id=1)[0]
    editions = list(Edition.objects.filter(pk__gt=mark.edition).order_by("id"))
    if not editions:
        return 0
    mark.edition = editions[-1].pk
    mark.save(update_fields=["edition"])
    _settle_taken_back(now)
    found = _touched(editions[0].pk, now)
    return sum(_tell(plan, editions, now) for plan in found)


def still_holds(message: Message) -> bool:
    """Its reader leads the group still, and what changed is neither decided nor taken back."""
    leads = (
        Membership.objects.active()
        .leads()
        .filter(user=message.recipient_id, group=message.about["group"], group__archived_at=None)
    )
    return leads.exists() and _open(message) is not None


def text_now(message: Message) -> str:
    found = _open(message)
    return message.text if found is None else says.mail(found)


def _open(message: Message) -> Changed | None:
    news = CatalogueNews.objects.undecided().select_related("plan", "last")
    found = news.filter(pk=message.about["news"], plan__archived_at=None).first()
    if found is None:
        return None
    of_plan = changed(found.plan, first=found.first_id, now=message.created_at)
    if of_plan is None or of_plan.revision.created_at >= found.last.made_at:
        return None
    return of_plan if of_plan.points else None


def _has_settled(now: dt.datetime) -> bool:
    """Whether there is something new, and nobody is in the midst of it."""
    seen = CatalogueMark.objects.filter(id=1).values_list("edition", flat=True).first() or 0
    fresh = Edition.objects.filter(pk__gt=seen).order_by("made_at", "id")
    made = list(fresh.values_list("made_at", flat=True))
    return bool(made) and (made[-1] <= now - QUIET or made[0] <= now - AT_LAST)


def _touched(first: int, now: dt.datetime) -> list[Plan]:
    """Published plans of which something to come stands on what has changed."""
    by_series = _lines_by_series(first, now)
    numbers = [int(series.removeprefix("plan-")) for series in by_series]
    revisions = Revision.objects.published().filter(
        plan__in=numbers, plan__archived_at=None, plan__group__archived_at=None
    )
    catalogue = current(version()) if numbers else Catalogue()
    found = []
    for each in revisions.select_related("plan__group").order_by("plan", "id"):
        net = net_under(each, first=first)
        if touching(each, net, by_series[each.plan.series], catalogue):
            found.append(each.plan)
    return found


def _lines_by_series(first: int, now: dt.datetime) -> dict[str, list[Line]]:
    """All lines of the plans of which one names something of what was there before."""
    rows = EntryChange.objects.filter(edition__gte=first, before__isnull=False).order_by("id")
    columns = ("section", "entry", "before", "after")
    topics, units, exercises = subjects(rows.values_list(*columns))
    if not (topics or units or exercises):
        return {}
    new = FormerEntry.objects.filter(section="topics", entry__in=topics).values_list("became")
    topics |= {each for (became,) in new for each in became}
    found: dict[str, list[Line]] = defaultdict(list)
    touched = set()
    for item in items_to_come(now):
        line, series = line_of(item), item["meeting__series"]
        found[series].append(line)
        if line.topic in topics or line.units & units or line.exercises & exercises:
            touched.add(series)
    return {series: found[series] for series in sorted(touched) if series.startswith("plan-")}


def _tell(plan: Plan, editions: list[Edition], now: dt.datetime) -> int:
    first = editions[0]
    news = CatalogueNews.objects.create(plan=plan, first=first, last=editions[-1], found_at=now)
    found = changed(plan, first=first.pk, now=now)
    leads = leads_of(plan) if found and found.points else []
    about = {"group": plan.group_id, "plan": plan.pk, "news": news.pk}
    tell_all(
        told=[_told(lead, plan, first.pk, about, now) for lead in leads],
        notice=Notice.CATALOGUE_CHANGED,
        occurrence=f"catalogue news {news.pk}",
        link=says.link(plan),
        now=now,
    )
    return len(leads)


def _told(lead: User, plan: Plan, first: int, about: Mapping[str, Fact], now: dt.datetime) -> Told:
    with speaking_to(lead):
        found = changed(plan, first=first, now=now)
        text = says.mail(found) if found else ""
        return Told(user=lead, subject=says.subject(plan), text=text, about=about)


def leads_of(plan: Plan) -> list[User]:
    leads = plan.group.memberships.active().leads().filter(user__is_active=True)
    return [each.user for each in leads.select_related("user").order_by("id")]


def _settle_taken_back(now: dt.datetime) -> None:
    """What nobody has to decide any more, as the catalogue is again as it was."""
    for news in CatalogueNews.objects.undecided().select_related("plan").order_by("id"):
        found = changed(news.plan, first=news.first_id, now=now)
        if found is None or not found.points:
            news.decision, news.decided_at = CatalogueNews.Decision.TAKEN_BACK, now
            news.save(update_fields=["decision", "decided_at"])
