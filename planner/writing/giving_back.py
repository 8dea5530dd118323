"""Nothing that somebody wrote is lost, whatever becomes of the request that brings it.

A form with a slip that was sent in vain is kept for its writer: their session was over, they are
too late or not allowed any more, too fast, or something broke. And where the answer is another
page than the form, it shows what was typed.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import urlencode

from planner.writing import keeping, slips
from planner.writing.opening import typed_in
from planner.writing.slips import Slip, slip_in

Respond = Callable[[HttpRequest], HttpResponseBase]

SIGNED_OUT = 401
AWAY = 503  # the database; asking it once more would only take time
PASSES = {429, 500, AWAY}  # what may go well at another try


def give_back(get_response: Respond) -> Respond:
    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if request.method != "POST" or not isinstance(response, HttpResponse):
            return response
        slip = slip_in(request.POST)
        if slip is None or "text" not in request.POST:
            return response
        return _given_back(request, response, slip)

    return respond


def _given_back(request: HttpRequest, response: HttpResponse, slip: Slip) -> HttpResponse:
    if _leads_to_the_door(request, response):
        page = render_to_string("writing/signed_out.html", {"door": _door(slip)})
        response = HttpResponse(page, status=SIGNED_OUT)
    if not _was_in_vain(request, response):
        return response
    is_kept = response.status_code != AWAY and _kept(slip, request.POST)
    if response.status_code >= 400 and not _shows_the_form(response):
        _add(response, _what_was_typed(request, response, slip, is_kept=is_kept))
    return response


def _was_in_vain(request: HttpRequest, response: HttpResponse) -> bool:
    """Success leads on; a page instead shows the form again, or why not."""
    is_page = response.status_code == 200 and "HX-Request" not in request.headers
    return is_page or response.status_code >= 400


def _leads_to_the_door(request: HttpRequest, response: HttpResponse) -> bool:
    door = resolve_url(settings.LOGIN_URL)
    if response.status_code != 302 or not response.headers["Location"].startswith(door):
        return False
    return not request.user.is_authenticated


def _door(slip: Slip) -> str:
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': slip.page})}"


def _kept(slip: Slip, posted: QueryDict) -> bool:
    try:
        return keeping.keep(slip=slip, fields=typed_in(posted), now=timezone.now())
    except (DatabaseError, InterfaceError):
        return False


def _shows_the_form(response: HttpResponse) -> bool:
    return f'<input type="hidden" name="{slips.NAME}"'.encode() in response.content


def _what_was_typed(
    request: HttpRequest, response: HttpResponse, slip: Slip, *, is_kept: bool
) -> bytes:
    """The form goes out again with the token that it came with: sending it again is worth as
    much as sending it was, and nothing more where another site has sent it."""
    posted = request.POST
    return render_to_string(
        "writing/typed.html",
        {
            "text": posted.get("text", ""),
            "others": [
                (name, value)
                for name, values in posted.lists()
                if name != "text"
                for value in values
            ],
            "address": request.get_full_path(),
            "page": slip.page,
            "is_kept": is_kept,
            "can_try_again": response.status_code in PASSES,
            "is_signed_out": response.status_code == SIGNED_OUT,
        },
    ).encode()


def _add(response: HttpResponse, block: bytes) -> None:
    """At the end of what the page says. It is for nobody else, signed in or not."""
    before, end, after = response.content.rpartition(b"</main>")
    response.content = before + block + end + after if end else after + block
    response.headers["Cache-Control"] = "private, no-store"
    if "Content-Length" in response.headers:
        response.headers["Content-Length"] = str(len(response.content))
