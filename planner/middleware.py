"""What is true of every response."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

Respond = Callable[[HttpRequest], HttpResponseBase]


def answer_health(get_response: Respond) -> Respond:
    """Answer /healthz whatever Host it names, and without asking the database.

    A load balancer that names no Host, or a database that is away for a moment, must not make it
    believe that every process is dead.
    """

    def respond(request: HttpRequest) -> HttpResponseBase:
        if request.path_info == "/healthz":
            return HttpResponse("ok\n", headers={"Cache-Control": "no-store"}, content_type=PLAIN)
        return get_response(request)

    return respond


def keep_private(get_response: Respond) -> Respond:
    """Nobody but the reader may keep what was answered to a signed-in reader."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        patch_vary_headers(response, ["Cookie", "HX-Request"])
        # By the cookie, not by the user: finding that out would ask the database.
        cookie = settings.SESSION_COOKIE_NAME
        if cookie in request.COOKIES or cookie in response.cookies:
            response.headers["Cache-Control"] = "private, no-store"
        return response

    return respond


def state_permissions(get_response: Respond) -> Respond:
    """Give up browser features that no page uses, and being embedded by other sites."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers["Permissions-Policy"] = settings.PERMISSIONS_POLICY
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    return respond


PLAIN = "text/plain; charset=utf-8"
