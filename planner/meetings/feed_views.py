"""Calendars: the page about one's own, what is answered at their addresses, one meeting's file."""

from __future__ import annotations

import datetime as dt
import math
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from planner.accounts.models import User
from planner.groups.access import Inside, group_member
from planner.meetings import feed_actions, feed_answers
from planner.meetings.calendar import CONTENT_TYPE
from planner.meetings.feed_answers import CalendarFile, TooOften, answer
from planner.meetings.feed_forms import ReminderForm
from planner.meetings.feed_queries import Calendar, calendar_named, calendars
from planner.meetings.models import FeedToken, Meeting

PLAIN = "text/plain; charset=utf-8"
# The address is the key: it goes no further, and no search engine keeps what it opens.
UNSEEN = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


@require_safe
def feeds(request: HttpRequest) -> HttpResponse:
    return _page(request)


@require_POST
def renew(request: HttpRequest) -> HttpResponse:
    """Answers with the page itself, as the address is shown once and kept nowhere."""
    chosen = _chosen(request)
    form = _form(chosen, request.POST)
    if not form.is_valid():
        return _page(request, chosen=chosen, refused=form)
    token = feed_actions.renew_feed(
        owner=_reader(request),
        group=chosen.group,
        reminder=form.cleaned_data["reminder"],
        now=timezone.now(),
    )
    address = settings.SITE_URL + reverse("meetings:feed", args=[token])
    return _page(request, chosen=chosen, address=address)


@require_POST
def remind(request: HttpRequest) -> HttpResponse:
    chosen = _chosen(request)
    form = _form(chosen, request.POST)
    if not form.is_valid():
        return _page(request, chosen=chosen, refused=form)
    try:
        feed_actions.change_reminder(
            owner=_reader(request), group=chosen.group, reminder=form.cleaned_data["reminder"]
        )
    except feed_actions.NoSuchFeed as refusal:
        form.add_error(None, str(refusal))
        return _page(request, chosen=chosen, refused=form)
    messages.success(request, _("Saved. Calendars hear of it when they next ask."))
    return redirect("meetings:feeds")


@require_POST
def switch_off(request: HttpRequest) -> HttpResponse:
    chosen = _chosen(request)
    feed_actions.switch_off_feed(owner=_reader(request), group=chosen.group)
    messages.success(
        request, _("%(title)s: the address leads nowhere any more.") % {"title": chosen.title}
    )
    return redirect("meetings:feeds")


@login_not_required
@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponseBase:
    """Calendar programs cannot sign in: whoever has the secret address reads what it shows."""
    try:
        found = answer(token, now=timezone.now())
    except TooOften as refusal:
        return _later(refusal.wait)
    if found is None:
        raise Http404(_("There is no such page."))
    return _conditional(request, found)


@group_member
@require_safe
def meeting_file(request: HttpRequest, inside: Inside, key: str) -> HttpResponse:
    rows = Meeting.objects.visible().with_agenda()
    meeting = get_object_or_404(rows, group=inside.group, key=key)
    return HttpResponse(
        feed_answers.meeting_file(meeting),
        content_type=f"{CONTENT_TYPE}; method=PUBLISH",
        headers={"Content-Disposition": f'attachment; filename="meeting-{key}.ics"'},
    )


def _reader(request: HttpRequest) -> User:
    return cast("User", request.user)  # every page here asks to sign in


def _chosen(request: HttpRequest) -> Calendar:
    found = calendar_named(_reader(request), request.POST.get("group", ""))
    if found is None:
        raise Http404(_("There is no such group."))
    return found


def _page(
    request: HttpRequest,
    *,
    chosen: Calendar | None = None,
    refused: ReminderForm | None = None,
    address: str = "",
) -> HttpResponse:
    """`refused`: what was sent about the calendar `chosen`; `address`: the one just made for it."""
    own = calendars(_reader(request))
    scope = chosen.scope if chosen else None
    forms = [refused if refused and each.scope == scope else _form(each) for each in own]
    page = {
        "rows": list(zip(own, forms, strict=True)),
        "chosen": scope,
        "form": refused,
        "address": address,
        "subscription": "webcal:" + address.partition(":")[2],
    }
    return render(request, "meetings/feeds.html", page, status=422 if refused else 200)


def _form(calendar: Calendar, sent: QueryDict | None = None) -> ReminderForm:
    reminder = calendar.feed.reminder if calendar.feed else FeedToken.Reminder.NONE
    auto_id = f"calendar{calendar.scope}_%s"
    return ReminderForm(sent, auto_id=auto_id, initial={"reminder": reminder})


def _conditional(request: HttpRequest, found: CalendarFile) -> HttpResponseBase:
    changed = int(found.changed_at.timestamp())
    full = HttpResponse(
        found.body,
        content_type=CONTENT_TYPE,
        headers={
            "Cache-Control": "private, no-cache",
            "Content-Disposition": 'inline; filename="lemma.ics"',
            "ETag": found.etag,
            "Last-Modified": http_date(changed),
        },
    )
    response = get_conditional_response(request, found.etag, changed, full) or full
    for name, value in UNSEEN.items():
        response.headers[name] = value
    return response


def _later(wait: dt.timedelta) -> HttpResponse:
    seconds = max(1, math.ceil(wait.total_seconds()))
    return HttpResponse(
        _("This calendar was asked for too often. Once an hour is enough.") + "\n",
        content_type=PLAIN,
        status=429,
        headers={**UNSEEN, "Cache-Control": "no-store", "Retry-After": str(seconds)},
    )
