"""A group's own page: who, what, and what to do next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from curriculum.current import current
from curriculum.models import CatalogueState
from curriculum.records import Catalogue, Mode
from planner.dashboard.afterwards import Afterwards, last_meeting
from planner.dashboard.question_news import QuestionNews, question_news
from planner.groups import queries
from planner.groups.access import Inside, group_member
from planner.groups.models import Group, Invitation
from planner.meetings.meeting_page import own_when
from planner.meetings.models import FeedToken, Meeting
from planner.meetings.queries import next_meeting
from planner.meetings.wording import When, lead_name, when
from planner.plans.models import Plan, Revision
from planner.plans.pages import plan_address
from planner.plans.views import address_of
from planner.plans.wanted import mode_of

DEADLINE: Mode = "deadline"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanLine:
    """`for_interviews`: its goal has a date to keep, so what is asked there is worth practising."""

    title: str
    address: str
    turns: str
    curiosity: str
    is_published: bool
    for_interviews: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NextMeeting:
    """`own_when`: where the reader's clock shows something else."""

    meeting: Meeting
    when: When
    own_when: When | None
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    """`waiting`: invitations without an answer, `chat_failure`: why the chat was not told; only
    leads hear of both. `has_calendar`: the reader sees meetings in a calendar of theirs."""

    people: tuple[queries.Member, ...]
    plans: tuple[PlanLine, ...]
    next: NextMeeting | None
    last: Afterwards | None
    news: tuple[QuestionNews, ...]
    waiting: int
    chat_failure: str
    has_calendar: bool

    @property
    def has_draft(self) -> bool:
        return any(not plan.is_published for plan in self.plans)


@group_member
@require_safe
def group(request: HttpRequest, inside: Inside) -> HttpResponse:
    page = group_page(inside, now=timezone.now())
    return render(request, "dashboard/group.html", {"inside": inside, "page": page})


def group_page(inside: Inside, *, now: dt.datetime) -> GroupPage:
    waiting, chat_failure = _for_leads(inside, now) if inside.is_lead else (0, "")
    return GroupPage(
        people=queries.members(inside),
        plans=_plans(inside),
        next=_next(inside, now),
        last=last_meeting(inside, now=now),
        news=question_news(inside.user, [inside.group]),
        waiting=waiting,
        chat_failure=chat_failure,
        has_calendar=FeedToken.objects.filter(owner=inside.user).exists(),
    )


def _for_leads(inside: Inside, now: dt.datetime) -> tuple[int, str]:
    """How many invitations wait, and why the chat was not told; with one query."""
    pending = Invitation.objects.pending().filter(group=inside.group, expires_at__gt=now)
    waiting = Count("invitations", filter=Q(invitations__in=pending))
    rows = Group.objects.filter(pk=inside.group.pk).annotate(waiting=waiting)
    count, failure = rows.values_list("waiting", "chat_hook__failure")[0]
    return count, failure or ""


def _next(inside: Inside, now: dt.datetime) -> NextMeeting | None:
    meeting = next_meeting(inside.group, now)
    if meeting is None:
        return None
    return NextMeeting(
        meeting=meeting,
        when=when(meeting.starts_at, meeting.ends_at, inside.group.zone),
        own_when=own_when(meeting, inside.user),
        lead=lead_name(meeting),
    )


def _plans(inside: Inside) -> tuple[PlanLine, ...]:
    """Leads see what is not published yet as well."""
    rows = Plan.objects.active().filter(group=inside.group).select_related("group")
    published = _published(rows)
    return tuple(
        PlanLine(
            title=row.title,
            address=plan_address(row),
            turns=reverse("plans:turns", args=address_of(row)),
            curiosity=reverse("plans:curiosity", args=address_of(row)),
            is_published=row.pk in published,
            for_interviews=published.get(row.pk) == DEADLINE,
        )
        for row in rows.order_by("created_at", "id")
        if inside.is_lead or row.pk in published
    )


def _published(rows: QuerySet[Plan]) -> dict[int, Mode]:
    """The number of each published plan with its mode; with one query, the catalogue's version
    included."""
    version = CatalogueState.objects.filter(id=1).values("version")
    revisions = Revision.objects.published().filter(plan__in=rows)
    found = list(revisions.values_list("plan", "brief__goals", Subquery(version)))
    catalogue = current(found[0][2] or "") if found else Catalogue()
    return {plan: mode_of(goals or (), catalogue) for plan, goals, _ in found}
