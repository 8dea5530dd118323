"""Putting a question on the next meeting's agenda, and taking it off."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.groups.access import Inside, group_member
from planner.meetings.models import Meeting
from planner.threads import agenda as agendas
from planner.threads.access import of_thread
from planner.threads.models import Thread


@group_member
@of_thread
@require_POST
def agenda(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    """`on`: yes or no; `meeting`: the key of the meeting on whose page it was pressed."""
    user, now = inside.user, timezone.now()
    if request.POST.get("on") == "no":
        if not agendas.may_take_off(thread, inside):
            raise PermissionDenied(_("Only a lead, or whoever asked it, takes it off."))
        agendas.take_off_agenda(thread=thread, by=user, now=now)
        messages.success(request, _("It is off the agenda; the question stays open."))
        return _back(request, inside, thread)
    try:
        agendas.put_on_agenda(thread=thread, by=inside.own.user, now=now)
    except agendas.CannotPutOnAgenda as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(
            request, _("It is on the agenda of the next meeting until it is answered.")
        )
    return _back(request, inside, thread)


def _back(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    place = [inside.group.pk, inside.group.slug]
    key = request.POST.get("meeting", "")
    if key and Meeting.objects.visible().filter(group=inside.group, key=key).exists():
        return redirect("meetings:meeting", *place, key)
    return redirect("threads:thread", *place, thread.pk)
