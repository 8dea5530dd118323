"""The lead's overview of a group."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from planner.dashboard.overview_page import overview_page
from planner.groups.access import Inside, group_lead


@group_lead
@require_safe
def overview(request: HttpRequest, inside: Inside) -> HttpResponse:
    page = overview_page(inside.group, now=timezone.now())
    return render(request, "dashboard/overview.html", {"inside": inside, "page": page})
