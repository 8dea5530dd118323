"""Saying after a meeting who was there, what was covered, and how long it took."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from planner.accounts.models import User
from planner.groups.actions import locked
from planner.groups.models import Membership
from planner.meetings.models import (
    AgendaItem,
    Attendance,
    AttendanceSheet,
    CoveredItem,
    Meeting,
)


class CannotTakeAttendance(Exception):
    """The meeting has not begun or did not take place; the text says so."""


class AttendanceHasChanged(Exception):
    """Somebody took it since the form was opened. `sheet`: theirs."""

    def __init__(self, sheet: AttendanceSheet) -> None:
        super().__init__(_("Somebody has taken attendance since you opened this page."))
        self.sheet = sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """What became of a line of the agenda. `extent`: yes, partly or no."""

    item: AgendaItem
    minutes: int
    extent: str


@transaction.atomic
def take_attendance(
    *,
    meeting: Meeting,
    present: Collection[int],
    covered: Sequence[Covered],
    version: int,
    by: User,
    now: dt.datetime,
) -> AttendanceSheet:
    """The meeting was held. `present`: ids of users; everybody else who belonged was absent.

    `version`: of the sheet that the form showed, 0 for none. Calendars hear nothing of it.
    Raises CannotTakeAttendance, AttendanceHasChanged, GroupIsArchived.
    """
    locked(meeting.group)
    row = Meeting.objects.select_for_update().get(pk=meeting.pk)
    require_begun(meeting=row, now=now)
    sheet = AttendanceSheet.objects.filter(meeting=row).first()
    if sheet is not None and sheet.version != version:
        raise AttendanceHasChanged(sheet)
    sheet = sheet or AttendanceSheet(meeting=row, version=0)
    sheet.version, sheet.taken_at, sheet.taken_by = sheet.version + 1, now, by
    sheet.save()
    _write_people(row, present)
    _write_items(row, covered)
    row.state, row.changed_at = Meeting.State.HELD, now
    row.save(update_fields=["state", "changed_at"])
    return sheet


def require_begun(*, meeting: Meeting, now: dt.datetime) -> None:
    """Raises CannotTakeAttendance."""
    if meeting.state not in (Meeting.State.PLANNED, Meeting.State.HELD):
        raise CannotTakeAttendance(_("By the plan this meeting did not take place."))
    if meeting.starts_at > now:
        raise CannotTakeAttendance(_("The meeting has not begun yet."))


def belonged_then(meeting: Meeting) -> list[User]:
    """Who belonged to the group at some time of the meeting, longest first."""
    rows = Membership.objects.filter(group=meeting.group_id, joined_at__lt=meeting.ends_at)
    rows = rows.exclude(left_at__lte=meeting.starts_at).select_related("user")
    found = {row.user_id: row.user for row in rows.order_by("joined_at", "id")}
    return list(found.values())


def to_cover(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """The lines of an agenda of which it can be said whether they were covered."""
    untold = (AgendaItem.Kind.BREAK, AgendaItem.Kind.QUESTION)
    return [item for item in items if item.kind not in untold]


def _write_people(meeting: Meeting, present: Collection[int]) -> None:
    rows = [
        Attendance(meeting=meeting, user=user, is_present=user.pk in present)
        for user in belonged_then(meeting)
    ]
    Attendance.objects.filter(meeting=meeting).delete()
    Attendance.objects.bulk_create(rows)


def _write_items(meeting: Meeting, covered: Sequence[Covered]) -> None:
    CoveredItem.objects.filter(meeting=meeting).delete()
    CoveredItem.objects.bulk_create(
        CoveredItem(
            meeting=meeting,
            position=each.item.position,
            kind=each.item.kind,
            title=each.item.title,
            topic=each.item.topic,
            depth=each.item.depth,
            piece=each.item.piece,
            planned=each.item.minutes,
            minutes=each.minutes,
            extent=each.extent,
        )
        for each in covered
    )
