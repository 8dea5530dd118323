"""Taking up what was left for now, undoing, and offering help: the small forms of the hub."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.dashboard.reader import reader_of
from planner.progress import state_actions, stuck_actions
from planner.progress.models import StateChange, TopicState

HERE = "dashboard:stuck"


@require_POST
def parked(request: HttpRequest, state_id: int) -> HttpResponse:
    """`do`: take-up, or put-off, which leaves it and asks again in a month at the soonest."""
    user, now = reader_of(request), timezone.now()
    row = get_object_or_404(TopicState.objects.parked(), user=user, pk=state_id)
    if request.POST.get("do") == "take-up":
        state_actions.take_up_again(user=user, topic=row.topic, depth=row.depth, now=now)
        return redirect("curriculum:topic", row.topic)
    state_actions.put_off(user=user, topic=row.topic, depth=row.depth, now=now)
    return redirect("dashboard:home")


@require_POST
def undo(request: HttpRequest, change_id: int) -> HttpResponse:
    user = reader_of(request)
    change = get_object_or_404(StateChange, user=user, pk=change_id)
    try:
        state_actions.undo(change=change, by=user, now=timezone.now())
    except state_actions.CannotUndo as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("It is as it was before."))
    return redirect(HERE)


@require_POST
def offer(request: HttpRequest) -> HttpResponse:
    """`help`: on or off."""
    user, now = reader_of(request), timezone.now()
    if request.POST.get("help") == "on":
        stuck_actions.offer_help(user=user, now=now)
        messages.success(
            request,
            _("You hear of it when somebody of your groups asks about what you understood."),
        )
    else:
        stuck_actions.stop_offering(user=user, now=now)
        messages.success(request, _("Nobody’s questions come to you for that any more."))
    return redirect(HERE)
