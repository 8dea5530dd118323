"""The plans of groups."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from planner.plans import pages


@login_not_required
@require_safe
def plan(
    request: HttpRequest, group_id: int, group_slug: str, plan_id: int, plan_slug: str
) -> HttpResponse:
    """Open to everybody in a demo, as its people are invented; else to nobody until roles exist."""
    page = pages.plan_page(group_id, plan_id) if settings.DEMO else None
    if page is None:
        raise Http404("There is no such plan.")
    if (page.group.slug, page.plan.slug) != (group_slug, plan_slug):
        return redirect(pages.plan_address(page.plan))
    return render(request, "plans/plan.html", {"page": page})
