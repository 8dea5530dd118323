"""Curators' pages of history: what was changed, and taking it back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from curriculum.actions import CannotLoad
from curriculum.curating.access import curator_only
from curriculum.curating.addresses import number_in
from curriculum.curating.history_page import A_PAGE, edition_lines, edition_page
from curriculum.faults import BadCatalogue
from curriculum.history import CannotRevert, revert
from curriculum.models import Edition

MOST_PAGES = 10_000


@curator_only
@require_safe
def history(request: HttpRequest) -> HttpResponse:
    """`?section=&entry=&page=`: editions, newest first, of one entry or of all."""
    asked = {name: request.GET.get(name, "") for name in ("section", "entry")}
    page = min(number_in(request.GET.get("page", "")) or 1, MOST_PAGES)
    lines = edition_lines(**asked, page=page)
    older = urlencode({**asked, "page": str(page + 1)})
    context = {**asked, "lines": lines[:A_PAGE], "older": older if len(lines) > A_PAGE else ""}
    return render(request, "curriculum/curating/history.html", context)


@curator_only
@require_safe
def edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    page = edition_page(_edition(edition_id))
    return render(request, "curriculum/curating/edition.html", {"page": page})


@curator_only
@require_POST
def take_back(request: HttpRequest, edition_id: int) -> HttpResponse:
    taken = _edition(edition_id)
    try:
        made = revert(edition=taken, by=request.user, now=timezone.now())
    except CannotRevert as refusal:
        context = {"page": edition_page(taken), "refusal": refusal, "later": refusal.later}
        return render(request, "curriculum/curating/edition.html", context, status=409)
    except (BadCatalogue, CannotLoad) as refusal:
        context = {"page": edition_page(taken), "refusal": refusal}
        return render(request, "curriculum/curating/edition.html", context, status=409)
    messages.success(request, "Taken back." if made else "It is so already; nothing was changed.")
    return redirect("curriculum:edition", made.pk if made else taken.pk)


def _edition(edition_id: int) -> Edition:
    return get_object_or_404(Edition.objects.select_related("made_by", "reverts"), pk=edition_id)
