"""Finding things again in a group, and what comes close before something is asked."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from planner.groups.access import Inside, group_member
from planner.threads.search_filters import filters_of
from planner.threads.search_page import search_page
from planner.threads.similar import similar as similar_to


@group_member
@require_safe
def search(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`?q=&what=&topic=&state=&since=&page=` say what is looked for. With htmx only what was found
    comes, and the address follows what is typed."""
    filters = filters_of(request.GET)
    page = search_page(inside.user, [inside.group], filters, now=timezone.now())
    here = reverse("threads:search", args=[inside.group.pk, inside.group.slug])
    context = {"inside": inside, "page": page, "here": here}
    return found(request, "threads/search.html", context, address=here + filters.address())


@group_member
@require_safe
def similar_questions(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`?title=`: what comes close to it. With htmx only the part of the form for asking."""
    similar = similar_to(inside, request.GET.get("title", ""))
    is_part = request.headers.get("HX-Target") == "similar"
    template = "threads/_similar.html" if is_part else "threads/similar.html"
    return render(request, template, {"inside": inside, "similar": similar, "is_part": is_part})


def found(
    request: HttpRequest, template: str, context: dict[str, object], *, address: str
) -> HttpResponse:
    if request.headers.get("HX-Target") != "results":
        return render(request, template, context)
    response = render(request, "threads/_search_results.html", context)
    response["HX-Replace-Url"] = address
    return response
