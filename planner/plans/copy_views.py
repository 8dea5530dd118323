"""Copying a plan for the next cohort, or keeping it as a template."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from planner.groups.access import Inside, group_lead
from planner.groups.models import Group
from planner.groups.own_catalogue import catalogue_for
from planner.groups.queries import led_groups
from planner.meetings.zones import zone_named
from planner.plans import copy_actions
from planner.plans.brief import BadBrief
from planner.plans.copy_actions import CannotCopy
from planner.plans.copy_forms import CopyForm, SaveForm
from planner.plans.models import Plan, Revision
from planner.plans.said import said
from planner.plans.views import address_of, plan_of


@group_lead
@require_http_methods(["GET", "HEAD", "POST"])
def copy(request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str) -> HttpResponse:
    """A new draft, in this group or another one that the reader leads."""
    plan = plan_of(inside, plan_id)
    group = _target(inside, request.POST.get("group", str(inside.group.pk)))
    form = _copy_form(request, inside, plan)
    if form.is_valid():
        try:
            made = copy_actions.copy_plan(
                source=plan,
                group=group,
                title=form.cleaned_data["title"],
                start=form.cleaned_data["start"],
                catalogue=catalogue_for(group),
                by=inside.user,
                now=timezone.now(),
            )
        except (CannotCopy, BadBrief) as refusal:
            form.refuse(refusal)
        else:
            return begun(request, made)
    return _copy_page(request, inside, plan, form, _save_form(plan))


@group_lead
@require_POST
def save_template(
    request: HttpRequest, inside: Inside, plan_id: int, plan_slug: str
) -> HttpResponse:
    plan = plan_of(inside, plan_id)
    form = SaveForm(request.POST, auto_id="template_%s")
    if form.is_valid():
        title = form.cleaned_data["title"]
        try:
            copy_actions.save_template(source=plan, title=title, by=inside.user, now=timezone.now())
        except CannotCopy as refusal:
            form.add_error("title", str(refusal))
        else:
            messages.success(request, said(f"“{title}” is a template of {inside.group.name} now."))
            return redirect("plans:templates", inside.group.pk, inside.group.slug)
    return _copy_page(request, inside, plan, _copy_form(request, inside, plan, is_new=True), form)


def _targets(inside: Inside) -> list[Group]:
    """This group, and the others that the reader leads."""
    others = (each for each in led_groups(inside.user) if each.pk != inside.group.pk)
    return [inside.group, *others]


def _target(inside: Inside, group_id: str) -> Group:
    """A group that the reader does not lead is as one that does not exist."""
    found = next((each for each in _targets(inside) if str(each.pk) == group_id), None)
    if found is None:
        raise Http404("There is no such group.")
    return found


def _copy_form(
    request: HttpRequest, inside: Inside, plan: Plan, *, is_new: bool = False
) -> CopyForm:
    today = today_of(inside.group)
    initial = {
        "group": inside.group.pk,
        "title": copy_actions.free_title(inside.group, f"{plan.title[:190]} (copy)"),
        "start": copy_actions.usual_start(plan, today),
    }
    sent = request.POST if request.method == "POST" and not is_new else None
    return CopyForm(sent, groups=_targets(inside), today=today, initial=initial)


def _save_form(plan: Plan) -> SaveForm:
    return SaveForm(initial={"title": plan.title}, auto_id="template_%s")


def _copy_page(
    request: HttpRequest, inside: Inside, plan: Plan, form: CopyForm, save: SaveForm
) -> HttpResponse:
    context = {"inside": inside, "plan": plan, "form": form, "save": save}
    status = 422 if form.errors or save.errors else 200
    return render(request, "plans/copy.html", context, status=status)


def begun(request: HttpRequest, made: Revision) -> HttpResponse:
    messages.success(request, said(f"{made.plan.title} is a draft now; nobody was told."))
    return redirect("plans:plan", *address_of(made.plan))


def today_of(group: Group) -> dt.date:
    return timezone.now().astimezone(zone_named(group.zone)).date()
