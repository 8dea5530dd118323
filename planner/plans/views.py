"""The plan of a group as its people read it, its history, and earlier states."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from planner.groups.access import Inside, group_lead, group_member
from planner.groups.own_catalogue import catalogue_for
from planner.plans import actions, group_pages, pages, restoring
from planner.plans.brief import BadBrief
from planner.plans.models import Plan
from planner.plans.publishing import CannotPublish
from planner.plans.said import said
from planner.plans.stale_views import stale

P = ParamSpec("P")
PlanView = Callable[Concatenate[HttpRequest, Inside, Plan, P], HttpResponse]


def of_plan(view: PlanView[P]) -> Callable[..., HttpResponse]:
    """Gives the view the plan that its address names; a wrong slug leads to the right one."""

    @wraps(view)
    def found_first(
        request: HttpRequest,
        inside: Inside,
        plan_id: int,
        plan_slug: str,
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> HttpResponse:
        found = plan_of(inside, plan_id)
        if plan_slug != found.slug and request.method in ("GET", "HEAD"):
            return _at_the_right_slug(request, found)
        return view(request, inside, found, *args, **kwargs)

    return found_first


def _at_the_right_slug(request: HttpRequest, found: Plan) -> HttpResponse:
    match = request.resolver_match
    if match is None:
        raise Http404("There is no such page.")
    address = reverse(match.view_name, kwargs={**match.kwargs, "plan_slug": found.slug})
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{address}?{query}" if query else address)


@login_not_required
@require_safe
def plan(
    request: HttpRequest, group_id: int, group_slug: str, plan_id: int, plan_slug: str
) -> HttpResponseBase:
    """For the group's people; in a demo for everybody, as its people are invented."""
    if settings.DEMO and not request.user.is_authenticated:
        return _demo_plan(request, group_id, group_slug, plan_id, plan_slug)
    inside_view = login_required(own_plan)
    return inside_view(
        request, group_id=group_id, group_slug=group_slug, plan_id=plan_id, plan_slug=plan_slug
    )


@group_member
@require_safe
def own_plan(request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str) -> HttpResponse:
    # The slug comes last here: to members it would tell the title of what is not published.
    found = plan_of(inside, plan_id)
    page = group_pages.group_plan_page(found, for_lead=inside.is_lead)
    if page is None:
        raise Http404("There is no such plan.")
    if found.slug != plan_slug:
        return redirect(pages.plan_address(found))
    return render(request, "plans/plan.html", {"inside": inside, "page": page})


def _demo_plan(
    request: HttpRequest, group_id: int, group_slug: str, plan_id: int, plan_slug: str
) -> HttpResponse:
    page = pages.plan_page(group_id, plan_id)
    if page is None:
        raise Http404("There is no such plan.")
    if (page.group.slug, page.plan.slug) != (group_slug, plan_slug):
        return redirect(pages.plan_address(page.plan))
    return render(request, "plans/plan.html", {"page": page})


@group_lead
@of_plan
@require_safe
def history(request: HttpRequest, inside: Inside, plan: Plan) -> HttpResponse:
    context = {"inside": inside, "plan": plan, "rows": group_pages.history(plan)}
    return render(request, "plans/history.html", context)


@group_lead
@of_plan
@require_safe
def revision(request: HttpRequest, inside: Inside, plan: Plan, number: int) -> HttpResponse:
    page = group_pages.revision_page(plan, number)
    if page is None:
        raise Http404("There is no such revision.")
    head = actions.head_of(plan)
    return render(request, "plans/revision.html", {"inside": inside, "page": page, "head": head})


@group_lead
@of_plan
@require_POST
def restore(request: HttpRequest, inside: Inside, plan: Plan, number: int) -> HttpResponse:
    wanted = plan.revisions.filter(number=number).first()
    if wanted is None:
        raise Http404("There is no such revision.")
    try:
        restoring.restore(
            plan=plan,
            revision=wanted,
            base=base_of(request),
            catalogue=catalogue_for(inside.group),
            by=inside.user,
            now=timezone.now(),
        )
    except actions.StaleRevision as refusal:
        return stale(request, inside, plan, refusal, doing=f"Make revision {number} the draft")
    except (actions.CannotUndo, BadBrief) as refusal:
        messages.error(request, said(str(refusal)))
        return redirect("plans:history", *address_of(plan))
    messages.success(request, said(f"This is revision {number} again, as a draft."))
    return redirect("plans:edit", *address_of(plan))


@group_lead
@of_plan
@require_POST
def undo(request: HttpRequest, inside: Inside, plan: Plan) -> HttpResponse:
    """Publish again what was published before."""
    try:
        restored = restoring.undo_publication(
            plan=plan,
            base=base_of(request),
            catalogue=catalogue_for(inside.group),
            by=inside.user,
            now=timezone.now(),
        )
    except actions.StaleRevision as refusal:
        return stale(request, inside, plan, refusal, doing="Undo the last publication")
    except (actions.CannotUndo, CannotPublish, BadBrief) as refusal:
        messages.error(request, said(str(refusal)))
        return redirect("plans:plan", *address_of(plan))
    messages.success(request, said(f"The plan is as it was before. {told_words(restored.told)}"))
    return redirect("plans:plan", *address_of(plan))


@group_lead
@of_plan
@require_POST
def archive(request: HttpRequest, inside: Inside, plan: Plan) -> HttpResponse:
    actions.archive(plan=plan, by=inside.user, now=timezone.now())
    messages.success(request, said(f"{plan.title} is put aside."))
    return redirect("dashboard:group", inside.group.pk, inside.group.slug)


def plan_of(inside: Inside, plan_id: int) -> Plan:
    """A plan of this very group; of another it does not exist."""
    found = group_pages.plan_in(inside.group, plan_id)
    if found is None:
        raise Http404("There is no such plan.")
    return found


def address_of(found: Plan) -> tuple[int, str, int, str]:
    """What every address of a plan begins with."""
    return (found.group_id, found.group.slug, found.pk, found.slug)


def base_of(request: HttpRequest) -> int:
    """The number of the revision that the reader saw; 0, which none has, for nonsense."""
    given = request.POST.get("base", "")
    return int(given) if given.isdecimal() and len(given) < 9 else 0


def told_words(told: list[dict[str, str]]) -> str:
    names = [each["name"] for each in told]
    if not names:
        return "Nobody had to be told."
    return f"Told: {', '.join(names)}."
