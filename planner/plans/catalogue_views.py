"""Where leads decide what becomes of a plan whose catalogue has changed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from planner.groups.access import Inside, group_lead
from planner.plans.catalogue_page import catalogue_page, keep_as_it_is
from planner.plans.models import Plan
from planner.plans.views import address_of, of_plan


@group_lead
@of_plan
@require_safe
def catalogue(request: HttpRequest, inside: Inside, plan: Plan) -> HttpResponse:
    page = catalogue_page(plan, now=timezone.now())
    return render(request, "plans/catalogue.html", {"inside": inside, "plan": plan, "page": page})


@group_lead
@of_plan
@require_POST
def keep(request: HttpRequest, inside: Inside, plan: Plan) -> HttpResponse:
    given = request.POST.get("last", "")
    last = int(given) if given.isdecimal() and len(given) < 12 else 0
    if keep_as_it_is(plan=plan, last=last, by=inside.user, now=timezone.now()):
        messages.success(request, _("Noted: the plan stays as it is."))
    else:
        messages.info(request, _("There was nothing left to decide."))
    return redirect("plans:catalogue", *address_of(plan))
