"""Marking as read: one thread as far as it was shown, or all of a group's."""

from __future__ import annotations

import datetime as dt

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.groups.access import Inside, group_member
from planner.threads.access import of_thread
from planner.threads.models import Thread
from planner.threads.reading import mark_all_read, mark_read


@group_member
@of_thread
@require_POST
def read(request: HttpRequest, inside: Inside, thread: Thread) -> HttpResponse:
    """`until`: when the last of the posts came that were shown. The page sends it by itself once
    it was looked at; there is nothing to show for it."""
    user, now = inside.own.user, timezone.now()
    mark_read(thread=thread, until=_moment(request), by=user, now=now)
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204)
    return redirect("threads:thread", inside.group.pk, inside.group.slug, thread.pk)


@group_member
@require_POST
def read_all(request: HttpRequest, inside: Inside) -> HttpResponse:
    mark_all_read(group=inside.group, by=inside.own.user, now=timezone.now())
    return redirect("threads:threads", inside.group.pk, inside.group.slug)


def _moment(request: HttpRequest) -> dt.datetime:
    try:
        until = parse_datetime(request.POST.get("until", ""))
    except ValueError:
        until = None
    if until is None or until.tzinfo is None:
        raise BadRequest(_("It has to say until when."))
    return until
