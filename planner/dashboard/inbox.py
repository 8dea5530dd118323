"""What somebody was told, as a list on the site: also what they want no mail about."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from planner.accounts.models import User
from planner.groups.models import Membership
from planner.outbox.linked_text import Paragraph, paragraphs
from planner.outbox.models import Message
from planner.outbox.reading import mark_all_read, mark_read

MOST = 200
HERE = "dashboard:inbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    message: Message
    paragraphs: tuple[Paragraph, ...]


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    entries = told(_reader(request), now=timezone.now())
    return render(request, "dashboard/inbox.html", {"entries": entries})


@require_POST
def read_message(request: HttpRequest, message_id: int) -> HttpResponse:
    """Marks it as read and leads to what it is about."""
    user, now = _reader(request), timezone.now()
    message = _visible(user, now).get(message_id)
    if message is None:
        raise Http404(_("There is no such message."))
    mark_read(message=message, by=user, now=now)
    return redirect(_way(message))


@require_POST
def read_all(request: HttpRequest) -> HttpResponse:
    mark_all_read(by=_reader(request), now=timezone.now())
    messages.success(request, _("All of it is marked as read."))
    return redirect(HERE)


def told(user: User, *, now: dt.datetime) -> list[Entry]:
    """The newest first; nothing about groups that they have left."""
    return [
        Entry(message=each, paragraphs=paragraphs(each.text, site=settings.SITE_URL))
        for each in _visible(user, now).values()
    ]


def _visible(user: User, now: dt.datetime) -> dict[int, Message]:
    groups = set(Membership.objects.active().filter(user=user).values_list("group", flat=True))
    rows = Message.objects.told_to(user, now).order_by("-created_at", "-id")[:MOST]
    return {each.pk: each for each in rows if each.about.get("group", None) in {None, *groups}}


def _way(message: Message) -> str:
    """On this site, whatever host the reader came by."""
    way = message.link.removeprefix(settings.SITE_URL)
    return way if message.link.startswith(f"{settings.SITE_URL}/") else HERE


def _reader(request: HttpRequest) -> User:
    return cast("User", request.user)  # every page here asks to sign in
