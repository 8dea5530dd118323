"""Where members say what they would like to hear of, without a reason."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from planner.groups.access import Inside, group_member
from planner.groups.own_catalogue import catalogue_for
from planner.plans import curiosity_actions, curiosity_sparks
from planner.plans.curiosity_models import CuriosityProposal
from planner.plans.curiosity_page import curiosity_page
from planner.plans.edit_rules import CannotEdit
from planner.plans.models import Plan
from planner.plans.said import said
from planner.plans.views import address_of, plan_of


@group_member
@require_safe
def curiosity(request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str) -> HttpResponse:
    plan = _readable(inside, plan_id)
    try:
        page = curiosity_page(plan, catalogue_for(inside.group), inside.user, now=timezone.now())
    except CannotEdit as refusal:
        raise Http404(str(refusal)) from refusal
    return render(request, "plans/curiosity.html", {"inside": inside, "page": page})


@group_member
@require_POST
def propose(request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str) -> HttpResponse:
    plan = _readable(inside, plan_id)
    try:
        curiosity_actions.propose(
            plan=plan,
            topic=request.POST.get("topic", ""),
            catalogue=catalogue_for(inside.group),
            by=inside.own.user,
            now=timezone.now(),
        )
    except curiosity_actions.CannotPropose as refusal:
        messages.error(request, said(str(refusal)))
    return redirect("plans:curiosity", *address_of(plan))


@group_member
@require_POST
def wish(
    request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str, proposal_id: int
) -> HttpResponse:
    plan = _readable(inside, plan_id)
    found = get_object_or_404(CuriosityProposal, pk=proposal_id, plan=plan)
    curiosity_actions.wish(
        proposal=found,
        is_wished=request.POST.get("wish") == "yes",
        by=inside.own.user,
        now=timezone.now(),
    )
    return redirect("plans:curiosity", *address_of(plan))


@group_member
@require_POST
def spark(
    request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str, key: str
) -> HttpResponse:
    """`spark`: what the meeting sparked; nothing takes it back."""
    plan = _readable(inside, plan_id)
    try:
        curiosity_sparks.say_spark(
            plan=plan,
            key=key,
            text=request.POST.get("spark", ""),
            by=inside.own.user,
            now=timezone.now(),
        )
    except curiosity_sparks.CannotSay as refusal:
        messages.error(request, said(str(refusal)))
    response = redirect("plans:curiosity", *address_of(plan))
    response["Location"] += f"#heard-{key}"
    return response


def _readable(inside: Inside, plan_id: int) -> Plan:
    """Members know of what is published only."""
    plan = plan_of(inside, plan_id)
    if not inside.is_lead and not plan.revisions.published().exists():
        raise Http404("There is no such plan.")
    return plan
