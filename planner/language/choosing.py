"""The language of a page: its reader's own, else what was chosen here, else what a browser asks."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request

from planner.language.speaking import KNOWN


def language_of(request: HttpRequest) -> str:
    """One of `settings.LANGUAGES`. A person's own word beats cookie and browser."""
    # Only who has a session can be somebody; to find out asks the database.
    if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
        own = request.user.language
        if own in KNOWN:
            return own
    return get_language_from_request(request)


def speak(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[..., object]:
    """Middleware: answers each request in the language of its reader."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        language = language_of(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = get_response(request)
        patch_vary_headers(response, ["Accept-Language"])
        response.headers.setdefault("Content-Language", html_code(language))
        return response

    return respond


def html_code(language: str) -> str:
    """As HTML and mail write it: en-GB, zh-Hans."""
    first, _, rest = language.partition("-")
    return f"{first}-{rest.title() if len(rest) > 2 else rest.upper()}" if rest else first
