"""The page behind "no more mails of this kind", for people and for mail programs (RFC 8058)."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from planner.accounts import stopping


@csrf_exempt  # mail programs post without a page of ours; the signed token is the proof
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def stop_mail(request: HttpRequest, token: str) -> HttpResponse:
    try:
        asked = stopping.stop_of(token)
    except stopping.NoSuchLink as refusal:
        raise Http404(_("There is no such page.")) from refusal
    if request.method == "POST":
        stopping.stop(asked)
    page = {"notice": asked.notice, "is_stopped": request.method == "POST"}
    return render(request, "accounts/stop_mail.html", page)
