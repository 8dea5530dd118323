"""Publishing a plan: everything to know on one page, then one button."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from curriculum.current import current, version
from planner.groups.access import Inside, group_lead
from planner.plans import actions, publishing
from planner.plans.models import Plan, Revision
from planner.plans.stale_views import stale
from planner.plans.views import address_of, base_of, plan_of, told_words


@group_lead
@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str) -> HttpResponse:
    plan = plan_of(inside, plan_id)
    head = actions.head_of(plan)
    if request.method != "POST":
        return _page(request, inside, plan, head)
    if head.number != base_of(request):
        seen = plan.revisions.filter(number=base_of(request)).first() or head
        refusal = actions.StaleRevision(seen, head)
        return stale(request, inside, plan, refusal, doing="Publish")
    try:
        published = publishing.publish(
            revision=head,
            catalogue=current(version()),
            by=inside.user,
            now=timezone.now(),
            acknowledged=request.POST.getlist("known"),
            override_reason=request.POST.get("reason", ""),
        )
    except actions.StaleRevision as refusal:
        return stale(request, inside, plan, refusal, doing="Publish")
    except publishing.CannotPublish as refusal:
        return _page(request, inside, plan, head, refusal)
    messages.success(request, f"The plan is published. {told_words(published.told)}")
    return redirect("plans:plan", *address_of(plan))


def _page(
    request: HttpRequest,
    inside: Inside,
    plan: Plan,
    head: Revision,
    refusal: publishing.CannotPublish | None = None,
) -> HttpResponse:
    shown = publishing.preview(
        revision=head, catalogue=current(version()), by=inside.user, now=timezone.now()
    )
    context = {
        "inside": inside,
        "plan": plan,
        "shown": shown,
        "refusal": refusal,
        "known": request.POST.getlist("known"),
        "reason": request.POST.get("reason", ""),
        "is_published": head.status == Revision.Status.PUBLISHED,
    }
    status = 200 if refusal is None else 422
    return render(request, "plans/publish.html", context, status=status)
