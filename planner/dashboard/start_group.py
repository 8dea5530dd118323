"""Starting a group in one form, from a draft or without one; what to tell people then."""

from __future__ import annotations

import datetime as dt
from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from curriculum.current import current, version
from planner.accounts.models import User
from planner.dashboard.announcement import announcement
from planner.dashboard.first_plan import FirstPlanForm
from planner.groups import actions as groups
from planner.groups import invitation_actions as invitations
from planner.groups import link_actions, queries
from planner.groups.access import Inside, group_lead
from planner.groups.forms import AddressesField, ZoneField, zone_names
from planner.groups.models import Group
from planner.plans import actions as plans
from planner.plans import brief_document, pages
from planner.plans.brief import BadBrief
from planner.plans.first_draft import first_draft
from planner.plans.models import Draft, Plan, Revision


class StartGroupForm(forms.Form):
    """`key` names the form, so that sending it twice starts one group."""

    name = forms.CharField(label=gettext_lazy("Name of the group"), max_length=120)
    zone = ZoneField(label=gettext_lazy("Time zone of the meetings"))
    addresses = AddressesField(
        label=gettext_lazy("Who to invite: e-mail addresses, one a line"),
        help_text=gettext_lazy("You can also do that later. Each gets a mail with a link."),
        required=False,
    )
    has_link = forms.BooleanField(
        label=gettext_lazy("Make a link as well, by which whoever has it can join"),
        required=False,
        initial=True,
    )
    key = forms.UUIDField(widget=forms.HiddenInput)


@require_http_methods(["GET", "HEAD", "POST"])
def start_group(request: HttpRequest) -> HttpResponse:
    """`?draft=` is a plan made without an account, which becomes the group's first."""
    assert isinstance(request.user, User)  # noqa: S101 - whoever is not signed in came no further
    draft = _draft(request.GET.get("draft"))
    initial = {**request.GET.dict(), **_initial(request.user, draft)}
    form = StartGroupForm(request.POST or None, initial=initial)
    plan = _plan_form(request) if draft is None else None
    if form.is_valid() and (plan is None or plan.is_valid()):
        try:
            group = _started(form.cleaned_data, draft or plan, request.user, timezone.now())
        except BadBrief as refusal:
            form.add_error(None, str(refusal))
        else:
            if draft is not None or (plan is not None and plan.cleaned_data["goal"]):
                return redirect("dashboard:announcement", group.pk, group.slug)
            messages.success(request, _("The group is started. Choose what it is for."))
            return redirect("plans:goals")
    context = {
        "form": form,
        "plan": plan,
        "draft": draft,
        "shown": pages.draft_page(draft, now=timezone.now()).shown if draft else None,
        "led": queries.led_groups(request.user) if draft else (),
        "zones": zone_names(),
    }
    status = 422 if form.errors or (plan is not None and plan.errors) else 200
    return render(request, "dashboard/start_group.html", context, status=status)


def _plan_form(request: HttpRequest) -> FirstPlanForm:
    return FirstPlanForm(
        request.POST if request.method == "POST" else None,
        asked=request.GET,
        catalogue=current(version()),
        today=timezone.localdate(),
    )


@group_lead
@require_POST
def keep_draft(request: HttpRequest, inside: Inside) -> HttpResponse:
    """Make a draft the plan of a group that is there already; the same draft only once."""
    draft = get_object_or_404(Draft, token=request.POST.get("draft", ""))
    kept = _kept(draft, inside.group, inside.user, timezone.now())
    return redirect(pages.plan_address(kept))


@group_lead
@require_safe
def announce(request: HttpRequest, inside: Inside) -> HttpResponse:
    plan = inside.group.plans.active().order_by("created_at", "id").last()
    link = queries.link_of(inside.group)
    text = announcement(inside.group, plan, link, site_url=settings.SITE_URL)
    context = {"inside": inside, "plan": plan, "link": link, "text": text}
    return render(request, "dashboard/announcement.html", context)


def _draft(token: str | None) -> Draft | None:
    return get_object_or_404(Draft, token=token) if token else None


def _initial(user: User, draft: Draft | None) -> dict[str, Any]:
    """Every field but the name has a value that works."""
    zone = user.time_zone
    if draft is not None:
        zone = brief_document.from_document(draft.brief).cadence.zone
    return {"zone": zone, "key": uuid4()}


@transaction.atomic
def _started(
    said: dict[str, Any], first: Draft | FirstPlanForm | None, by: User, now: dt.datetime
) -> Group:
    """Group, invitations, link and first draft, or nothing of it. Raises BadBrief."""
    try:
        group = groups.create_group(
            name=said["name"], zone=said["zone"], by=by, now=now, key=str(said["key"])
        )
    except groups.StartedAlready as before:
        return before.group
    for address in said["addresses"]:
        if address != by.email:
            invitations.invite(group=group, address=address, by=by, now=now)
    if said["has_link"]:
        link_actions.renew_link(group=group, by=by, now=now)
    if isinstance(first, Draft):
        _kept(first, group, by, now)
    elif first is not None and first.cleaned_data["goal"]:
        brief = first.brief(group)
        first_draft(group=group, brief=brief, catalogue=first.catalogue, by=by, now=now)
    return group


@transaction.atomic
def _kept(draft: Draft, group: Group, by: User, now: dt.datetime) -> Plan:
    """The draft as a plan of the group; the one that it became before, if it did."""
    groups.locked(group)
    brief = brief_document.from_document(draft.brief)
    first = Revision.objects.filter(plan__group=group, number=1).select_related("plan__group")
    for each in first.order_by("id"):
        if brief_document.from_document(each.brief) == brief:
            return each.plan
    return plans.draft(
        group=group,
        brief=brief,
        catalogue=current(version()),
        programme=pages.programme_of(draft),
        by=by,
        now=now,
    ).plan
