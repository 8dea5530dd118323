"""Publishing a plan: everything to know on one page, then one button."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from planner.groups.access import Inside, group_lead
from planner.groups.own_catalogue import catalogue_for
from planner.plans import actions, publishing
from planner.plans.brief import BadBrief
from planner.plans.models import Plan, Revision
from planner.plans.publish_forms import PublishForm
from planner.plans.said import said
from planner.plans.stale_views import stale
from planner.plans.views import address_of, base_of, of_plan, told_words


@group_lead
@of_plan
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, inside: Inside, plan: Plan) -> HttpResponse:
    head = actions.head_of(plan)
    is_published = head.status == Revision.Status.PUBLISHED
    try:
        form = _form(request, inside, head)
        if request.method == "POST":
            actions.refuse_stale(plan, head, base_of(request))
            if is_published:
                # Pressed twice, or by two leads at once: what they want is done.
                messages.info(request, said(f"Revision {head.number} is published already."))
                return redirect("plans:plan", *address_of(plan))
        if form.is_valid():
            return _published(request, inside, plan, head, form)
    except BadBrief as refusal:
        messages.error(request, said(str(refusal)))
        return redirect("plans:edit", *address_of(plan))
    except actions.StaleRevision as refusal:
        return stale(request, inside, plan, refusal, doing="Publish")
    except publishing.CannotPublish as refusal:
        form.add_error(None, str(refusal))
    context = {
        "inside": inside,
        "plan": plan,
        "shown": form.shown,
        "form": form,
        "is_published": is_published,
    }
    return render(request, "plans/publish.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest, inside: Inside, head: Revision) -> PublishForm:
    shown = publishing.preview(
        revision=head, catalogue=catalogue_for(inside.group), by=inside.user, now=timezone.now()
    )
    data = request.POST if request.method == "POST" else None
    return PublishForm(data, shown=shown)


def _published(
    request: HttpRequest, inside: Inside, plan: Plan, head: Revision, form: PublishForm
) -> HttpResponse:
    published = publishing.publish(
        revision=head,
        catalogue=catalogue_for(inside.group),
        by=inside.user,
        now=timezone.now(),
        acknowledged=form.cleaned_data.get("known", ()),
        override_reason=form.cleaned_data.get("reason", ""),
    )
    messages.success(request, said(f"The plan is published. {told_words(published.told)}"))
    return redirect("plans:plan", *address_of(plan))
