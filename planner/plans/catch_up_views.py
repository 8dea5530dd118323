"""What a member who joined late, or missed something, reads to be of use in the next meeting."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from planner.groups.access import Inside, group_member
from planner.groups.own_catalogue import catalogue_for
from planner.plans.catch_up_page import catch_up_page
from planner.plans.views import address_of, plan_of


@group_member
@require_safe
def catch_up(request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str) -> HttpResponse:
    """`?asked&know=derivatives@working` says what the reader knows already."""
    plan = plan_of(inside, plan_id)
    page = catch_up_page(
        plan,
        inside.user,
        catalogue_for(inside.group),
        ticked=request.GET.getlist("know") if "asked" in request.GET else None,
        now=timezone.now(),
    )
    if page is None and not inside.is_lead:
        raise Http404("There is no such plan.")
    # The slug comes last: to members it would tell the title of what is not published.
    if plan.slug != plan_slug:
        return redirect("plans:catch-up", *address_of(plan))
    return render(request, "plans/catch_up.html", {"inside": inside, "plan": plan, "page": page})
