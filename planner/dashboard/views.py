"""The start page."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from planner.dashboard import queries


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    page = queries.start_page(is_demo=settings.DEMO)
    return render(request, "dashboard/start.html", {"page": page})
