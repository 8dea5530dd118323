"""Curators' page of health: what is odd, and what somebody has found to be all right."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from curriculum.curating.access import curator_only
from curriculum.curating.addresses import number_in
from curriculum.curating.health_page import HEADINGS, defects, digests, health_page
from curriculum.current import current, version
from curriculum.models import HealthNote
from curriculum.models.health import LONGEST_WORD

MOST_PAGES = 1_000


@curator_only
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """`?kind=&noted=&page=`: defects of a kind or all; with `noted` those that are all right."""
    page = health_page(
        version(),
        today=timezone.now().date(),
        kind=_kind(request.GET.get("kind", "")),
        is_noted=bool(request.GET.get("noted")),
        page=min(number_in(request.GET.get("page", "")) or 1, MOST_PAGES),
    )
    return render(request, "curriculum/curating/health.html", {"page": page})


@curator_only
@require_POST
def note(request: HttpRequest) -> HttpResponse:
    """`digest`, `word`: it is all right as it is, and why."""
    kind = _kind(request.POST.get("kind", ""))
    word = " ".join(request.POST.get("word", "").split())[:LONGEST_WORD]
    digest, now = request.POST.get("digest", ""), timezone.now()
    present = version()
    if not word:
        page = health_page(present, today=now.date(), kind=kind)
        context = {"page": page, "refused": digest}
        return render(request, "curriculum/curating/health.html", context, status=422)
    if digest in digests(defects(current(present), today=now.date(), version=present)):
        _noted(digest, word, by=request.user, now=now)
        messages.success(request, _("Noted as all right; it can be taken back below."))
    else:
        messages.info(request, _("It says something else by now; nothing was noted."))
    return _back(kind)


@curator_only
@require_POST
def take_note_back(request: HttpRequest) -> HttpResponse:
    """`digest`: it is to be looked at again."""
    HealthNote.objects.filter(digest=request.POST.get("digest", "")).delete()
    messages.success(request, _("The note is taken back."))
    return _back(_kind(request.POST.get("kind", "")))


def _noted(digest: str, word: str, *, by: Any, now: dt.datetime) -> None:
    """Whoever is first is named."""
    defaults = {"word": word, "noted_by": by, "noted_at": now}
    HealthNote.objects.get_or_create(digest=digest, defaults=defaults)


def _kind(name: str) -> str:
    return name if name in HEADINGS else ""


def _back(kind: str) -> HttpResponse:
    query = f"?{urlencode({'kind': kind})}" if kind else ""
    return redirect(f"{reverse('curriculum:health')}{query}")
