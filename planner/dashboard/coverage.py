"""The coverage board of a group: which decisions it can take, and since when."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from curriculum.spoken import spoken
from planner.dashboard.coverage_page import coverage_page
from planner.groups.access import Inside, group_member
from planner.groups.own_catalogue import catalogue_for


@group_member
@require_safe
def coverage(request: HttpRequest, inside: Inside) -> HttpResponse:
    page = coverage_page(inside, spoken(catalogue_for(inside.group)), now=timezone.now())
    return render(request, "dashboard/coverage.html", {"inside": inside, "page": page})
