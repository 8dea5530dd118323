"""My groups; a group's members and settings; leaving and archiving."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planner.accounts.models import User
from planner.groups import actions, queries
from planner.groups.access import Inside, archived_group_lead, group_lead, group_member
from planner.groups.forms import SettingsForm, zone_names
from planner.groups.models import Membership


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)  # noqa: S101 - whoever is not signed in came no further
    groups = queries.my_groups(request.user)
    return render(request, "groups/mine.html", {"groups": groups})


@group_member
@require_safe
def members(request: HttpRequest, inside: Inside) -> HttpResponse:
    return _members(request, inside)


@group_lead
@require_POST
def change_role(request: HttpRequest, inside: Inside, membership_id: int) -> HttpResponse:
    membership = _member(inside, membership_id)
    role = request.POST.get("role", "")
    if role not in Membership.Role.values:
        raise BadRequest(_("There is no such role."))
    try:
        actions.change_role(membership=membership, role=role, by=inside.user, now=timezone.now())
    except actions.CannotLeave as refusal:
        return _members(request, inside, refusal)
    messages.success(request, _now_called(membership, role))
    return _to("groups:members", inside)


@group_lead
@require_POST
def hand_over(request: HttpRequest, inside: Inside, membership_id: int) -> HttpResponse:
    to = _member(inside, membership_id)
    try:
        actions.hand_over(membership=inside.own, to=to, by=inside.user, now=timezone.now())
    except actions.CannotLeave as refusal:
        return _members(request, inside, refusal)
    messages.success(
        request, _("%(name)s leads the group now.") % {"name": queries.shown_name(to.user)}
    )
    return _to("groups:members", inside)


@group_lead
@require_POST
def remove(request: HttpRequest, inside: Inside, membership_id: int) -> HttpResponse:
    membership = _member(inside, membership_id)
    try:
        actions.leave(membership=membership, by=inside.user, now=timezone.now())
    except actions.CannotLeave as refusal:
        return _members(request, inside, refusal)
    name = queries.shown_name(membership.user)
    messages.success(
        request, _("%(name)s was removed; you can bring them back below.") % {"name": name}
    )
    return _to("groups:members", inside)


@group_lead
@require_POST
def bring_back(request: HttpRequest, inside: Inside, membership_id: int) -> HttpResponse:
    ended = Membership.objects.filter(group=inside.group, left_at__isnull=False)
    membership = get_object_or_404(ended, pk=membership_id)
    try:
        actions.bring_back(membership=membership, by=inside.user, now=timezone.now())
    except actions.CannotJoin as refusal:
        return _members(request, inside, refusal)
    messages.success(
        request, _("%(name)s is back as before.") % {"name": queries.shown_name(membership.user)}
    )
    return _to("groups:members", inside)


@group_lead
@require_http_methods(["GET", "HEAD", "POST"])
def change_settings(request: HttpRequest, inside: Inside) -> HttpResponse:
    form = SettingsForm(request.POST or None, group=inside.group)
    if form.is_valid():
        actions.change_settings(
            group=inside.group, by=inside.user, now=timezone.now(), **form.cleaned_data
        )
        messages.success(request, _("The settings are saved."))
        inside.group.refresh_from_db()
        return _to("groups:settings", inside)
    context = {
        "inside": inside,
        "form": form,
        "zones": zone_names(),
        "link": queries.link_of(inside.group),
        "site_url": settings.SITE_URL,
    }
    return render(request, "groups/settings.html", context, status=422 if form.errors else 200)


@group_member
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: HttpRequest, inside: Inside) -> HttpResponse:
    """A page that asks once more: it is the reader's way out."""
    refusal = None
    if request.method == "POST":
        try:
            actions.leave(membership=inside.own, by=inside.user, now=timezone.now())
        except actions.CannotLeave as raised:
            refusal = raised
        else:
            messages.success(request, _("You have left the group."))
            return redirect("groups:mine")
    context = {"inside": inside, "own": inside.own, "refusal": refusal}
    return render(request, "groups/leave.html", context, status=409 if refusal else 200)


@group_lead
@require_http_methods(["GET", "HEAD", "POST"])
def archive(request: HttpRequest, inside: Inside) -> HttpResponse:
    if request.method == "POST":
        actions.archive(group=inside.group, by=inside.user, now=timezone.now())
        messages.success(request, _("The group is archived."))
        return redirect("groups:mine")
    return render(request, "groups/archive.html", {"inside": inside})


@archived_group_lead
@require_POST
def unarchive(request: HttpRequest, inside: Inside) -> HttpResponse:
    actions.unarchive(group=inside.group, by=inside.user, now=timezone.now())
    messages.success(request, _("The group is back."))
    return _to("groups:members", inside)


def _now_called(membership: Membership, role: str) -> str:
    name = {"name": queries.shown_name(membership.user)}
    if role == Membership.Role.LEAD:
        return _("%(name)s is a lead now.") % name
    return _("%(name)s is a member now.") % name


def _members(
    request: HttpRequest, inside: Inside, refusal: Exception | None = None
) -> HttpResponse:
    """The list; with why something in it could not be changed."""
    page = queries.members_page(inside, now=timezone.now())
    context = {"inside": inside, "page": page, "refusal": refusal}
    return render(request, "groups/members.html", context, status=409 if refusal else 200)


def _member(inside: Inside, membership_id: int) -> Membership:
    active = Membership.objects.active().filter(group=inside.group).select_related("user", "group")
    return get_object_or_404(active, pk=membership_id)


def _to(name: str, inside: Inside) -> HttpResponse:
    return redirect(name, inside.group.pk, inside.group.slug)
