"""The ways into a group: inviting and accepting, and the group's link."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from planner.accounts.adapters import trust_address
from planner.accounts.models import User
from planner.groups import invitation_actions, link_actions, queries
from planner.groups.access import Inside, archived, entering, group_lead
from planner.groups.actions import GroupIsArchived
from planner.groups.forms import InviteForm
from planner.groups.invitation_actions import InvitationIsForAnother, InvitationIsOver
from planner.groups.models import Group, GroupLink, Invitation

# Without a name: the next page may be shown to somebody who has been removed meanwhile.
WELCOME = gettext_lazy("Welcome to the group.")


@group_lead
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest, inside: Inside) -> HttpResponse:
    form = InviteForm(request.POST or None)
    now = timezone.now()
    if form.is_valid() and _invite(form, inside, now):
        messages.success(request, _told(form.cleaned_data["addresses"]))
        return redirect("groups:invite", inside.group.pk, inside.group.slug)
    page = queries.invite_page(inside.group, now=now)
    context = {"inside": inside, "form": form, "page": page}
    return render(request, "groups/invite.html", context, status=422 if form.errors else 200)


@group_lead
@require_POST
def revoke(request: HttpRequest, inside: Inside, invitation_id: int) -> HttpResponse:
    invitation = get_object_or_404(inside.group.invitations, pk=invitation_id)
    if invitation_actions.revoke(invitation=invitation, by=inside.user, now=timezone.now()):
        messages.success(
            request,
            _("The invitation of %(address)s is revoked.") % {"address": invitation.address},
        )
    return redirect("groups:invite", inside.group.pk, inside.group.slug)


@group_lead
@require_POST
def link(request: HttpRequest, inside: Inside) -> HttpResponse:
    """`link`: on, off, or new."""
    group, by, now = inside.group, inside.user, timezone.now()
    wanted = request.POST.get("link")
    if wanted == "new":
        link_actions.renew_link(group=group, by=by, now=now)
    elif wanted in {"on", "off"}:
        link_actions.switch_link(group=group, is_on=wanted == "on", by=by, now=now)
    else:
        raise BadRequest(_("A link can be switched on or off, or renewed."))
    return redirect("groups:settings", group.pk, group.slug)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites to what; accepting is a press of its own, as scanners of mail open links.

    Whoever is not signed in goes to do so and comes back. Should they have no account yet, the
    link has shown that the address is theirs.
    """
    found = Invitation.objects.by_token(token).select_related("group", "invited_by").first()
    if not isinstance(request.user, User):
        return _sign_in_first(request, found)
    if found is None:
        raise Http404(_("There is no such invitation."))
    try:
        return _invited(request, found, request.user)
    except InvitationIsForAnother:
        return render(request, "groups/invitation_for_another.html", status=403)
    except InvitationIsOver:
        return render(request, "groups/invitation_over.html", status=410)
    except GroupIsArchived:
        return archived(request, found.group)


def _sign_in_first(request: HttpRequest, found: Invitation | None) -> HttpResponse:
    is_new = found is not None and invitation_actions.is_of_a_newcomer(found, now=timezone.now())
    if found is not None and is_new:
        trust_address(request, found.address)
    entrance = reverse("account_signup") if is_new else None
    return redirect_to_login(request.get_full_path(), entrance)


def _invited(request: HttpRequest, found: Invitation, user: User) -> HttpResponse:
    now = timezone.now()
    invitation_actions.require_addressed(invitation=found, user=user)
    if request.method == "POST":
        invitation_actions.accept(invitation=found, by=user, now=now)
        messages.success(request, WELCOME)
        return _to_group(found.group)
    if found.accepted_by_id == user.pk and _belongs(user, found.group):
        return _to_group(found.group)
    invitation_actions.require_valid(invitation=found, now=now)
    inviter = queries.shown_name(found.invited_by)
    return render(request, "groups/invitation.html", {"invitation": found, "inviter": inviter})


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    found = get_object_or_404(GroupLink.objects.by_token(token).select_related("group"))
    user = _reader(request)
    if _belongs(user, found.group):
        return _to_group(found.group)
    if request.method != "POST" and found.is_on:
        return render(request, "groups/join.html", {"group": found.group})
    try:
        link_actions.join(link=found, by=user, now=timezone.now())
    except link_actions.LinkIsOff:
        return render(request, "groups/invitation_over.html", status=410)
    except GroupIsArchived:
        return archived(request, found.group)
    messages.success(request, WELCOME)
    return _to_group(found.group)


def _invite(form: InviteForm, inside: Inside, now: dt.datetime) -> bool:
    """Invite all; what was refused stands at the field, what was not is invited."""
    for address in form.cleaned_data["addresses"]:
        try:
            invitation_actions.invite(
                group=inside.group,
                address=address,
                role=form.cleaned_data["role"],
                by=inside.user,
                now=now,
            )
        except invitation_actions.CannotInvite as refusal:
            form.add_error("addresses", str(refusal))
    return form.is_valid()


def _told(addresses: list[str]) -> str:
    if len(addresses) == 1:
        return _("%(address)s will get a mail.") % {"address": addresses[0]}
    return _("%(count)s people will get a mail.") % {"count": len(addresses)}


def _reader(request: HttpRequest) -> User:
    assert isinstance(request.user, User)  # noqa: S101 - whoever is not signed in came no further
    return request.user


def _belongs(user: User, group: Group) -> bool:
    inside = entering(user=user, group_id=group.pk)
    return inside is not None and inside.membership is not None


def _to_group(group: Group) -> HttpResponse:
    return redirect("dashboard:group", group.pk, group.slug)
