"""Where a chat hands questions in, and the page on which a lead makes its address."""

from __future__ import annotations

import math

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from planner.groups.access import Inside, group_lead
from planner.groups.actions import GroupIsArchived
from planner.threads import chat_inlet
from planner.threads.chat_words import ChatQuestion, NotAQuestion, fields_of, question_of
from planner.threads.models import ChatInlet
from planner.threads.writing import CannotPost

MOST_BYTES = 64 * 1024


@group_lead
@require_safe
def from_chat(request: HttpRequest, inside: Inside) -> HttpResponse:
    return _page(request, inside)


@group_lead
@require_POST
def open_inlet(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Answers with the page itself, as the address is shown once and kept nowhere."""
    token = chat_inlet.open_inlet(group=inside.group, by=inside.own.user, now=timezone.now())
    address = settings.SITE_URL + reverse("threads:hand-in", args=[token])
    return _page(request, inside, address=address)


@group_lead
@require_POST
def close_inlet(request: HttpRequest, inside: Inside) -> HttpResponse:
    chat_inlet.close_inlet(group=inside.group, by=inside.user)
    messages.success(request, _("Nothing is taken from the chat any more."))
    return redirect("threads:from-chat", inside.group.pk, inside.group.slug)


# A chat has no session and can send no token of ours: its address is its key.
@csrf_exempt
@login_not_required
@require_POST
def hand_in(request: HttpRequest, token: str) -> HttpResponse:
    """Takes a form or JSON; answers what the chat shows to whoever asked."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return _said(_("This is too long for a question."), status=413)
    try:
        thread = chat_inlet.hand_in(token=token, question=_question(request), now=timezone.now())
    except (chat_inlet.NoSuchInlet, GroupIsArchived):
        return _said(_("Nothing is taken at this address."), status=404)
    except chat_inlet.TooOften as refusal:
        response = _said(str(refusal), status=429)
        response["Retry-After"] = str(math.ceil(refusal.wait.total_seconds()))
        return response
    except (NotAQuestion, CannotPost) as refusal:
        return _said(str(refusal), status=422)
    address = reverse("threads:thread", args=[thread.group_id, thread.group.slug, thread.pk])
    # Not the title: whatever was typed could act in the chat.
    return _said(
        _("Kept as a question of the group: %(link)s") % {"link": f"{settings.SITE_URL}{address}"}
    )


def _question(request: HttpRequest) -> ChatQuestion:
    if request.content_type == "application/json":
        return question_of(fields_of(request.body))
    return question_of(request.POST.dict())


def _said(text: str, *, status: int = 200) -> JsonResponse:
    return JsonResponse({"text": text, "response_type": "in_channel"}, status=status)


def _page(request: HttpRequest, inside: Inside, *, address: str = "") -> HttpResponse:
    inlet = ChatInlet.objects.filter(group=inside.group).select_related("made_by").first()
    context = {"inside": inside, "inlet": inlet, "address": address}
    return render(request, "threads/from_chat.html", context)
