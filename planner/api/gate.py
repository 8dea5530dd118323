"""What is true of every address of the API, before and after its own function.

A key says who calls, never a cookie; requests are counted; what creates something may be sent
twice; what has not changed since is not sent again; every refusal has the one shape.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from planner.api import limits
from planner.api.callers import SAFE, called_by, caller_of, require_scope
from planner.api.once import answer_once
from planner.api.refusals import Refusal

View = Callable[..., HttpResponse]
BODIED = {"POST", "PUT", "PATCH"}


def gated(pattern: URLPattern, *, scope: str) -> URLPattern:
    """The address behind the gate. `scope`: what changing something there asks of a key."""
    pattern.callback = login_not_required(csrf_exempt(_behind(pattern.callback, scope)))
    return pattern


def _behind(view: View, scope: str) -> View:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        allowance: dict[str, str] = {}
        try:
            allowance = _let_in(request, scope)
            response = _answered(request, lambda: view(request, *args, **kwargs))
        except Refusal as refusal:
            response = refusal.response()
        for name, value in allowance.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", "private, no-cache")
        patch_vary_headers(response, ["Authorization"])
        return response

    return answer


def _let_in(request: HttpRequest, scope: str) -> dict[str, str]:
    """Gives the headers that say what is left of the minute."""
    now = timezone.now()
    token = caller_of(request, now=now)
    request.caller = token  # type: ignore[attr-defined]  # read by `callers.called_by`
    allowance = limits.count(token, writes=request.method not in SAFE, now=now)
    require_scope(token, str(request.method), scope)
    return allowance.headers


def _answered(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    if request.method in BODIED:
        _refuse_forms(request)
    if request.method == "POST":
        user = called_by(request)
        return answer_once(request, user=user, now=timezone.now(), answer=view)
    if request.method == "HEAD":  # as GET; the body is left out by the server
        request.method = "GET"
    response = view()
    if request.method in SAFE and response.status_code == 200:
        return _unless_known(request, response)
    return response


def _refuse_forms(request: HttpRequest) -> None:
    """JSON only: a form of another site can send anything else without asking."""
    if request.body and request.content_type != "application/json":
        raise Refusal(415, "not_json", _("Send JSON: Content-Type: application/json."))


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    etag = response.headers.get("ETag") or f'"{sha256(response.content).hexdigest()[:32]}"'
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
