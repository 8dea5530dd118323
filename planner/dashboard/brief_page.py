"""What a lead hands to a manager: one page of a period, of a team and of nobody in it.

It has no names and nobody's ratings, attendance or reading: what was agreed, which meetings were
held, and what came of them for the work. Long lists are cut, so that it stays one page of paper.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from curriculum.records import Catalogue
from planner.dashboard.brief_time import TimeRow, time_rows
from planner.groups.models import Group, Membership
from planner.language.dates import full_day
from planner.language.lists import in_a_row
from planner.meetings.models import Meeting, Recap
from planner.meetings.zones import clock_time, zone_named
from planner.plans.worked_through import Planned, worked_through
from planner.progress.pay_offs import PayOff, pay_offs
from planner.threads.models import Intuition, Thread

MOST_DECISIONS, MOST_PAY_OFFS, MOST_NEXT = 5, 3, 3
LONGEST = 120
"""Longer texts are cut after so many characters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days, both included, and when they begin and end on the group's clock."""

    first: dt.date
    last: dt.date
    starts_at: dt.datetime
    ends_at: dt.datetime

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    def has(self, moment: dt.datetime | None) -> bool:
        return moment is not None and self.starts_at <= moment < self.ends_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """A decision that can be taken since the period. `serves`: titles of goals."""

    question: str
    stakes: str
    serves: str
    day: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorthIt:
    """A bug that mathematics explained, and what that saved."""

    bug: str
    topics: str
    saved: str
    hours: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    day: str
    title: str
    reached: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefPage:
    """`off`: meetings of the plan that did not take place. The numbers beside lists are those of
    all, also where fewer are listed."""

    first: str
    last: str
    people: int
    time: tuple[TimeRow, ...]
    held: int
    off: int
    unlocked: tuple[Unlocked, ...]
    unlocked_in_all: int
    notes: tuple[str, ...]
    worth: tuple[WorthIt, ...]
    worth_in_all: int
    hours_saved: str
    next: tuple[NextMeeting, ...]
    can_now: int
    decisions: int

    @property
    def notes_words(self) -> str:
        return _("%(list)s.") % {"list": in_a_row(self.notes)}


def period_of(group: Group, first: dt.date, last: dt.date) -> Period:
    zone = zone_named(group.zone)
    return Period(
        first=first,
        last=last,
        starts_at=clock_time(first, dt.time(), zone).at,
        ends_at=clock_time(last + dt.timedelta(days=1), dt.time(), zone).at,
    )


def brief_page(
    group: Group, catalogue: Catalogue, period: Period, *, now: dt.datetime
) -> BriefPage:
    """With ten queries."""
    done = worked_through(group, catalogue, now=now)
    meetings = _meetings(group, period)
    held = [each for each in meetings if each.state == Meeting.State.HELD]
    off = [each for each in meetings if each.state in ("not held", "cancelled")]
    unlocked = _latest_first(done.decisions, period)
    worth = pay_offs(group, since=period.first, until=period.last)
    return BriefPage(
        first=full_day(period.first),
        last=full_day(period.last),
        people=Membership.objects.active().filter(group=group).count(),
        time=time_rows(group, meetings, held, days=period.days),
        held=len(held),
        off=len(off),
        unlocked=tuple(_unlocked(each, catalogue, group) for each in unlocked[:MOST_DECISIONS]),
        unlocked_in_all=len(unlocked),
        notes=_notes(group, period),
        worth=tuple(_worth(each, catalogue) for each in worth[:MOST_PAY_OFFS]),
        worth_in_all=len(worth),
        hours_saved=_hours(sum((each.hours or Decimal(0) for each in worth), Decimal(0))),
        next=tuple(
            NextMeeting(
                day=full_day(each.starts_at.astimezone(zone_named(group.zone)).date()),
                title=cut(each.title),
                reached=len(each.reached),
            )
            for each in done.coming[:MOST_NEXT]
        ),
        can_now=sum(each.since is not None for each in done.decisions),
        decisions=len(done.decisions),
    )


def cut(text: str) -> str:
    """As much of it as there is room for."""
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


def _latest_first(decisions: Iterable[Planned], period: Period) -> list[Planned]:
    """Those that the period's meetings completed."""
    found = [
        (each.since, each)
        for each in decisions
        if each.since is not None and period.has(each.since) and not each.was_known
    ]
    return [each for _, each in sorted(found, key=lambda pair: pair[0], reverse=True)]


def _meetings(group: Group, period: Period) -> list[Meeting]:
    rows = group.meetings.visible().exclude(kind=Meeting.Kind.BREAK)
    within = rows.filter(starts_at__gte=period.starts_at, starts_at__lt=period.ends_at)
    return list(within.order_by("starts_at", "id"))


def _unlocked(decision: Planned, catalogue: Catalogue, group: Group) -> Unlocked:
    record = catalogue.decision_by_id.get(decision.id)
    goals = catalogue.goal_by_id
    serves = [goals[each].title for each in record.goals if each in goals] if record else []
    since = decision.since
    return Unlocked(
        question=cut(decision.question),
        stakes=cut(record.stakes) if record else "",
        serves=in_a_row(serves),
        day=full_day(since.astimezone(zone_named(group.zone)).date()) if since else "",
    )


def _notes(group: Group, period: Period) -> tuple[str, ...]:
    between = (period.starts_at, period.ends_at - dt.timedelta(microseconds=1))
    threads = Thread.objects.present().filter(group=group)
    recaps = Recap.objects.filter(meeting__group=group, written_at__range=between).count()
    answered = threads.filter(accepted_at__range=between).count()
    notes = threads.filter(
        kind__in=[Thread.Kind.EXPLAINER, Thread.Kind.NOTE], created_at__range=between
    ).count()
    lines = Intuition.objects.filter(group=group, written_at__range=between).count()
    counts = (
        (recaps, ngettext("%(n)s meeting written up", "%(n)s meetings written up", recaps)),
        (answered, ngettext("%(n)s question answered", "%(n)s questions answered", answered)),
        (notes, ngettext("%(n)s explanation or note", "%(n)s explanations and notes", notes)),
        (
            lines,
            ngettext("%(n)s topic put in five lines", "%(n)s topics put in five lines", lines),
        ),
    )
    return tuple(words % {"n": n} for n, words in counts if n)


def _worth(found: PayOff, catalogue: Catalogue) -> WorthIt:
    topics = catalogue.topic_by_id
    return WorthIt(
        bug=cut(found.bug),
        topics=in_a_row([topics[each].name for each in found.topics if each in topics]),
        saved=cut(found.saved),
        hours=_hours(found.hours or Decimal(0)),
    )


def _hours(hours: Decimal) -> str:
    return _("%(hours)s h") % {"hours": f"{hours.normalize():f}"} if hours else ""
