"""Open questions on agendas: put on the next meeting's, moved on, ordered, taken off.

Meetings do not know who asks. Whoever does names each question by a `source` of its own and says
when it is open and when not; the question stays on the agenda of what lies behind, as a record.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, Q, QuerySet

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.models import Group
from planner.meetings.models import AgendaItem, Meeting, MeetingQuerySet
from planner.meetings.sequences import tell_calendars

ASIDE = 10_000
"""Where one question waits while another takes its place."""
DID_NOT_HAPPEN = (Meeting.State.CANCELLED, Meeting.State.NOT_HELD, Meeting.State.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """`source` names it, as "thread:12" does; `title` is for all to read; `link`: a path."""

    source: str
    title: str
    link: str


@transaction.atomic
def put_question(*, group: Group, question: Question, now: dt.datetime) -> AgendaItem | None:
    """On the agenda of the meeting that comes next; where it is on one to come, it stays there.

    None: no meeting is planned. The same again changes nothing. Raises GroupIsArchived.
    """
    locked(group)
    rows = AgendaItem.objects.filter(meeting__group=group, source=question.source)
    _rename(rows, question, now)
    coming = _coming(group, now)
    found = rows.filter(meeting__in=coming).order_by("meeting__starts_at", "id").first()
    overtaken = Q(meeting__state__in=DID_NOT_HAPPEN) | Q(meeting__ends_at__gt=now)
    _drop(rows.filter(overtaken).exclude(pk__in=[found.pk] if found else []), now)
    following = coming.order_by("starts_at", "id").first()
    if found is not None or following is None:
        return found
    tell_calendars(Meeting.objects.filter(pk=following.pk), now)
    return AgendaItem.objects.create(
        meeting=following,
        position=_free_position(following),
        kind=AgendaItem.Kind.QUESTION,
        source=question.source,
        title=question.title,
        link=question.link,
    )


@transaction.atomic
def take_question_off(
    *, group: Group, source: str, now: dt.datetime, also_behind: bool = False
) -> None:
    """Off every agenda that is not behind the group; `also_behind`: off those as well.

    Raises GroupIsArchived.
    """
    locked(group)
    rows = AgendaItem.objects.filter(meeting__group=group, source=source)
    _drop(rows if also_behind else rows.filter(meeting__ends_at__gt=now), now)


@transaction.atomic
def move_question(*, item: AgendaItem, is_earlier: bool, by: User, now: dt.datetime) -> None:
    """Changes places with the question before or after it; the first and last stay where they are.

    Raises GroupIsArchived.
    """
    locked(item.meeting.group)
    beside = AgendaItem.objects.filter(meeting=item.meeting_id, kind=AgendaItem.Kind.QUESTION)
    item = beside.get(pk=item.pk)
    if is_earlier:
        other = beside.filter(position__lt=item.position).order_by("-position").first()
    else:
        other = beside.filter(position__gt=item.position).order_by("position").first()
    if other is None:
        return
    place, others_place = item.position, other.position
    beside.filter(pk=item.pk).update(position=F("position") + ASIDE)
    beside.filter(pk=other.pk).update(position=place)
    beside.filter(pk=item.pk).update(position=others_place)
    tell_calendars(Meeting.objects.filter(pk=item.meeting_id), now)


def _coming(group: Group, now: dt.datetime) -> MeetingQuerySet:
    return Meeting.objects.upcoming(now).filter(group=group, state=Meeting.State.PLANNED)


def _rename(rows: QuerySet[AgendaItem], question: Question, now: dt.datetime) -> None:
    """On the agendas behind the group as well: what was taken out of a title stays nowhere."""
    rows.exclude(link=question.link).update(link=question.link)
    named_otherwise = rows.exclude(title=question.title)
    if named_otherwise.exists():
        meetings = list(named_otherwise.values_list("meeting", flat=True))
        named_otherwise.update(title=question.title)
        tell_calendars(Meeting.objects.filter(pk__in=meetings), now)


def _drop(rows: QuerySet[AgendaItem], now: dt.datetime) -> None:
    meetings = list(rows.values_list("meeting", flat=True))
    if meetings:
        rows.delete()
        tell_calendars(Meeting.objects.filter(pk__in=meetings), now)


def _free_position(meeting: Meeting) -> int:
    asked = AgendaItem.objects.filter(meeting=meeting, kind=AgendaItem.Kind.QUESTION)
    last = asked.order_by("-position").values_list("position", flat=True).first()
    return AgendaItem.FIRST_QUESTION if last is None else last + 1
