"""A person's own pages, and what is said to whoever tries too often."""

from __future__ import annotations

import datetime as dt
from typing import cast

from allauth.core import ratelimit
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from planner.accounts import actions, farewell, proof, queries
from planner.accounts.forms import DeleteForm, SettingsForm
from planner.accounts.models import User
from planner.accounts.own_data import Encoder, own_data
from planner.accounts.zones import known_zones

# How long the longest limit of an address lasts, in seconds; a minute for the others.
LONGEST_WAIT = {
    "account_login": 15 * 60,
    "account_reauthenticate": 15 * 60,
    "account_reset_password": 60 * 60,
    "account_request_login_code": 60 * 60,
    "account_email_verification_sent": 60 * 60,
    "account_signup": 60 * 60,
    "delete": 15 * 60,
    "send_code": 60 * 60,
}


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: HttpRequest) -> HttpResponse:
    user = _reader(request)
    form = SettingsForm(
        request.POST if request.method == "POST" else None,
        initial={
            "name": user.name,
            "zone": user.time_zone,
            "language": user.language,
            "notices": queries.wanted_kinds(user),
        },
    )
    if form.is_valid():
        given = form.cleaned_data
        actions.change_settings(
            user=user,
            name=given["name"],
            time_zone=given["zone"],
            language=given["language"],
            wanted=given["notices"],
        )
        messages.success(request, _("Your settings are saved."))
        return redirect("accounts:settings")
    page = {"form": form, "zones": sorted(known_zones())}
    return render(request, "accounts/settings.html", page, status=422 if form.errors else 200)


@require_POST
def end_session(request: HttpRequest, session_id: int) -> HttpResponse:
    found = get_object_or_404(UserSession, pk=session_id, user=_reader(request))
    if found.is_current():
        logout(request)
        return redirect("dashboard:start")
    found.end()
    messages.success(request, _("That session has ended."))
    return redirect("usersessions_list")


@require_safe
def export(request: HttpRequest) -> HttpResponse:
    response = JsonResponse(
        own_data(_reader(request)), encoder=Encoder, json_dumps_params={"indent": 2}
    )
    response.headers["Content-Disposition"] = 'attachment; filename="lemma-my-data.json"'
    return response


@sensitive_post_parameters("password", "code")
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest) -> HttpResponse:
    user, now = _reader(request), timezone.now()
    if refused := ratelimit.consume_or_429(request, action="reauthenticate", user=user):
        return cast("HttpResponse", refused)
    form = DeleteForm(request.POST if request.method == "POST" else None)
    if not user.has_usable_password():
        del form.fields["password"]
    if form.is_valid() and _is_proven(request, form, now):
        try:
            actions.delete_account(user=user, now=now)
        except farewell.CannotGo as refusal:
            form.add_error(None, str(refusal))
        else:
            logout(request)
            return redirect("accounts:deleted")
    status = 422 if form.errors else 200
    return render(request, "accounts/delete.html", {"form": form}, status=status)


@require_POST
def send_code(request: HttpRequest) -> HttpResponse:
    """The code that deleting an account takes instead of a password."""
    user = _reader(request)
    refused = ratelimit.consume_or_429(request, action="request_login_code", key=user.email)
    if refused:
        return cast("HttpResponse", refused)
    proof.send_code(request=request, email=user.email, now=timezone.now())
    messages.info(request, _("A code is on its way to %(email)s.") % {"email": user.email})
    return redirect("accounts:delete")


@login_not_required
@require_safe
def deleted(request: HttpRequest) -> HttpResponse:
    return render(request, "accounts/deleted.html")


def too_many(request: HttpRequest) -> HttpResponse:
    """The handler of 429."""
    name = request.resolver_match.url_name if request.resolver_match else None
    seconds = LONGEST_WAIT.get(name or "", 60)
    response = render(request, "429.html", {"minutes": seconds // 60}, status=429)
    response.headers["Retry-After"] = str(seconds)
    response.headers["Cache-Control"] = "no-store"
    return response


def _reader(request: HttpRequest) -> User:
    return cast("User", request.user)  # every page here asks to sign in


def _is_proven(request: HttpRequest, form: DeleteForm, now: dt.datetime) -> bool:
    password, code = form.cleaned_data.get("password"), form.cleaned_data["code"]
    if password:
        if _reader(request).check_password(password):
            return True
        form.add_error("password", _("That is not your password."))
    elif proof.is_right(request=request, code=code, now=now):
        return True
    else:
        form.add_error("code", _("That code is wrong, or older than ten minutes."))
    return False
