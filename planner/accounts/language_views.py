"""Choosing the language of all pages, from any of them."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from planner.accounts import actions
from planner.accounts.models import User
from planner.language.speaking import KNOWN


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Kept for the browser, and with the account of whoever is signed in.

    A page of its own, as a form on all of them would keep every one from being answered with 304.
    """
    if request.method != "POST":
        return render(request, "accounts/language.html", {"next": _came_from(request)})
    language = request.POST.get("language", "")
    if language not in KNOWN:
        return HttpResponseBadRequest(_("Lemma does not speak this language."))
    if isinstance(request.user, User):
        actions.change_language(user=request.user, language=language)
    response = redirect(_back(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
    return response


def _came_from(request: HttpRequest) -> str:
    """The page that was left, if it was one of ours; it is not named in the link, as what is
    hidden has to look like what does not exist."""
    parts = urlsplit(request.headers.get("Referer", ""))
    if parts.netloc != request.get_host():
        return ""
    return parts.path + (f"?{parts.query}" if parts.query else "")


def _back(request: HttpRequest) -> str:
    """To where the form stood, if that is a page of ours."""
    wanted = request.POST.get("next", "")
    allowed = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if allowed and wanted.startswith("/") else "/"
