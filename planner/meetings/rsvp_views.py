"""Saying whether one comes: on the meeting's page, and from a mail without signing in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from planner.groups.access import Inside, archived, group_member
from planner.groups.actions import GroupIsArchived
from planner.meetings.meeting_page import own_when
from planner.meetings.meeting_views import of_meeting, shown, to_meeting
from planner.meetings.models import Meeting, Rsvp
from planner.meetings.rsvp_actions import CannotAnswer, answer
from planner.meetings.rsvp_links import Intent, LinkIsOver, intent_of, rsvp_paths
from planner.meetings.series_acts import acts_for
from planner.meetings.wording import when


@group_member
@of_meeting
@require_POST
def rsvp(request: HttpRequest, inside: Inside, meeting: Meeting) -> HttpResponse:
    """One's own answer, never another's; with htmx the part of the page that says who comes."""
    wanted = request.POST.get("answer", "")
    if wanted not in Rsvp.Answer.values:
        raise BadRequest(_("One can answer yes, maybe or no."))
    try:
        answer(meeting=meeting, user=inside.own.user, answer=wanted, now=timezone.now())
    except CannotAnswer as refusal:
        return shown(request, inside, meeting, refusal)
    if request.headers.get("HX-Request"):
        return shown(request, inside, meeting)
    return to_meeting(inside, meeting)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def rsvp_link(request: HttpRequest, token: str) -> HttpResponse:
    """What the link would say, and a press that says it, as scanners of mail open links."""
    now = timezone.now()
    try:
        intent = intent_of(token, now=now)
        if request.user.is_authenticated and request.user != intent.user:
            return render(request, "meetings/rsvp_for_another.html", status=403)
        if intent.meeting.group.archived_at:
            return archived(request, intent.meeting.group)
        if request.method == "POST":
            answer(meeting=intent.meeting, user=intent.user, answer=intent.answer, now=now)
            return redirect("meetings:rsvp-link", token)
    except GroupIsArchived:
        return archived(request, intent.meeting.group)
    except (LinkIsOver, CannotAnswer):
        return render(request, "meetings/rsvp_over.html", status=410)
    return render(request, "meetings/rsvp.html", _page(intent))


def _page(intent: Intent) -> dict[str, object]:
    meeting = intent.meeting
    said = meeting.rsvps.filter(user=intent.user).values_list("answer", flat=True).first()
    return {
        "intent": intent,
        "when": when(meeting.starts_at, meeting.ends_at, meeting.group.zone),
        "own_when": own_when(meeting, intent.user),
        "said": said,
        "paths": rsvp_paths(meeting, intent.user),
        "give_back": acts_for(meeting).give_back if meeting.lead_id == intent.user.pk else "",
    }
