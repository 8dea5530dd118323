"""A meeting's page and its sheet, and where leads say where it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planner.groups.access import Inside, archived, group_lead, group_member
from planner.groups.actions import GroupIsArchived
from planner.groups.models import Membership
from planner.groups.own_catalogue import catalogue_for
from planner.meetings import place_actions, question_actions
from planner.meetings.forms import ArrangementForm, PlaceForm
from planner.meetings.meeting_page import meeting_of, meeting_page
from planner.meetings.models import AgendaItem, GroupPlace, Meeting

P = ParamSpec("P")
MeetingView = Callable[Concatenate[HttpRequest, Inside, Meeting, P], HttpResponse]


def of_meeting(view: MeetingView[P]) -> Callable[..., HttpResponse]:
    """Gives the view the meeting that its address names; a withdrawn one does not exist."""

    @wraps(view)
    def found_first(
        request: HttpRequest, inside: Inside, key: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        found = meeting_of(inside, key)
        if found is None:
            raise Http404(_("There is no such meeting."))
        try:
            return view(request, inside, found, *args, **kwargs)
        except GroupIsArchived:
            return archived(request, inside.group)

    return found_first


@group_member
@of_meeting
@require_safe
def meeting(request: HttpRequest, inside: Inside, meeting: Meeting) -> HttpResponse:
    return shown(request, inside, meeting)


@group_member
@of_meeting
@require_safe
def sheet(request: HttpRequest, inside: Inside, meeting: Meeting) -> HttpResponse:
    """For printing."""
    page = meeting_page(inside, meeting, catalogue_for(inside.group), now=timezone.now())
    return render(request, "meetings/sheet.html", {"inside": inside, "page": page})


@group_lead
@of_meeting
@require_http_methods(["GET", "HEAD", "POST"])
def arrange(request: HttpRequest, inside: Inside, meeting: Meeting) -> HttpResponse:
    """Where this meeting is, if not where the group always meets, and who writes it up."""
    own = getattr(meeting, "arrangement", None)
    initial = {"place": own.place, "link": own.link, "scribe": own.scribe_id} if own else {}
    members = Membership.objects.active().filter(group=inside.group).select_related("user")
    users = [each.user for each in members.order_by("joined_at", "id")]
    form = ArrangementForm(request.POST or None, initial=initial, members=users)
    if form.is_valid():
        place_actions.arrange(
            meeting=meeting,
            place=form.cleaned_data["place"],
            link=form.cleaned_data["link"],
            scribe=form.chosen,
            by=inside.user,
            now=timezone.now(),
        )
        messages.success(request, _("Saved."))
        return to_meeting(inside, meeting)
    context = {"inside": inside, "meeting": meeting, "form": form}
    return render(request, "meetings/arrange.html", context, status=422 if form.errors else 200)


@group_lead
@of_meeting
@require_POST
def move_question(
    request: HttpRequest, inside: Inside, meeting: Meeting, item_id: int
) -> HttpResponse:
    """A question of the agenda, one place earlier or later."""
    asked = meeting.agenda.filter(kind=AgendaItem.Kind.QUESTION).select_related("meeting__group")
    question_actions.move_question(
        item=get_object_or_404(asked, pk=item_id),
        is_earlier=request.POST.get("to") == "earlier",
        by=inside.user,
        now=timezone.now(),
    )
    return redirect(f"{to_meeting(inside, meeting).url}#questions")


@group_lead
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Where the group meets unless a meeting says otherwise."""
    usual = GroupPlace.objects.filter(group=inside.group).first()
    initial = {"place": usual.place, "link": usual.link} if usual else {}
    form = PlaceForm(request.POST or None, initial=initial)
    if form.is_valid():
        place_actions.settle_place(
            group=inside.group, by=inside.user, now=timezone.now(), **form.cleaned_data
        )
        messages.success(
            request, _("Saved; it counts for every meeting that has no place of its own.")
        )
        return redirect("meetings:place", inside.group.pk, inside.group.slug)
    context = {"inside": inside, "form": form}
    return render(request, "meetings/place.html", context, status=422 if form.errors else 200)


def shown(
    request: HttpRequest, inside: Inside, meeting: Meeting, refusal: Exception | None = None
) -> HttpResponse:
    """The page of the meeting, or with htmx who comes; with why something could not be done."""
    page = meeting_page(inside, meeting, catalogue_for(inside.group), now=timezone.now())
    context = {"inside": inside, "page": page, "refusal": refusal}
    name = "meetings/_coming.html" if request.headers.get("HX-Request") else "meetings/meeting.html"
    response = render(request, name, context, status=409 if refusal else 200)
    if refusal:
        # What the reader looks at is out of date as a whole.
        response["HX-Refresh"] = "true"
    return response


def to_meeting(inside: Inside, meeting: Meeting) -> HttpResponseRedirect:
    return redirect("meetings:meeting", inside.group.pk, inside.group.slug, meeting.key)
