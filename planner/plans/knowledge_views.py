"""Counting what the group knows, for the plan."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from planner.groups.access import Inside, group_lead
from planner.plans.models import Plan
from planner.plans.said import said
from planner.plans.views import address_of, of_plan
from planner.progress.counting_actions import CannotCount, count_knowledge


@group_lead
@of_plan
@require_POST
def count(request: HttpRequest, inside: Inside, plan: Plan) -> HttpResponse:
    try:
        counted = count_knowledge(group=inside.group, by=inside.user, now=timezone.now())
    except CannotCount as refusal:
        messages.error(request, said(str(refusal)))
    else:
        messages.success(request, said(f"Counted, of {counted.people} people."))
    return redirect("plans:edit", *address_of(plan))
