"""The way into the demo: its plan, and its people, whom anybody may be with one click."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from allauth.account.utils import perform_login
from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from planner.accounts.models import User
from planner.dashboard import queries
from planner.dashboard.demo_cast import ROLES
from planner.plans.pages import plan_address

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def demo_only(view: View[P]) -> View[P]:
    """404 wherever settings.DEMO is off, as in every production."""

    @login_not_required
    @wraps(view)
    def respond(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not settings.DEMO:
            raise Http404(_("There is no demo here."))
        return view(request, *args, **kwargs)

    return respond


@demo_only
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    page = {"roles": queries.demo_roles(), "plan": queries.demo_plan()}
    return render(request, "dashboard/demo.html", page)


@demo_only
@require_safe
def plan(request: HttpRequest) -> HttpResponse:
    found = queries.demo_plan()
    if found is None:
        raise Http404(_("The demo has no plan."))
    return redirect(plan_address(found))


@demo_only
@require_POST
def sign_in(request: HttpRequest, name: str) -> HttpResponse:
    """As one of the cast, and nobody else: the address is taken from there, not from the link."""
    addresses = {person.name.lower(): person.email for person, *_ in ROLES}
    user = get_object_or_404(User, email=addresses.get(name, ""), is_active=True)
    logout(request)  # whoever the visitor was before
    looks_after = user.is_curator or user.is_superuser
    done: HttpResponse = perform_login(
        request,
        user,
        email_verification="none",
        redirect_url=reverse("admin:index") if looks_after else None,
    )
    return done
