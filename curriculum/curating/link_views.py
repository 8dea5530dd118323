"""Curators' page of links: what is known of each, and looking at them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from curriculum import link_looking
from curriculum.actions import CannotLoad
from curriculum.curating.access import curator_only
from curriculum.curating.addresses import number_in
from curriculum.curating.links_page import links_page
from curriculum.current import current, version
from curriculum.faults import BadCatalogue
from curriculum.links import CannotFollow, follow
from curriculum.models import Link
from curriculum.views import is_fragment

MOST_PAGES = 1_000


@curator_only
@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """`?state=&page=`: links in this state, or all. Asked for a fragment: how far the look is."""
    if is_fragment(request):
        work = link_looking.last_look()
        response = render(request, "curriculum/curating/links_work.html", {"work": work})
        if work is None or not work.is_under_way:
            response.headers["HX-Refresh"] = "true"
        return response
    page = min(number_in(request.GET.get("page", "")) or 1, MOST_PAGES)
    state = request.GET.get("state", "")
    found = links_page(current(version()), state=state, page=page)
    return render(request, "curriculum/curating/links.html", {"page": found})


@curator_only
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Begins to look at all links; harmless where that is under way."""
    link_looking.start(by=request.user, now=timezone.now())
    return redirect("curriculum:links")


@curator_only
@require_POST
def stop(request: HttpRequest) -> HttpResponse:
    link_looking.stop(now=timezone.now())
    return redirect("curriculum:links")


@curator_only
@require_POST
def follow_link(request: HttpRequest, link_id: int) -> HttpResponse:
    """The address to which a link moved takes the place of the old one, everywhere."""
    link = get_object_or_404(Link, pk=link_id)
    try:
        edition = follow(link=link, by=request.user, now=timezone.now())
    except (CannotFollow, BadCatalogue, CannotLoad) as refusal:
        messages.error(request, _("It stays as it is: %(why)s") % {"why": refusal})
        return redirect("curriculum:links")
    messages.success(request, _("The new address stands in the catalogue."))
    return redirect("curriculum:edition", edition.pk) if edition else redirect("curriculum:links")
