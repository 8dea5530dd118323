"""My progress: the pages, and each tap on them. All of it is the reader's own."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from curriculum.graph import Step
from curriculum.old_addresses import one_now
from curriculum.records import Catalogue
from curriculum.spoken import spoken
from planner.accounts.models import User
from planner.dashboard.own_topic import own_topic_page
from planner.dashboard.progress_page import progress_page
from planner.dashboard.reader import groups_of, reader_of
from planner.dashboard.standing import deepest_known, standing
from planner.groups.access import Inside, group_member
from planner.groups.own_catalogue import catalogue_for, catalogue_with
from planner.progress import state_actions
from planner.progress.models import StateChange, TopicState


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """Whoever learns in one group is led there, others choose."""
    groups = groups_of(reader_of(request))
    if len(groups) == 1:
        return redirect("dashboard:my-progress", groups[0].pk, groups[0].slug)
    return render(request, "dashboard/progress_groups.html", {"groups": groups})


@group_member
@require_safe
def my_progress(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`?decision=`: only what that one stands on."""
    user = inside.own.user
    page = progress_page(
        user,
        inside.group,
        spoken(catalogue_for(inside.group)),
        decision=request.GET.get("decision", ""),
        for_lead=inside.is_lead,
    )
    return render(request, "dashboard/progress.html", {"inside": inside, "page": page})


@require_safe
def own_topic(request: HttpRequest, topic: str) -> HttpResponse:
    """Asked by htmx from the catalogue's page, only the part that is the reader's own."""
    user = reader_of(request)
    catalogue = catalogue_with(user, topic)
    page = own_topic_page(user, topic, spoken(catalogue))
    if page is None:
        if now := one_now(catalogue, "topics", topic):
            return redirect("dashboard:own-topic", now)
        raise Http404(_("There is no such topic."))
    is_part = request.headers.get("HX-Target") == "yours"
    template = "dashboard/_own_topic.html" if is_part else "dashboard/own_topic.html"
    return render(request, template, {"page": page, "next": request.GET.get("next", "")})


@require_POST
def say(request: HttpRequest) -> HttpResponse:
    """`set`: topic@depth=state, without a state to start over; with htmx the control itself."""
    user = reader_of(request)
    step, state = _said(request.POST.get("set", ""))
    catalogue = catalogue_with(user, step[0])
    if state not in state_actions.SAYABLE or not _exists(user, step, catalogue):
        raise Http404(_("There is no such topic at this depth."))
    record = catalogue.topic_by_id.get(step[0])
    change = state_actions.say(
        user=user,
        topic=step[0],
        depth=step[1],
        state=state,
        name=record.name if record else "",
        now=timezone.now(),
    )
    return _answered(request, step, spoken(catalogue), change)


@require_POST
def undo(request: HttpRequest, change_id: int) -> HttpResponse:
    """The newest change of a topic at a depth."""
    user = reader_of(request)
    change = get_object_or_404(StateChange, user=user, pk=change_id)
    try:
        state_actions.undo(change=change, by=user, now=timezone.now())
    except state_actions.CannotUndo as refusal:
        messages.error(request, str(refusal))
    catalogue = spoken(catalogue_with(user, change.topic))
    return _answered(request, (change.topic, change.depth), catalogue, None)


def back_to(request: HttpRequest, fallback: str, *args: object) -> HttpResponse:
    """Where the tap was made, if that is a page of ours."""
    place = request.POST.get("next", "")
    if place.startswith("/") and url_has_allowed_host_and_scheme(place, allowed_hosts=None):
        return redirect(place)
    return redirect(fallback, *args)


def _answered(
    request: HttpRequest, step: Step, catalogue: Catalogue, change: StateChange | None
) -> HttpResponse:
    """With htmx the control as it is now."""
    if not request.headers.get("HX-Request"):
        return back_to(request, "dashboard:own-topic", step[0])
    user = reader_of(request)
    if change is not None and change.became:
        row = TopicState(topic=step[0], depth=step[1], state=change.became, since=change.changed_at)
        shown = standing(step, row, change.pk, {}, catalogue)
    else:
        rows = TopicState.objects.filter(user=user, topic=step[0]).order_by("depth")
        states = {(each.topic, each.depth): each for each in rows}
        known = deepest_known(states)
        shown = standing(step, states.get(step), _undoable(user, step), known, catalogue)
    context = {"standing": shown, "is_new": True, "next": request.POST.get("next", "")}
    return render(request, "dashboard/_standing.html", context)


def _undoable(user: User, step: Step) -> int:
    rows = StateChange.objects.filter(user=user, topic=step[0], depth=step[1], undone_at=None)
    return rows.order_by("-id").values_list("id", flat=True).first() or 0


def _said(text: str) -> tuple[Step, str]:
    """Depth 0 where it is none."""
    place, _, state = text.partition("=")
    topic, _, depth = place.rpartition("@")
    return (topic, int(depth) if depth in {"1", "2", "3"} else 0), state


def _exists(user: User, step: Step, catalogue: Catalogue) -> bool:
    """In the catalogue, or in what they said before the catalogue lost it."""
    record = catalogue.topic_by_id.get(step[0])
    if record is not None:
        return 1 <= step[1] <= len(record.rungs)
    return TopicState.objects.filter(user=user, topic=step[0], depth=step[1]).exists()
