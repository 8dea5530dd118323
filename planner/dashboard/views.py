"""The start page and the way into the demo."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from planner.dashboard import queries
from planner.plans.pages import plan_address


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    page = queries.start_page(is_demo=settings.DEMO)
    return render(request, "dashboard/start.html", {"page": page})


@login_not_required
@require_safe
def demo(request: HttpRequest) -> HttpResponse:
    found = queries.demo_plan() if settings.DEMO else None
    if found is None:
        raise Http404("There is no demo here.")
    return redirect(plan_address(found))
