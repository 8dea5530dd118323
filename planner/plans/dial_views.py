"""The time dial of a group's plan."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from planner.groups.access import Inside, group_lead
from planner.groups.own_catalogue import catalogue_for
from planner.plans import actions, pages
from planner.plans.brief import BadBrief
from planner.plans.dial_page import dial_page
from planner.plans.edit_rules import CannotEdit
from planner.plans.said import said
from planner.plans.views import plan_of


@group_lead
@require_safe
def dial(request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str) -> HttpResponse:
    found = plan_of(inside, plan_id)
    head = actions.head_of(found)
    try:
        page = dial_page(head, catalogue_for(inside.group), now=timezone.now())
    except (CannotEdit, BadBrief) as refusal:
        messages.error(request, said(str(refusal)))
        return redirect(pages.plan_address(found))
    return render(request, "plans/dial.html", {"inside": inside, "plan": found, "page": page})
