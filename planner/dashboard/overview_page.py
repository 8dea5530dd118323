"""What a lead may want to look after: people who asked for it, the plan's time, open questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from planner.groups.models import Group
from planner.groups.queries import shown_name
from planner.language.dates import full_day
from planner.meetings.measured import measured_steps
from planner.meetings.measuring import MeasuredStep
from planner.meetings.models import Meeting
from planner.meetings.overruns import Overrun, overruns, untold
from planner.meetings.zones import zone_named
from planner.plans.group_pace import group_pace
from planner.plans.minutes import AS_ESTIMATED
from planner.plans.models import Plan
from planner.plans.pace_words import pace_words
from planner.plans.views import address_of
from planner.progress.needing import InNeed, in_need
from planner.threads.models import Thread

MOST_OVERRUNS, MOST_QUESTIONS = 10, 5
PACE = "brief__minutes__pace"
LOOKED_BACK = dt.timedelta(days=60)


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedRow:
    name: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaceRow:
    """`text`: how long the steps took against the plan; empty where too few are known."""

    title: str
    address: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrunRow:
    """`elsewhere`: what three groups and more took for the whole step, None for fewer."""

    row: Overrun
    day: str
    elsewhere: MeasuredStep | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UntoldRow:
    meeting: Meeting
    day: str
    lacks: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRow:
    title: str
    address: str
    day: str
    answers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewPage:
    """`open_in_all`: how many questions wait, of which the oldest are in `open`."""

    need: tuple[NeedRow, ...]
    paces: tuple[PaceRow, ...]
    overruns: tuple[OverrunRow, ...]
    untold: tuple[UntoldRow, ...]
    open: tuple[OpenRow, ...]
    open_in_all: int


def overview_page(group: Group, *, now: dt.datetime) -> OverviewPage:
    waiting = Thread.objects.open().filter(group=group).order_by("created_at", "id")
    threads = list(waiting[:MOST_QUESTIONS])
    return OverviewPage(
        need=tuple(_need(each, now) for each in in_need(group, now=now)),
        paces=tuple(_paces(group)),
        overruns=tuple(_overruns(group)),
        untold=tuple(
            UntoldRow(meeting=each, day=_day(each.starts_at, group), lacks=_lacks(each))
            for each in untold(group, now=now, since=now - LOOKED_BACK)
        ),
        open=tuple(_open(each, group) for each in threads),
        open_in_all=waiting.count() if len(threads) == MOST_QUESTIONS else len(threads),
    )


def _need(found: InNeed, now: dt.datetime) -> NeedRow:
    """Never with what: that is theirs to say."""
    days = (now - found.stuck_since).days if found.stuck_since else 0
    return NeedRow(name=shown_name(found.user), why=_why(days, has_missed=found.has_missed))


def _why(days: int, *, has_missed: bool) -> str:
    if not has_missed:
        return _("has been stuck for %(days)s days") % {"days": days}
    if not days:
        return _("was not at the last two meetings")
    return _("has been stuck for %(days)s days and was not at the last two meetings") % {
        "days": days
    }


def _paces(group: Group) -> Iterator[PaceRow]:
    plans = Plan.objects.active().filter(group=group, revisions__status="published")
    for plan in plans.select_related("group").order_by("created_at", "id"):
        found, pace = group_pace(plan), plan.revisions.published().values_list(PACE, flat=True)[0]
        yield PaceRow(
            title=plan.title,
            address=reverse("plans:edit", args=address_of(plan)),
            text=pace_words(found, pace or AS_ESTIMATED) if found else "",
        )


def _overruns(group: Group) -> Iterator[OverrunRow]:
    found = overruns(group, most=MOST_OVERRUNS)
    if not found:
        return
    elsewhere = {(each.topic, each.depth): each for each in measured_steps()}
    for row in found:
        yield OverrunRow(
            row=row,
            day=_day(row.meeting.starts_at, group),
            elsewhere=elsewhere.get((row.topic, row.depth)),
        )


def _lacks(meeting: Meeting) -> str:
    has_recap = getattr(meeting, "recap", None) is not None
    if meeting.state != Meeting.State.PLANNED:
        return _("no recap yet")
    return _("no attendance yet") if has_recap else _("no attendance and no recap yet")


def _open(thread: Thread, group: Group) -> OpenRow:
    return OpenRow(
        title=thread.title,
        address=reverse("threads:thread", args=[group.pk, group.slug, thread.pk]),
        day=_day(thread.created_at, group),
        answers=thread.answer_count,
    )


def _day(moment: dt.datetime, group: Group) -> str:
    return full_day(moment.astimezone(zone_named(group.zone)).date())
