"""Pages of the catalogue for everybody: readable without an account, 304 where nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from hashlib import sha256
from time import time_ns
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from curriculum import current
from curriculum.records import Catalogue
from curriculum.spoken import spoken, tag

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, Catalogue, P], HttpResponse]

# Another release may draw the same catalogue differently; without a name for it, every start may.
RELEASE = getattr(settings, "GIT_COMMIT", "") or str(time_ns())
REVISIT = "public, max-age=0, must-revalidate"


def catalogue_page(page: Page[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """Hands the catalogue to the view in the language of the reader, and answers a revisit without
    it where it is the same."""

    @login_not_required
    @require_safe
    @wraps(page)
    def respond(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        version = current.version()
        etag = _etag(request, version)
        known = get_conditional_response(request, etag=etag) if etag else None
        if known is not None:
            return known
        response = page(request, spoken(current.current(version)), *args, **kwargs)
        response.headers["Cache-Control"] = REVISIT
        if etag:
            response.headers["ETag"] = etag
        return response

    return respond


def _etag(request: HttpRequest, version: str) -> str:
    """Nothing for readers with a session, whose pages may name them, and while developing."""
    if not version or settings.DEBUG or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return ""
    seen = f"{RELEASE} {version} {tag()} {request.headers.get('HX-Request', '')}"
    return f'"{sha256(seen.encode()).hexdigest()[:32]}"'
