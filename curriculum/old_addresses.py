"""Where old addresses lead: to what the entry has become, or to a page that says so."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse

from curriculum.former import todays
from curriculum.pages.gone import gone_page
from curriculum.records import Catalogue

ADDRESSES = {
    "decisions": "curriculum:decision",
    "exercises": "curriculum:exercise",
    "goals": "curriculum:goal",
    "resources": "curriculum:resource",
    "topics": "curriculum:topic",
}
WORDS = {
    "decisions": "decision",
    "exercises": "exercise",
    "goals": "goal",
    "resources": "resource",
    "topics": "topic",
}
GONE = 410


def one_now(catalogue: Catalogue, section: str, entry: str) -> str:
    """What a merged or renamed entry is called now; nothing for any other."""
    now = todays(catalogue, section, entry)
    return now[0] if len(now) == 1 and now[0] != entry else ""


def old_address(
    request: HttpRequest, catalogue: Catalogue, section: str, entry: str
) -> HttpResponse:
    """Raises Http404 for what was never there. What is asked for in the query stays."""
    if now := one_now(catalogue, section, entry):
        query = request.GET.urlencode()
        address = reverse(ADDRESSES[section], args=[now])
        return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
    page = gone_page(catalogue, section, entry)
    if page is None:
        raise Http404(f"There is no such {WORDS[section]}.")
    parts = [(each.title, reverse(ADDRESSES[section], args=[each.id])) for each in page.parts]
    context = {"page": page, "section": section, "parts": parts}
    status = 200 if page.parts else GONE
    return render(request, "curriculum/gone.html", context, status=status)
