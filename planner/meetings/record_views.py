"""After a meeting: attendance, recap, and what was to be done."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from planner.groups.access import Inside, group_member
from planner.groups.boxes import open_box
from planner.meetings.attendance_actions import (
    AttendanceHasChanged,
    CannotTakeAttendance,
    take_attendance,
)
from planner.meetings.attendance_page import absentees, attendance_form
from planner.meetings.forms import AttendanceForm, RecapForm
from planner.meetings.meeting_page import has_begun, may_record, may_write
from planner.meetings.meeting_views import of_meeting, shown, to_meeting
from planner.meetings.models import ActionItem, AttendanceSheet, Meeting, Recap
from planner.meetings.recap_actions import CannotWriteRecap, RecapHasChanged, tick, write_recap
from planner.meetings.recap_page import recap_form, to_do_of
from planner.meetings.series_acts import acts_for
from planner.meetings.wording import when


@group_member
@of_meeting
@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: HttpRequest, inside: Inside, meeting: Meeting) -> HttpResponse:
    """For a lead of the group and whoever leads this meeting."""
    if not may_record(inside, meeting):
        raise PermissionDenied(_("Attendance is taken by whoever leads the meeting."))
    form = attendance_form(meeting, request.POST or None)
    if form.is_valid():
        return _taken(request, inside, meeting, form)
    return _attendance(request, inside, meeting, form, status=422 if form.errors else 200)


@group_member
@of_meeting
@require_http_methods(["GET", "HEAD", "POST"])
def recap(request: HttpRequest, inside: Inside, meeting: Meeting) -> HttpResponse:
    """For those and for whoever writes this meeting up."""
    if not may_write(inside, meeting):
        raise PermissionDenied(
            _("The recap is written by whoever leads the meeting or writes it up.")
        )
    form = recap_form(meeting, open_box(request, inside, form=f"recap {meeting.pk}"))
    if form.is_valid():
        return _written(request, inside, meeting, form)
    return _recap(request, inside, meeting, form, status=422 if form.errors else 200)


@group_member
@of_meeting
@require_POST
def tick_action(
    request: HttpRequest, inside: Inside, meeting: Meeting, action_id: int
) -> HttpResponse:
    """For whom the action is, and whoever may write the recap. `done`: 1 or 0."""
    item = get_object_or_404(
        ActionItem.objects.select_related("meeting__group"), pk=action_id, meeting=meeting
    )
    if item.who != inside.user and not may_write(inside, meeting):
        raise PermissionDenied(_("This is for somebody else to do."))
    given = request.POST.get("version", "")
    version = int(given) if given.isdecimal() and len(given) < 10 else 0
    try:
        tick(
            item=item,
            is_done=request.POST.get("done") == "1",
            version=version,
            by=inside.user,
            now=timezone.now(),
        )
    except RecapHasChanged as refusal:
        return shown(request, inside, meeting, refusal)
    return to_meeting(inside, meeting)


def _taken(
    request: HttpRequest, inside: Inside, meeting: Meeting, form: AttendanceForm
) -> HttpResponse:
    try:
        take_attendance(
            meeting=meeting,
            present=form.who_came(),
            covered=form.covered(),
            version=form.cleaned_data["version"],
            by=inside.user,
            now=timezone.now(),
        )
    except CannotTakeAttendance as refusal:
        form.add_error(None, str(refusal))
        return _attendance(request, inside, meeting, form, status=409)
    except AttendanceHasChanged as refusal:
        again = attendance_form(meeting, _with_version(request.POST, refusal.sheet.version))
        again.is_valid()
        return _attendance(request, inside, meeting, again, status=409, theirs=refusal.sheet)
    count = {"count": len(form.who_came()), "whole": len(form.people)}
    messages.success(request, _("Kept: %(count)s of %(whole)s were there.") % count)
    return to_meeting(inside, meeting)


def _written(
    request: HttpRequest, inside: Inside, meeting: Meeting, form: RecapForm
) -> HttpResponse:
    try:
        with form.sending():
            write_recap(
                meeting=meeting,
                text=form.cleaned_data["text"],
                links=form.kept_links(),
                to_do=form.to_do(),
                version=form.cleaned_data["version"],
                by=inside.user,
                now=timezone.now(),
            )
    except CannotWriteRecap as refusal:
        form.add_error(None, str(refusal))
        return _recap(request, inside, meeting, form, status=409)
    except RecapHasChanged as refusal:
        again = recap_form(meeting, form.opened.with_value("version", refusal.recap.version))
        again.is_valid()
        return _recap(request, inside, meeting, again, status=409, theirs=refusal.recap)
    messages.success(request, _("The recap is saved."))
    return to_meeting(inside, meeting)


def _attendance(
    request: HttpRequest,
    inside: Inside,
    meeting: Meeting,
    form: AttendanceForm,
    *,
    status: int,
    theirs: AttendanceSheet | None = None,
) -> HttpResponse:
    context = {
        **_about(inside, meeting),
        "form": form,
        "theirs": theirs,
        "their_absent": absentees(meeting) if theirs else (),
        "acts": acts_for(meeting) if inside.is_lead else None,
    }
    return render(request, "meetings/attendance.html", context, status=status)


def _recap(
    request: HttpRequest,
    inside: Inside,
    meeting: Meeting,
    form: RecapForm,
    *,
    status: int,
    theirs: Recap | None = None,
) -> HttpResponse:
    context = {
        **_about(inside, meeting),
        "form": form,
        "theirs": theirs,
        "their_actions": to_do_of(meeting) if theirs else (),
    }
    return render(request, "meetings/recap.html", context, status=status)


def _about(inside: Inside, meeting: Meeting) -> dict[str, object]:
    return {
        "inside": inside,
        "meeting": meeting,
        "when": when(meeting.starts_at, meeting.ends_at, meeting.group.zone),
        "can": has_begun(meeting, timezone.now()),
    }


def _with_version(posted: QueryDict, version: int) -> QueryDict:
    """What was typed, so that sending it again replaces what somebody else saved."""
    data = posted.copy()
    data["version"] = str(version)
    return data
