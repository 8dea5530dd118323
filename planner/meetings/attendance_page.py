"""What the form for taking attendance shows before anybody has touched it."""

from __future__ import annotations

from django.http import QueryDict

from planner.groups.queries import shown_name
from planner.meetings.attendance_actions import belonged_then, to_cover
from planner.meetings.forms import AttendanceForm, identity
from planner.meetings.models import Meeting, Rsvp


def attendance_form(meeting: Meeting, data: QueryDict | None) -> AttendanceForm:
    """As attendance was taken before; or else everybody was there but whoever declined, and all
    went as planned. `meeting` comes from `meeting_of`."""
    taken = getattr(meeting, "attendance_sheet", None)
    covered = meeting.covered.order_by("position", "id") if taken else ()
    return AttendanceForm(
        data,
        people=belonged_then(meeting),
        absent=_absent(meeting, is_taken=taken is not None),
        items=to_cover(meeting.agenda.order_by("position", "id")),
        covered={identity(row): row for row in covered},
        version=taken.version if taken else 0,
    )


def absentees(meeting: Meeting) -> tuple[str, ...]:
    """Who was not there, by name."""
    rows = meeting.attendances.filter(is_present=False).select_related("user")
    return tuple(shown_name(row.user) for row in rows.order_by("id"))


def _absent(meeting: Meeting, *, is_taken: bool) -> frozenset[int]:
    if is_taken:
        return frozenset(
            meeting.attendances.filter(is_present=False).values_list("user", flat=True)
        )
    declined = meeting.rsvps.filter(answer=Rsvp.Answer.NO)
    return frozenset(declined.values_list("user", flat=True))
