"""Curators' queue of suggestions: one after the other, each accepted, declined or left."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from curriculum.curating.access import curator_only
from curriculum.curating.suggestions_page import queue_page
from curriculum.models import Suggestion
from curriculum.suggesting import AlreadyDecided, CannotSuggest, accept, decline


@curator_only
@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """`?after=`: the first one that waits behind this one, or the first of all."""
    page = queue_page(after=request.GET.get("after", ""))
    return render(request, "curriculum/curating/suggestions.html", {"page": page})


@curator_only
@require_POST
def decide(request: HttpRequest, suggestion_id: int) -> HttpResponse:
    """`do`: accept or decline, with a `reply`; then the next one is shown."""
    suggestion = get_object_or_404(Suggestion, pk=suggestion_id)
    reply, now = request.POST.get("reply", ""), timezone.now()
    try:
        if request.POST.get("do") == "accept":
            accept(suggestion=suggestion, by=request.user, now=now, reply=reply)
            messages.success(request, "Accepted; whoever offered it is told.")
        else:
            decline(suggestion=suggestion, by=request.user, now=now, reply=reply)
            messages.success(request, "Declined; whoever offered it reads why.")
    except CannotSuggest as refusal:
        page = queue_page(at=suggestion)
        context = {"page": page, "refusal": str(refusal), "reply": reply}
        return render(request, "curriculum/curating/suggestions.html", context, status=422)
    except AlreadyDecided as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{reverse('curriculum:suggestions')}?after={suggestion_id}")
