"""Beginning a plan from a template, and the templates of a group."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from planner.groups.access import Inside, group_lead
from planner.groups.own_catalogue import catalogue_for
from planner.plans import copy_actions, suggested
from planner.plans.brief import BadBrief
from planner.plans.copy_actions import CannotCopy
from planner.plans.copy_forms import TemplateForm
from planner.plans.copy_views import begun, today_of
from planner.plans.models import PlanTemplate
from planner.plans.said import said
from planner.plans.templates import templates_for

REMOVED = "plans.template_removed"
"""The session keeps the template removed last, so that it can be put back."""


@group_lead
@require_http_methods(["GET", "HEAD", "POST"])
def templates(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Choose a template and a start; then it is a draft of the group."""
    form = _template_form(request, inside)
    if form.is_valid():
        template = form.templates[form.cleaned_data["template"]]
        title = form.cleaned_data["title"]
        try:
            made = copy_actions.begin_from(
                template=template,
                group=inside.group,
                title=title or copy_actions.free_title(inside.group, template.title),
                start=form.cleaned_data["start"],
                catalogue=catalogue_for(inside.group),
                by=inside.user,
                now=timezone.now(),
            )
        except (CannotCopy, BadBrief) as refusal:
            form.refuse(refusal)
        else:
            return begun(request, made)
    removed = request.session.get(REMOVED, {})
    context = {
        "inside": inside,
        "form": form,
        "own": PlanTemplate.objects.filter(group=inside.group).order_by("title", "id"),
        "removed": removed if removed.get("group") == inside.group.pk else None,
    }
    status = 422 if form.errors else 200
    return render(request, "plans/templates.html", context, status=status)


@group_lead
@require_POST
def remove_template(request: HttpRequest, inside: Inside, template_id: int) -> HttpResponse:
    """The page offers to put it back, until another is removed."""
    found = get_object_or_404(PlanTemplate, pk=template_id, group=inside.group)
    kept = {"group": inside.group.pk, "title": found.title, "brief": found.brief}
    request.session[REMOVED] = kept
    copy_actions.remove_template(template=found, by=inside.user, now=timezone.now())
    return _to_templates(inside)


@group_lead
@require_POST
def put_back(request: HttpRequest, inside: Inside) -> HttpResponse:
    """The template that the reader removed last."""
    kept = request.session.get(REMOVED, {})
    if kept.get("group") == inside.group.pk:
        try:
            copy_actions.keep_template(
                group=inside.group,
                title=kept["title"],
                brief=kept["brief"],
                by=inside.user,
                now=timezone.now(),
            )
        except CannotCopy as refusal:
            messages.error(request, said(str(refusal)))
        else:
            del request.session[REMOVED]
    return _to_templates(inside)


def _to_templates(inside: Inside) -> HttpResponse:
    return redirect("plans:templates", inside.group.pk, inside.group.slug)


def _template_form(request: HttpRequest, inside: Inside) -> TemplateForm:
    today = today_of(inside.group)
    offered = templates_for(inside.group, catalogue_for(inside.group))
    initial: dict[str, Any] = {"start": suggested.start_on(today)}
    if offered:
        initial["template"] = request.GET.get("template", offered[0].id)
    sent = request.POST if request.method == "POST" else None
    return TemplateForm(sent, templates=offered, today=today, initial=initial)
